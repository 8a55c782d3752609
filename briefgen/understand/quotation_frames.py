"""Finds the frame of a quotation between marks: the words beside it that tell whose it is.

In: the marked stretches and the verbs of saying. Out: a `Frame` for one stretch, or None. Which stretches are
quotations at all is decided in direct.py.
"""

from __future__ import annotations

import functools
from dataclasses import dataclass

from spacy.tokens import Span, Token

from briefgen.understand import grammar, labels, lexicon
from briefgen.understand.agents import words as people
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.quotation_marks import Marked
from briefgen.understand.sayers import phrase_head
from briefgen.understand.saying_verbs import is_record
from briefgen.understand.speech import Saying, unquoted

AFTER = 30
"""How many tokens behind the closing mark its verb may stand: room for a name, a role and an apposition."""

BARE_AFTER = 12
"""The same behind a full stop, where the next sentence may have nothing to do with the quotation."""

BARE_SUBJECT = 6
"""Behind a full stop the verb itself comes at once ("Trains run." Berg said to cheers.), or it opens something new."""

OPENERS = frozenset({",", ":", "—", "–", "-", ";"})
LINKS = frozenset({",", ":", "that", "then", "of"})


@dataclass(frozen=True, slots=True)
class Frame:
    """Who speaks and what says so; fields as in `Draft`."""

    saying: Saying | None
    head: Token | None
    cue: Span | None
    rule: str
    doubt: str | None = None


@functools.cache
def _introductions() -> frozenset[str]:
    return frozenset(lexicon.load("speech")["introductions"]["nouns"])


def _has_words(head: Token) -> bool:
    """The noun is somebody, or something that words are read from."""
    lemma = head.lemma_.lower()
    return lemma in people("people") or lemma in _introductions() or is_record(head)


def stops(mark: Marked) -> bool:
    """A full stop closes it, so that a new sentence follows; a question or exclamation mark leaves that open."""
    return mark.words.text.rstrip()[-1:] == "."


def _might(frame: Frame) -> bool:
    """The words before only suppose the speech, as in "they could say something like": who really speaks may follow."""
    return frame.cue is not None and any(t.tag_ == "MD" and t.lower_ not in {"will", "’ll", "'ll"} for t in frame.cue)


class Frames:
    """Looks around the marked stretches of one source; stretch `k` is the k-th of `marks`."""

    def __init__(self, parsed: ParsedSource, marks: tuple[Marked, ...], sayings: tuple[Saying, ...]) -> None:
        self.parsed = parsed
        self.doc = parsed.doc
        self.marks = marks
        self.inside = {i for mark in marks for i in range(mark.outer.start, mark.outer.end)}
        self.sayings = [unquoted(saying, self.inside) for saying in sayings if saying.verb.i not in self.inside]

    def sentence(self, token: Token) -> Span:
        """The sentence that holds the token."""
        return self.parsed.sentences[self.parsed.sentence_number(token)]

    def neighbour(self, k: int, step: int) -> Marked | None:
        """The stretch before (-1) or behind (1) in the same block."""
        other = self.marks[k + step] if 0 <= k + step < len(self.marks) else None
        return other if other is not None and other.block == self.marks[k].block else None

    def of(self, k: int) -> Frame | None:
        """The frame before the stretch, else the one behind it, else the sentence that it is a phrase of."""
        before = self._before(k)
        if before is not None and before.rule != "quotes/phrase" and not _might(before):
            return before
        mark = self.marks[k]
        if before is not None and stops(mark) and mark.words[0].i > self.sentence(mark.outer[0]).start + 1:
            return before  # what follows the full stop has nothing to do with a phrase that ends its sentence
        return self._after(k) or before or self._labelled(k)

    def zone_before(self, k: int) -> Span:
        """From the start of the sentence, or the end of the quotation before, to the opening mark."""
        mark, before = self.marks[k], self.neighbour(k, -1)
        start = self.sentence(mark.outer[0]).start
        if start == mark.outer.start and start > 0 and self.doc[start - 1].text in OPENERS:
            start = self.sentence(self.doc[start - 1]).start  # the parser broke the sentence at the colon
        if self.parsed.block_of(self.doc[start]) != mark.block:
            start = mark.outer.start
        if before is not None:
            start = max(start, before.outer.end)
        return self.doc[min(start, mark.outer.start) : mark.outer.start]

    def zone_after(self, k: int) -> Span:
        """From the closing mark to the end of the sentence, or to the next opening mark."""
        mark, after = self.marks[k], self.neighbour(k, 1)
        start = mark.outer.end
        if start >= len(self.doc) or self.parsed.block_of(self.doc[start]) != mark.block:
            return self.doc[start:start]
        end = self.sentence(self.doc[start]).end
        if after is not None:
            end = min(end, after.outer.start)
        return self.doc[start : max(start, end)]

    # --- before the mark ----------------------------------------------------------------------------------------------

    def _before(self, k: int) -> Frame | None:
        """X said: "…", X said that "…", X told the council, "…"."""
        mark, zone = self.marks[k], self.zone_before(k)
        if not len(zone):
            return self._colon_above(mark)
        opened = zone[-1].text in OPENERS
        for saying in reversed([s for s in self.sayings if zone.start <= s.verb.i < zone.end]):
            unnamed = saying.passive and saying.speaker is None and saying.id != "ask"
            if unnamed or saying.frames <= {"clause-that", "object-of-record"} or "thought" in saying.frames:
                continue
            if "quote" in saying.frames and self._leads_up(saying, mark, opened):
                return Frame(saying, saying.speaker, saying.cue, "quotes/direct-before")
            if self._governs(saying, mark) and not (saying.passive and saying.speaker is None):
                return Frame(saying, saying.speaker, saying.cue, "quotes/phrase")
        if zone[-1].text == ":" or (opened and any(t.lemma_.lower() in _introductions() for t in zone)):
            return self._introduced(zone)
        return None

    def _leads_up(self, saying: Saying, mark: Marked, opened: bool) -> bool:
        """Nothing but an addressee, a time or a link stands between the verb and the mark."""
        between = self.doc[saying.cue.end : mark.outer.start]
        if all(token.lower_ in LINKS for token in between):
            return True
        clause = any(token.dep_ == "ccomp" and token.head.i == saying.verb.i for token in between)
        return opened and (not clause or len(between) <= BARE_AFTER)

    def _governs(self, saying: Saying, mark: Marked) -> bool:
        """The marked words lie inside what the verb says."""
        if self.sentence(mark.words[0]).start > saying.verb.i:
            return False
        above = [mark.words[0], *mark.words[0].ancestors, *mark.words.root.ancestors]
        return any(token.i == saying.verb.i for token in above)

    def _introduced(self, zone: Span) -> Frame | None:
        """No verb of saying before a colon: the subject of that sentence speaks, as in "The mayor sent a note: "…"."""
        verbs = [t for t in zone if t.pos_ == "VERB" and t.i not in self.inside]
        root = next((t for t in zone if t.dep_ == "ROOT"), verbs[0] if verbs else None)
        head = grammar.subject(root) if root is not None and root.pos_ in grammar.VERBAL else None
        noun = next((t for t in reversed(list(zone)) if t.lemma_.lower() in _introductions()), None)
        if head is not None and head.pos_ == "NOUN" and not _has_words(head):
            head = None  # "the book is named: …"
        if noun is None and head is None:
            return None
        cue = self.doc[noun.i : noun.i + 1] if noun is not None else None
        doubt = "speaker inferred from the sentence that introduces the quotation"
        return Frame(None, head, cue, "quotes/introduced", doubt)

    def _colon_above(self, mark: Marked) -> Frame | None:
        """The paragraph before ends with a colon."""
        at = mark.outer.start - 1
        if at < 0 or self.doc[at].text != ":" or self.parsed.block_of(self.doc[at]) != mark.block - 1:
            return None
        zone = self.sentence(self.doc[at])
        for saying in reversed(self.sayings):
            if zone.start <= saying.verb.i < zone.end and "quote" in saying.frames:
                return Frame(saying, saying.speaker, saying.cue, "quotes/direct-before")
        return self._introduced(zone)

    def _labelled(self, k: int) -> Frame | None:
        """A name alone: 'Jane Doe: "…"', or behind it, if need be on a line of its own: '"…" — Jane Doe'."""
        head, end = labels.before(self.zone_before(k)), self.marks[k].outer.end
        if head is None and (len(self.marks[k].words) > BARE_SUBJECT or stops(self.marks[k])):
            head = labels.behind(self.zone_after(k))
            if head is None and end < len(self.doc) and self.parsed.block_of(self.doc[end]) == self.marks[k].block + 1:
                head = labels.behind(self.sentence(self.doc[end]))
        return None if head is None else Frame(None, head, None, "quotes/label")

    # --- behind the mark ----------------------------------------------------------------------------------------------

    def _after(self, k: int) -> Frame | None:
        """X said so behind the mark, or told somebody: "…," said X."""
        mark, zone = self.marks[k], self.zone_after(k)
        stop = stops(mark)
        if not len(zone) or (not stop and not self._breaks_off(mark, zone)):
            return None
        for saying in self.sayings:
            if not zone.start <= saying.verb.i < zone.end or "quote" not in saying.frames:
                continue
            if saying.passive and saying.speaker is None:
                continue
            first = min(saying.verb.i, saying.speaker.i if saying.speaker is not None else saying.verb.i)
            far = first - zone.start > (BARE_AFTER if stop else AFTER)
            parted = any(token.text == ";" for token in self.doc[zone.start : saying.verb.i])
            anew = stop or self.doc[saying.cue.start - 1].lower_ in {"and", "but"}
            if far or parted or (anew and self._says_else(saying, k, zone)):
                break
            return Frame(saying, self._first_name(saying, zone), saying.cue, "quotes/direct-after")
        return None if stop else self._according(zone)

    def _says_else(self, saying: Saying, k: int, zone: Span) -> bool:
        """Behind a full stop: the verb has something of its own to say, or opens the next quotation."""
        later = [c for c in grammar.children(saying.verb, "ccomp", "dobj") if c.i > saying.verb.i]
        own = any(c.i not in self.inside for c in later)
        to_next = self.neighbour(k, 1) is not None and zone[-1].text == ":"
        return own or to_next or saying.verb.i - zone.start > BARE_SUBJECT

    def _breaks_off(self, mark: Marked, zone: Span) -> bool:
        """A comma, a question or a dash ends it, or it fills its sentence so far; else it is a phrase in it."""
        tail = self.doc[mark.words.end - 1 : mark.outer.end].text
        fills = self.sentence(mark.outer[0]).start == mark.outer.start and mark.words.text[:1].isupper()
        return any(sign in tail for sign in ",?!…—-") or zone[0].text in OPENERS - {":", ";"} or fills

    def _first_name(self, saying: Saying, zone: Span) -> Token | None:
        """The subject; where the parser lost it ("Doe, 70, told"), the phrase directly behind the closing mark."""
        speaker, verb = saying.speaker, saying.verb
        lost = speaker is None or speaker.i > verb.i or speaker.pos_ == "NUM" or speaker.i in self.inside
        if lost and zone.start < verb.i - 1:
            return phrase_head(self.doc, zone.start, verb.i) or speaker
        return speaker

    def _according(self, zone: Span) -> Frame | None:
        """Without a verb: "…," according to the mayor."""
        for token in zone[:3]:
            if token.lower_ == "according" and token.i + 2 < zone.end and token.nbor().lower_ == "to":
                head = phrase_head(self.doc, token.i + 2, zone.end)
                return Frame(None, head, self.doc[token.i : token.i + 2], "quotes/according-to")
        return None
