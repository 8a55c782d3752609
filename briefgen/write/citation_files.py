"""A citation as BibTeX, RIS and CSL-JSON, the three formats that every reference manager reads.

In: a `Work`. Out: the text of each file; fields that are not known are left out. The formats are a few lines each, and
the libraries that write them bring parsers along, so they read these files in the tests instead.
"""

from __future__ import annotations

import json
from dataclasses import dataclass

from briefgen.write.citation import Work
from briefgen.write.encode import ris_line, tex


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its name on pages, the end of its files, the file's words."""

    name: str
    suffix: str
    text: str


def formats(it: Work) -> tuple[Format, ...]:
    """The citation in every format, in the order of the page."""
    return Format("BibTeX", "bib", bibtex(it)), Format("RIS", "ris", ris(it)), Format("CSL-JSON", "json", csl(it))


def bibtex(it: Work) -> str:
    """One entry of the type `misc`, which every style knows; double braces keep names and capitals as they are."""
    year, month, _ = it.date.split("-") if it.date else (None, None, None)
    fields = {
        "author": tex(it.author),
        "title": tex(it.title),
        "howpublished": tex(it.outlet),
        "year": year,
        "month": str(int(month)) if month else None,
        "date": it.date,
        "url": it.url,
        "langid": tex(it.language),
        "note": tex(f"Briefing: {it.page}; {it.checked}"),
    }
    twice = {"author", "title"}
    lines = (
        f"  {name} = {{{{{value}}}}}" if name in twice else f"  {name} = {{{value}}}"
        for name, value in fields.items()
        if value
    )
    return f"@misc{{{it.key},\n" + ",\n".join(lines) + "\n}\n"


def ris(it: Work) -> str:
    """One record; a field is one line, so no word of a source can begin another."""
    fields = (
        ("TY", "ELEC" if it.online else "GEN"),
        ("ID", it.key),
        ("AU", it.author),
        ("TI", it.title),
        ("T2" if it.online else "PB", it.outlet),
        ("PY", it.date[:4] if it.date else None),
        ("DA", it.date.replace("-", "/") if it.date else None),
        ("LA", it.language),
        ("UR", it.url),
        ("N1", f"Briefing: {it.page}; {it.checked}"),
    )
    return "".join(ris_line(tag, value) for tag, value in fields if value) + "ER  - \r\n"


def csl(it: Work) -> str:
    """A list of one item, as citation processors take it."""
    item: dict[str, object] = {"id": it.key, "type": "webpage" if it.online else "document"}
    if it.title:
        item["title"] = it.title
    if it.author:
        item["author"] = [{"literal": it.author}]
    if it.outlet:
        item["container-title" if it.online else "publisher"] = it.outlet
    if it.date:
        item["issued"] = {"date-parts": [[int(part) for part in it.date.split("-")]]}
    if it.url:
        item["URL"] = it.url
    if it.language:
        item["language"] = it.language
    item["note"] = f"Briefing: {it.page}; {it.checked}"
    return json.dumps([item], ensure_ascii=False, indent=1) + "\n"


FORMATS = {"bib": bibtex, "ris": ris, "json": csl}
"""Ends of the files, and what is in them."""
