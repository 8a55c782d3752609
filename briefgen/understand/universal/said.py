"""Finds what was said, between quotation marks and in the outlet's words, and by whom.

In: a parsed source, its cast and the words of its language. Out: `Quote`s in order of the text. A line whose speaker
cannot be told is kept without one where marks show that somebody speaks, and left out where only a verb does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.identity import content_id
from briefgen.model import Quote
from briefgen.understand import quotation_marks
from briefgen.understand.universal import clauses_said, sayings
from briefgen.understand.universal.phrases import span_of
from briefgen.understand.universal.speakers import Draft, Speakers

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from briefgen.understand.parsed import ParsedSource
    from briefgen.understand.quotation_marks import Marked
    from briefgen.understand.universal.cast import Cast
    from briefgen.understand.universal.clauses_said import Reported
    from briefgen.understand.universal.sayings import Saying
    from briefgen.understand.universal.words import Words

WORDS = 2
"""Words that a quotation needs besides a verb."""


class _Finder:
    def __init__(self, parsed: ParsedSource, cast: Cast, words: Words) -> None:
        self.parsed, self.cast, self.words = parsed, cast, words
        self.marks = quotation_marks.find(parsed)
        self.inside = {i for mark in self.marks for i in range(mark.outer.start, mark.outer.end)}
        self.sayings = [s for s in sayings.find(parsed.doc, words) if s.verb.i not in self.inside]

    def sentence(self, token: Token) -> Span:
        return self.parsed.sentences[self.parsed.sentence_number(token)]

    # --- between quotation marks --------------------------------------------------------------------------------------

    def direct(self) -> list[Draft]:
        """Stretches between marks that have a frame, or stand as a sentence where somebody was speaking."""
        found: list[Draft] = []
        for k, mark in enumerate(self.marks):
            frame = self._behind(mark) or self._before(k, mark)
            if frame is not None:
                saying, head = frame
                rule = "quotes/direct-after" if saying.verb.i >= mark.outer.end else "quotes/direct-before"
                if self._says_something(mark):
                    found.append(self._draft(mark, rule, saying, head))
            elif self._whole(mark):
                found.append(self._draft(mark, "quotes/carried-on", None, None))
        return found

    def _draft(self, mark: Marked, rule: str, saying: Saying | None, head: Token | None) -> Draft:
        first, last = self.sentence(mark.outer[0]), self.sentence(mark.outer[-1])
        tokens = [first[0], last[-1], mark.outer[0], mark.outer[-1]]
        tokens += [saying.cue[0], saying.cue[-1]] if saying is not None else []
        low, high = min(tokens, key=lambda t: t.i), max(tokens, key=lambda t: t.i)
        cue = saying.cue if saying is not None else None
        evidence = self.parsed.evidence(low, high)
        return Draft(mark.evidence, evidence, True, rule, cue, head, mark.block, mark.outer.start)

    def _behind(self, mark: Marked) -> tuple[Saying, Token | None] | None:
        """As in "…", a déclaré Mme X: the verb stands right behind the marks."""
        doc, at = self.parsed.doc, mark.outer.end
        while at < len(doc) and doc[at].text in {",", "—", "–", "-"}:
            at += 1
        for saying in self.sayings:
            if saying.cue.start == at and self.parsed.block_of(saying.verb) == mark.block:
                head = saying.pronoun or self.named_behind(saying)
                return (saying, self._somebody(head, saying)) if head is not None else None
        return None

    def _somebody(self, head: Token, saying: Saying) -> Token | None:
        """The head, if it may speak: a name, a role, or whatever noun stands right behind the verb."""
        if clauses_said.is_somebody(head, self.cast, self.words) or head.pos_ == "PROPN":
            return head
        return head if span_of(head, self.words).start == saying.cue.end else None

    def named_behind(self, saying: Saying) -> Token | None:
        """Who speaks, behind an inverted verb."""
        end = self.sentence(saying.verb).end
        return sayings.speaker_behind(self.parsed.doc, saying.cue.end, end, self.words)

    def _before(self, k: int, mark: Marked) -> tuple[Saying, Token | None] | None:
        """As in X a déclaré : "…": a verb of saying before a colon, and no other quotation between."""
        doc, at = self.parsed.doc, mark.outer.start - 1
        if at < 0 or doc[at].text != ":" or self.parsed.block_of(doc[at]) != mark.block:
            return None
        start = self.sentence(doc[at]).start
        before = self.marks[k - 1].outer.end if k and self.marks[k - 1].block == mark.block else start
        for saying in reversed(self.sayings):
            if max(start, before) <= saying.cue.start < at:
                head = self.speaker(saying, at)
                return (saying, head) if head is not None else None
        return None

    def speaker(self, saying: Saying, stop: int) -> Token | None:
        """Head of the phrase that speaks: inverted behind the verb, or its subject."""
        if saying.pronoun is not None:
            return saying.pronoun
        if saying.verb.lower_.endswith(tuple(self.words.grammar("participles", "present"))):
            return self._spoke_before(saying)
        before = self.parsed.doc[saying.cue.start - 1] if saying.cue.start else None
        if before is not None and before.text == ",":
            behind = sayings.speaker_behind(self.parsed.doc, saying.cue.end, stop, self.words)
            if behind is not None and clauses_said.is_somebody(behind, self.cast, self.words):
                return behind
        found = self.cast.of_verb(saying.verb)
        return found[0] if found is not None else None

    def _spoke_before(self, saying: Saying) -> Token | None:
        """Whoever spoke before in the sentence: "…, a dit X, ajoutant que …"."""
        start = self.sentence(saying.verb).start
        earlier = [s for s in self.sayings if start <= s.verb.i < saying.verb.i]
        return self.speaker(earlier[-1], saying.cue.start) or self.named_behind(earlier[-1]) if earlier else None

    def _whole(self, mark: Marked) -> bool:
        """It is a sentence of its own: a capital first, a full stop last, nothing beside it."""
        text, sentence = mark.words.text.strip(), self.sentence(mark.outer[0])
        opens = sentence.start >= mark.outer.start or self.parsed.doc[mark.outer.start - 1].text in {".", ":", "!", "?"}
        ends = text[-1:] in ".!?…" or self.sentence(mark.outer[-1]).end <= mark.outer.end + 1
        return opens and ends and text[:1].isupper() and self._says_something(mark)

    def _says_something(self, mark: Marked) -> bool:
        plain = [t for t in mark.words if t.is_alpha]
        return len(plain) > WORDS or any(t.pos_ in {"VERB", "AUX"} for t in mark.words)

    # --- in the outlet's words ----------------------------------------------------------------------------------------

    def indirect(self, drafts: list[Draft]) -> list[Draft]:
        """Clauses that a verb or "selon" puts down to somebody, those left out that are direct quotations already."""
        cues = {d.cue.start for d in drafts if d.cue is not None and d.rule == "quotes/direct-after"}
        found: list[Reported] = []
        for saying in self.sayings:
            if not saying.negated and saying.cue.start not in cues:
                found += clauses_said.of(saying, self.sentence(saying.verb), self)
        for sentence in self.parsed.sentences:
            found += clauses_said.according(sentence, self)
        return [
            Draft(
                self.parsed.evidence(one.content),
                self.parsed.evidence(self.sentence(one.cue[0])),
                False,
                one.rule,
                one.cue,
                one.head,
                self.parsed.block_of(one.cue[0]),
                one.content.start,
            )
            for one in found
        ]


def find(parsed: ParsedSource, cast: Cast, words: Words) -> tuple[Quote, ...]:
    """Every quotation, direct and indirect, in order of the text."""
    if not parsed.sentences:
        return ()
    finder = _Finder(parsed, cast, words)
    direct = finder.direct()
    drafts = sorted([*direct, *finder.indirect(direct)], key=lambda d: (d.at, not d.direct))
    speakers, taken, found = Speakers(parsed, cast, words), set[str](), []
    for draft in drafts:
        who = speakers.of(draft)
        if who.name is None and not draft.direct:
            continue
        actor = who.actors[0] if len(who.actors) == 1 else None
        found.append(
            Quote(
                id=content_id("q", draft.words.quote, taken=taken),
                speaker=who.name,
                speaker_id=actor.id if actor is not None else None,
                cue=parsed.evidence(draft.cue).quote if draft.cue is not None else None,
                words=draft.words,
                direct=draft.direct,
                channel=None,
                evidence=draft.frame,
                rule=draft.rule if who.name is not None or draft.cue is not None else "quotes/alone",
                doubt=who.doubt,
            )
        )
    return tuple(found)
