"""Text that grows, with the findings made in it: what is marked is what was written, so evidence cannot be off.

In: words, one after the other. Out: a `Draft`, from which document.py cuts its `Briefing`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from bench.made.world import Who
from briefgen.model import BlockKind


class Span(NamedTuple):
    """A stretch of the text, half-open."""

    start: int
    end: int


@dataclass
class Member:
    """Somebody of the cast of one document, with the places that name them and the forms used."""

    who: Who
    mentions: list[Span] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)


@dataclass
class Finding:
    """A finding to be: its noun, the sentence it stands in, and its values, `Span` where evidence will stand."""

    noun: str
    sentence: int
    values: dict[str, Any]


class Draft:
    """One document being written."""

    def __init__(self, head: str) -> None:
        self._parts = [head]
        self.at = len(head)
        self.blocks: list[tuple[Span, BlockKind]] = []
        self.sentences: list[tuple[Span, int]] = []
        self.findings: list[Finding] = []
        self.cast: dict[str, Member] = {}
        self._open = False

    def put(self, words: str) -> Span:
        """Writes the words; returns where they stand."""
        start = self.at
        self._parts.append(words)
        self.at += len(words)
        return Span(start, self.at)

    @property
    def text(self) -> str:
        """All that was written."""
        return "".join(self._parts)

    @contextmanager
    def block(self, kind: BlockKind, before: str = "") -> Iterator[None]:
        """What is written inside is one block; `before` stands on its line and is no part of it."""
        self.put(before)
        start, self._open = self.at, True
        yield
        self.blocks.append((Span(start, self.at), kind))
        self.put("\n\n")

    @contextmanager
    def sentence(self, end: str = ".") -> Iterator[None]:
        """What is written inside is one sentence, a space before it unless it is the first of its block."""
        if not self._open:
            self.put(" ")
        start, self._open = self.at, False
        yield
        self.put(end)
        self.sentences.append((Span(start, self.at), len(self.blocks)))

    def name(self, who: Who, *, role: bool = True) -> Span:
        """Writes who is meant, in full the first time, with the role where asked for; returns the name alone."""
        member = self.cast.setdefault(who.name, Member(who))
        form = who.short if member.mentions else who.name
        if role and who.role and not member.mentions:
            self.put(f"{who.role} ")
        span = self.put(form)
        member.mentions.append(span)
        if form not in member.forms:
            member.forms.append(form)
        if who.type == "organization" and form == who.name != who.short and len(member.mentions) == 1:
            self.put(" (")
            member.mentions.append(self.put(who.short))
            self.put(")")
            member.forms.append(who.short)
        return span

    def find(self, noun: str, **values: Any) -> None:
        """Notes a finding in the sentence that is being written."""
        self.findings.append(Finding(noun, len(self.sentences), values))
