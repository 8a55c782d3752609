"""The part of the method page that `briefgen eval` writes: the figures, and what the machine gets wrong most.

In: what was measured, and the page. Out: the page with the part between two comments made anew; the rest is as it was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

from briefgen.errors import SettingsError
from briefgen.evaluate.figures_of_merit import ROWS
from briefgen.evaluate.measured import TITLES, Measured, Mistake, cells

BEGIN = "<!-- made by `briefgen eval`: begin; do not edit by hand -->"
END = "<!-- made by `briefgen eval`: end -->"

MOST = 20
"""Sorts of mistakes that are told; the others are with `--errors`."""
CAUSES = 7
"""What they happened to, of each sort; the rarer ones are told together."""
SHOWN = 160
"""Characters of an example."""


def page(old: str, found: Measured, file: Path) -> str:
    """The page with its part made anew.

    Raises:
        SettingsError: it lacks one of the two comments.
    """
    begin, end = old.find(BEGIN), old.find(END)
    if not 0 <= begin < end:
        raise SettingsError(
            f"{file} has no place for the figures. Put these two lines where they belong, with an empty line between "
            f"them:\n{BEGIN}\n{END}"
        )
    return f"{old[:begin]}{BEGIN}\n\n{part(found)}\n\n{old[end:]}"


def part(found: Measured) -> str:
    """The table and the list, in Markdown."""
    lines = [
        f"{found.articles} articles, {found.words:,} words. In percent; in brackets the interval that holds the figure",
        "in 95 of 100 sets drawn again from these articles.",
        "",
        f"| | {' | '.join(TITLES)} |",
        "|---|---|---|---|---|",
    ]
    group = ""
    for row in ROWS:
        label = row.label if row.group == group else f"**{row.group}**: {row.label}"
        group = row.group
        lines.append(
            f"| {label} | {' | '.join(cells(row, found.figures))} |".replace("|  |", "| |").replace("|  |", "| |")
        )
    lines += ["", "What the machine gets wrong most on these articles, and one example of each:", ""]
    lines += _worst(found)
    return "\n".join(lines)


def _worst(found: Measured) -> list[str]:
    """A line for each of the most frequent mistakes: how often, with what, and the shortest example."""
    by_what: dict[str, dict[str, list[Mistake]]] = defaultdict(lambda: defaultdict(list))
    for one in found.mistakes:
        by_what[one.miss.what][one.miss.cause].append(one)
    often = sorted(by_what.items(), key=lambda pair: (-sum(map(len, pair[1].values())), pair[0]))
    lines = []
    for what, causes in often[:MOST]:
        ordered = sorted(causes.items(), key=lambda pair: (-len(pair[1]), pair[0]))
        told = [f"{cause} {len(cases)}" for cause, cases in ordered[:CAUSES]]
        others = sum(len(cases) for _, cases in ordered[CAUSES:])
        listed = ", ".join([*told, f"others {others}"] if others else told)
        example = min(ordered[0][1], key=lambda one: (len(one.shown), one.file, one.line))
        total = sum(len(cases) for cases in causes.values())
        lines.append(f"- **{what}, {total}** ({listed}). {_example(example)}")
    return lines


def _example(one: Mistake) -> str:
    words = one.shown
    if len(words) > SHOWN:
        words = words[:SHOWN].rsplit(" ", 1)[0] + " …"
    detail = f"; {_plain(one.miss.detail)}" if one.miss.detail else ""
    return f"For example: {_plain(words)} (`{Path(one.file).stem}`{detail})"


def _plain(words: str) -> str:
    """Words that Markdown and HTML leave as they are."""
    return re.sub(r"([\\`*_{}\[\]<>|#])", r"\\\1", words)
