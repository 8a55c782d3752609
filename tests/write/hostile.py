"""A document that tries everything, and a corpus in which every word comes from it."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from briefgen.corpus import Corpus
from briefgen.model import Dispute, Instrument, Source
from tests.write import sample

TEXT = (
    '</title><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}{% raw %}--8<-- "mkdocs.yml" \' *_#`'
    "</span></details></textarea>&lt;b&gt; javascript:alert(3) data-search-exclude= \u202egnp.exe\x00"
)

KEPT = {
    "id",
    "speaker_id",
    "actor_ids",
    "by_ids",
    "actors",
    "thread",
    "kind",
    "type",
    "precision",
    "sha256",
    "encoding",
    "text",
}
"""Fields that briefgen itself fills; `text` is the document, made hostile in its own way."""


def poisoned(value: Any, name: str = "") -> Any:
    """The value with every free word in it replaced by `TEXT`."""
    if isinstance(value, str):
        return value if name in KEPT else TEXT
    if isinstance(value, tuple):
        return tuple(poisoned(item, name) for item in value)
    if is_dataclass(value) and not isinstance(value, type):
        if isinstance(value, Source):
            return _source(value)
        changed = {f.name: poisoned(getattr(value, f.name), f.name) for f in fields(value) if f.name != "dossiers"}
        return replace(value, **changed)
    return value


_SOURCES: dict[str, Source] = {}


def _source(value: Source) -> Source:
    """The source with hostile particulars; one object for each, as evidence and briefing share it."""
    if value.id not in _SOURCES:
        free = (
            "file",
            "title",
            "date",
            "outlet",
            "author",
            "url",
            "language",
            "dateline",
            "topics",
            "unused",
        )
        _SOURCES[value.id] = replace(value, **{name: poisoned(getattr(value, name), name) for name in free})
    return _SOURCES[value.id]


def corpus() -> Corpus:
    """Two documents whose every particular is `TEXT`, one of which has it for a sentence too."""
    _SOURCES.clear()
    plain_one = sample.briefing(sample.source(weather=TEXT, url="http://a.test/"), weather=TEXT)
    toll = plain_one.statements[0]
    accord = Instrument(
        "i-a", "accord", "treaty", "act", ("pact",), (toll.action,), "2031", "hall", toll.evidence, "r", "d"
    )
    denial = Dispute("x-a", "denied", ("council",), (), toll.action, toll.evidence, "radio", "r", "d")
    one = poisoned(replace(plain_one, instruments=(accord,), disputes=(denial,)))
    two = poisoned(sample.briefing(sample.source("quay", "The quay reopens", None)))
    plain = sample.corpus(one, two)
    dossier = replace(
        plain.dossiers[0],
        name=TEXT,
        aliases=((TEXT, 2),),
        roles=tuple(poisoned(role) for role in plain.dossiers[0].roles),
        affiliations=(TEXT,),
    )
    related = {key: tuple(replace(r, reason=TEXT) for r in found) for key, found in plain.related.items()}
    return replace(plain, dossiers=(dossier,), related=related)
