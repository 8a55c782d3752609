"""The page of one document.

In: a briefing and the corpus it stands in. Out: its `Page`. Its lines come from lines.py, its order is
that of templates/briefing.html.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from briefgen.corpus import Corpus
from briefgen.model import Briefing, Commitment
from briefgen.published import Heading, Page
from briefgen.write import site_map
from briefgen.write.changed import Edits
from briefgen.write.corrected import sidecar
from briefgen.write.lines import Lines
from briefgen.write.passages import Passages
from briefgen.write.render import render, visible
from briefgen.write.source_text import share_used, source_text
from briefgen.write.told_again import told_again
from briefgen.write.view import Line, Name

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction averages 238 words a minute (Brysbaert 2019); news is denser."""

DESCRIPTION_LETTERS = 200

TITLES = {
    "bottom-line": "Bottom line",
    "facts": "Key facts",
    "commitments": "Commitments",
    "statements": "Said, but not a commitment",
    "who": "Who",
    "quotations": "Quotations",
    "when": "When",
    "figures": "Figures",
    "not-stated": "Not stated in this source",
    "related": "Related briefings",
    "changes": "Changes to this page",
    "source-text": "Source text",
}
"""Id and words of every section; only "source-text" is on every page."""

ASIDE = {"related", "changes"}
"""Sections that are about the page, not about the document: nobody misses them there."""


def title(briefing: Briefing) -> str:
    """How other pages call it: its title, or its file where it has none."""
    return " ".join((briefing.source.title.value or briefing.source.file).split())


def description(words: str) -> str:
    """One line for previews: the words, cut between two of them where they are long."""
    line = " ".join(words.split())
    if len(line) > DESCRIPTION_LETTERS:
        line = line[:DESCRIPTION_LETTERS].rsplit(" ", 1)[0] + " …"
    return visible(line)


def page(corpus: Corpus, passages: Passages, edits: Edits | None = None) -> Page:
    """The finished page of one briefing; `edits` has what changed in it."""
    briefing, source = passages.briefing, passages.source
    lines = Lines(corpus, passages)
    facts, actors, quotes = tuple(lines.facts()), tuple(lines.actors()), tuple(lines.quotes())
    commitments = tuple(lines.commitments(briefing.commitments, "C", "commitment"))
    statements = tuple(lines.commitments(briefing.statements, "S", "statement"))
    dates, figures = tuple(lines.dates()), tuple(lines.figures())
    every = chain(facts, _places(commitments), _places(statements), quotes, dates, figures, actors)
    related = corpus.related.get(source.id, ())
    edit = edits.of(source.id) if edits else None

    content: dict[str, object] = {
        "bottom-line": briefing.summary,
        "facts": facts,
        "commitments": commitments,
        "statements": statements,
        "who": actors,
        "quotations": quotes,
        "when": dates,
        "figures": figures,
        "related": related,
        "changes": edit,
        "source-text": True,
    }
    nothing = tuple(words for key, words in TITLES.items() if key in content and not content[key] and key not in ASIDE)
    content["not-stated"] = briefing.gaps or nothing
    words = len(" ".join(source.reading(block.start, block.end) for block in source.blocks).split())
    html = render(
        "briefing.html",
        title=title(briefing),
        titles=TITLES,
        briefing=briefing,
        source=source,
        words_count=words,
        sidecar=sidecar(source.file),
        corrections=sum(one.briefing == source.id for one in corpus.corrections),
        told_again=told_again(corpus, source.id, lines.here),
        lang=_language(source.language.value),
        deadline=_first_deadline(commitments),
        minutes=max(1, -(-words // WORDS_A_MINUTE)),
        used=share_used(passages),
        links={
            "home": site_map.link(lines.here, site_map.BRIEFINGS),
            "corrections": site_map.link(lines.here, site_map.CORRECTIONS),
            "changes": site_map.link(lines.here, site_map.CHANGES),
            "data": site_map.link(lines.here, site_map.data(source.id)),
            "raw": site_map.link(lines.here, site_map.raw(source.id)),
            "original": site_map.outside(source.url.value),
        },
        summary=tuple(
            (evidence.reading, passages.proof(evidence, lines.here), lines.speaking(evidence))
            for evidence in briefing.summary
        ),
        facts=facts,
        commitments=commitments,
        statements=statements,
        actors=actors,
        quotes=quotes,
        dates=dates,
        figures=figures,
        nothing=nothing,
        related=tuple(
            (Name(title(r.briefing), site_map.link(lines.here, site_map.briefing(r.briefing.source.id))), r)
            for r in related
        ),
        edit=edit,
        text=source_text(passages, tuple(every)),
    )
    below = {"statements"} if commitments else set()
    sections = (Heading(3 if key in below else 2, key, words) for key, words in TITLES.items() if content[key])
    return Page(
        path=lines.here,
        title=visible(title(briefing)),
        html=html,
        headings=(Heading(1, "top", visible(title(briefing))), *sections),
        description=description(briefing.summary[0].reading if briefing.summary else title(briefing)),
        source=source.file,
    )


def _places(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from line.again


def _first_deadline(lines: tuple[Line, ...]) -> Line | None:
    """The commitment due first, dated ones before others; what is "next" only a clock could tell."""
    due = [(line, c.deadline) for line in lines if isinstance(c := line.finding, Commitment) and c.deadline]
    return min(due, key=lambda pair: (pair[1].date is None, pair[1].date or ""))[0] if due else None


def _language(tag: str | None) -> str | None:
    """The language tag if it is one, so that screen readers and hyphenation follow it."""
    return tag if tag and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", tag) else None
