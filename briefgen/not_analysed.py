"""The briefing of a document in which nothing is looked for: its text, what is known about it, and why.

In: a `Source`, and the reason. Out: a `Briefing` without findings. A document in a language that nothing is found in
keeps its paragraphs, each as one numbered stretch with a lasting link; of one whose work was ended only the text is
left. Who decides: task.py.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

from briefgen import languages
from briefgen.identity import content_id
from briefgen.model import Briefing, NotAnalysed, Sentence, Source, Unused

if TYPE_CHECKING:
    from collections.abc import Iterable

NOT_ANALYSED = "not analysed"
"""Reason for which a text that no findings were looked for in counts as unused."""


def in_another_language(source: Source, read: tuple[str, ...]) -> Briefing:
    """A briefing of a document in a language that is not analysed; `read` are the codes of those that are."""
    spoken = languages.name(source.language.value or languages.UNDETERMINED)
    told = f"The document is in {spoken}, and briefgen reads {languages.listed(read)} here."
    taken: set[str] = set()
    blocks = [(number, source.cut(block.start, block.end)) for number, block in enumerate(source.blocks)]
    return _empty(
        source,
        NotAnalysed("language", told),
        tuple(Sentence(content_id("s", cut.quote, taken=taken), number, cut) for number, cut in blocks),
        source.limits,
    )


def ended(source: Source, why: str) -> Briefing:
    """A briefing that holds the text alone, of a document whose work was ended; `why` stands on its page."""
    inside = [part for part in source.unused if part.end > part.start]
    rest, at = [], 0
    for part in [*inside, Unused(len(source.text), len(source.text), "")]:
        if source.text[at : part.start].strip():
            rest.append(Unused(at, part.start, NOT_ANALYSED))
        at = part.end
    unused = tuple(sorted([*inside, *rest], key=lambda part: part.start))
    kept = dataclasses.replace(source, blocks=(), repairs=(), unused=unused, limits=(why,))
    return _empty(kept, NotAnalysed("ended", why), (), (why,))


def _empty(source: Source, why: NotAnalysed, stretches: Iterable[Sentence], limits: tuple[str, ...]) -> Briefing:
    return Briefing(
        source=source, sentences=tuple(stretches), summary=(), facts=(), actors=(), quotes=(), commitments=(),
        statements=(), dates=(), figures=(), gaps=(), limits=limits, not_analysed=why,
    )  # fmt: skip
