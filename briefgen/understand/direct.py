"""Finds quotations between quotation marks.

In: the marked stretches and the verbs of saying. Out: drafts. A stretch is a quotation when it has a frame
(quotation_frames.py) and says something, or when it reads as a sentence and stands where somebody was speaking.
Scare quotes, titles and nicknames do neither.
"""

from __future__ import annotations

from spacy.tokens import Token

from briefgen.understand import grammar, unframed
from briefgen.understand.draft import Draft
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.quotation_frames import OPENERS, Frame, Frames
from briefgen.understand.quotation_marks import Marked
from briefgen.understand.speech import Saying

PHRASE = 3
"""Words that a quoted phrase needs to say something: "a disaster" is a scare quote as often as not."""

TITLE = 8
"""A title rarely has so many words; a sentence whose words are all written large may."""


def find(parsed: ParsedSource, marks: tuple[Marked, ...], sayings: tuple[Saying, ...]) -> list[Draft]:
    """Every quotation between marks, in order; those of one paragraph and of one speech know each other."""
    frames = Frames(parsed, marks, sayings)
    found: list[tuple[Marked, Draft]] = []
    waiting: list[Draft] = []  # paragraphs of an unclosed quotation that has no frame yet
    for k, mark in enumerate(marks):
        frame, whole = frames.of(k), _whole(k, frames)
        if not whole and (frame is None or not _says_something(mark, frame, frames)):
            continue
        draft = _draft(k, frame, frames)
        earlier = found[-1] if found else None
        if frame is None and not unframed.place(k, draft, earlier, frames):
            continue
        if mark.carries_on and earlier is not None and draft.head is None and draft.like is None:
            draft.like = earlier[1]
        elif mark.carries_on and frame is not None:
            for other in waiting:
                other.like, other.doubt, other.rule = draft, None, "quotes/carried-on"
        waiting = [*waiting, draft] if mark.carried_on and draft.saying is None else []
        found.append((mark, draft))
    return [draft for _, draft in found]


def _draft(k: int, frame: Frame | None, frames: Frames) -> Draft:
    mark, zone, doc = frames.marks[k], frames.zone_after(k), frames.doc
    first = min(frames.sentence(mark.outer[0]).start, mark.outer.start)
    last = max(frames.sentence(mark.outer[-1]).end, mark.outer.end) - 1
    draft = Draft(mark.evidence, mark.words, (doc[first], doc[last]), True, "quotes/alone")
    if frame is not None:
        verb = frame.saying.verb if frame.saying is not None else None
        used = [token.i for token in (verb, frame.head) if token is not None]
        if any(zone.start <= i < zone.end for i in used):
            last = max(last, frames.sentence(zone[-1]).end - 1)
        if verb is not None:
            first = min(first, frames.sentence(verb).start)
        draft.frame = (doc[first], doc[last])
        draft.rule, draft.saying, draft.cue = frame.rule, frame.saying, frame.cue
        draft.head, draft.doubt = frame.head, frame.doubt
    return draft


def _ends_sentence(mark: Marked) -> bool:
    return mark.words.text.rstrip()[-1:] in ".!?…"


def _starts_sentence(mark: Marked, frames: Frames) -> bool:
    return frames.sentence(mark.outer[0]).start == mark.outer.start


def _whole(k: int, frames: Frames) -> bool:
    """It reads as a sentence of its own, not as a phrase within somebody else's."""
    mark = frames.marks[k]
    before = frames.doc[mark.outer.start - 1] if mark.outer.start else None
    opens_block = before is None or frames.parsed.block_of(before) != mark.block
    starts = opens_block or _starts_sentence(mark, frames) or (before is not None and before.text in {":", "."})
    comma = "," in frames.doc[mark.words.end - 1 : mark.outer.end].text
    ends = _ends_sentence(mark) or comma or not len(frames.zone_after(k))
    first = mark.words.text[:1]
    says = len([t for t in mark.words if t.is_alpha]) >= PHRASE or any(t.pos_ in grammar.VERBAL for t in mark.words)
    return starts and ends and says and first == first.upper()


def _titled(words: list[Token]) -> bool:
    return all(token.text[:1].isupper() or token.is_stop for token in words)


def _says_something(mark: Marked, frame: Frame, frames: Frames) -> bool:
    """A stretch with a frame is a quotation, not a title or a single odd word."""
    words = [token for token in mark.words if token.is_alpha]
    large = mark.words.text[:1].isupper()
    if frame.rule in {"quotes/direct-before", "quotes/label"} and (large or _ends_sentence(mark)):
        return True
    if frame.rule in {"quotes/direct-after", "quotes/according-to"} and large:
        if _starts_sentence(mark, frames) or _ends_sentence(mark):
            return True
        return not _titled(words) or len(words) >= TITLE or frames.doc[mark.outer.start - 1].text in OPENERS
    if len(words) < PHRASE or _titled(words):
        return False
    return len(words) > PHRASE or any(token.pos_ in grammar.VERBAL for token in words)
