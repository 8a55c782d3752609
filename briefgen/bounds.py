"""How much one document may cost: the bounds, and what each is by default.

In: numbers that the site's author chose, or none. Out: one frozen `Bounds`, a part of `Settings`. A document beyond a
bound is told of by name and never stops the others. What readers of files need besides: read/bounds.py.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from briefgen.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

MB = 1_000_000


LATER = frozenset({"seconds", "memory_mb", "page_lines", "page_sentences"})
"""Bounds that decide nothing about what is found."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What one document may have and cost; each is an option below `bounds` in mkdocs.yml.

    Attributes:
        file_bytes: Of the file. A larger one is not read.
        letters: Characters of running text that are analysed; what follows is shown and not analysed. A book has about
            a million, a news article four thousand.
        sentence_letters: Characters of one sentence; a longer one is shown and not analysed. The work on a sentence
            grows with the square of its length.
        actors: Different names in one document; beyond it, those first named count.
        seconds: Of work, in CPU time. Then the process that does it is ended.
        memory_mb: What the work may take beyond what the program needs anyway, in millions of bytes. Then it is ended.
        yaml_letters: Of a front matter, a sidecar, the file of corrections.
        yaml_depth: Lists in lists in lists.
        zip_entries: Members of a packed file, such as a Word document.
        zip_entry_mb: Unpacked size of one of them, in millions of bytes.
        zip_mb: Unpacked size of all of them.
        pdf_pages: Pages of a PDF.
        page_lines: Lines of a kind, such as commitments, on one page of the site; further ones stand on further pages.
        page_sentences: Sentences of the source text on one page of the site.
    """

    file_bytes: int = 5 * MB
    letters: int = 150_000
    sentence_letters: int = 5_000
    actors: int = 2_000
    seconds: int = 30
    memory_mb: int = 2_147
    yaml_letters: int = 64_000
    yaml_depth: int = 50
    zip_entries: int = 2_000
    zip_entry_mb: int = 50
    zip_mb: int = 200
    pdf_pages: int = 500
    page_lines: int = 150
    page_sentences: int = 500

    @property
    def kept_under(self) -> str:
        """The bounds that decide what is found: part of the name under which findings are kept.

        Time and memory are not among them: what was stopped is never kept, and what was finished stays true. How much
        stands on a page decides nothing about findings.
        """
        told = {field.name: getattr(self, field.name) for field in fields(self)}
        return " ".join(f"{name}={value}" for name, value in told.items() if name not in LATER)


USUAL = Bounds()


def chosen(options: Mapping[str, object]) -> Bounds:
    """The bounds with those that `options` names changed.

    Raises:
        SettingsError: a name that is no bound, or a value that is no whole number above 0; all of them at once.
    """
    known = {field.name: field.default for field in fields(Bounds)}
    wrong = []
    numbers: dict[str, int] = {}
    for name, value in options.items():
        if name not in known:
            wrong.append(f"there is no bound `{name}`; there are {', '.join(known)}")
        elif isinstance(value, bool) or not isinstance(value, int) or value < 1:
            wrong.append(f"expected a whole number above 0, for example `{name}: {known[name]}`, and found {value!r}")
        else:
            numbers[name] = value
    if wrong:
        raise SettingsError("\n".join(f"`bounds`: {one}." for one in wrong))
    return Bounds(**numbers)
