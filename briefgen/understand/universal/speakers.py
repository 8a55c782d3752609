"""Tells who speaks, from the first quotation of a text to the last.

In: drafts of quotations, and the cast. Out: for each whom its phrase means; in one paragraph a pronoun, or nothing,
means the speaker before, if it may.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from briefgen.understand.cast import Who
from briefgen.understand.universal.phrases import span_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.model import Evidence
    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.universal.cast import Cast
    from briefgen.understand.universal.words import Words

NAMED = frozenset({"person", "organization", "country", "place", "group"})


@dataclass(frozen=True, slots=True)
class Draft:
    """A quotation whose speaker is still a phrase; `head` is None where the speaker is that of the one before."""

    words: Evidence
    frame: Evidence
    direct: bool
    rule: str
    cue: Span | None
    head: Token | None
    block: int
    at: int


class Speakers:
    """Remembers the last speaker of each paragraph."""

    def __init__(self, parsed: ParsedSource, cast: Cast, words: Words) -> None:
        self._parsed, self._cast, self._words = parsed, cast, words
        self._last: dict[int, tuple[Who, Token | None, int]] = {}

    def of(self, draft: Draft) -> Who:
        """The speaker; in one paragraph a pronoun, or nothing, means the speaker before, if it may."""
        head, last = draft.head, self._last.get(draft.block)
        if head is not None and last is None and head.lower_ in self._words.pronouns:
            before = self._last.get(draft.block - 1)  # a new paragraph may go on with the speaker of the one before
            last = before if before is not None and self._is_person(before[0]) else None
        if head is None and draft.cue is not None:
            who = Who((), None, "who/nobody")
        elif head is None:
            who = self._carried(draft, last)
        elif head.lower_ in self._words.pronouns:
            who = self._pronoun(head, last)
        else:
            who = self.named(head)
        if who.name is not None:
            told = head if head is not None else last[1] if last is not None else None
            self._last[draft.block] = (who, told, draft.frame.end)
        return who

    def _is_person(self, who: Who) -> bool:
        return len(who.actors) == 1 and who.actors[0].type == "person"

    def named(self, head: Token) -> Who:
        """Whom the phrase means, or whose name stands behind it: "leur syndicat, l'Union des marins"."""
        who = self._cast.who(head)
        doc, end = head.doc, span_of(head, self._words).end
        if not who.actors and end + 1 < len(doc) and doc[end].text in {",", "("}:
            for token in doc[end + 1 : end + 4]:
                if (actor := self._cast.named(token)) is not None and actor.type in NAMED:
                    return Who((actor,), actor.name, "who/apposition")
                if token.is_punct:
                    break
        return who

    def _pronoun(self, head: Token, last: tuple[Who, Token | None, int] | None) -> Who:
        if last is not None:
            who, before, _ = last
            same = before is not None and before.lower_ == head.lower_
            if same or (before is not None and self._cast.fits(who, before, head)):
                worded = head.lower_.removeprefix("-")
                return Who(who.actors, who.name, "who/speaker-before", f'speaker inferred from "{worded}"')
        return self._cast.pronoun(head)

    def _carried(self, draft: Draft, last: tuple[Who, Token | None, int] | None) -> Who:
        """The speaker before in the paragraph, where nobody else is named between."""
        if last is None:
            return Who((), None, "who/nobody")
        who, _, end = last
        known = {actor.id for actor in who.actors}
        between = [
            actor
            for span, actor in self._cast.mentions
            if end <= self._parsed.start(span[0]) < draft.words.start and actor.type == "person"
        ]
        if any(actor.id not in known for actor in between):
            return Who((), None, "who/nobody")
        return Who(who.actors, who.name, "who/speaker-before", "speaker inferred from the quotation before")
