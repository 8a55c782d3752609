"""Tells whose a quotation is that has no frame of its own.

In: the quotation, and the one found before it. Out: yes or no, the draft being filled in: what stands around it
tells who speaks, and where it is a guess the draft says so. direct.py asks.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from briefgen.understand import grammar
from briefgen.understand.agents import words
from briefgen.understand.draft import Draft
from briefgen.understand.quotation_frames import Frames, stops
from briefgen.understand.quotation_marks import Marked

ENOUGH = 6
"""Tokens; a shorter stretch that nobody speaks is a title or a scare quote as often as not."""

CAPTION = 8
"""Tokens: a paragraph without a verb up to this length ("Share", a caption) does not part two paragraphs of speech."""


def place(k: int, draft: Draft, earlier: tuple[Marked, Draft] | None, frames: Frames) -> bool:
    """Attribute a quotation without a frame by what stands around it; False where it is not worth keeping."""
    mark = frames.marks[k]
    if earlier is not None and mark.carries_on and earlier[0].carried_on:
        draft.like, draft.rule = earlier[1], "quotes/carried-on"
        return True
    if earlier is not None and earlier[0].block == mark.block and not _said_between(earlier, mark, frames):
        draft.like, draft.rule = earlier[1], "quotes/same-paragraph"
        if _tells_between(earlier[0], mark, frames):
            draft.doubt = "speaker inferred from the quotation before"
        return True
    following = frames.of(k + 1) if frames.neighbour(k, 1) is not None else None
    if following is not None and following.head is not None:
        draft.head, draft.cue, draft.saying = following.head, following.cue, following.saying
        draft.rule = "quotes/same-paragraph"
        draft.doubt = "speaker inferred from the next quotation of the paragraph"
        return True
    head = _sayer_before(mark, frames) or _subject_before(mark, earlier[0] if earlier is not None else None, frames)
    if head is not None:
        draft.head, draft.rule = head, "quotes/nearest"
        draft.doubt = "speaker inferred from the sentence before"
        return True
    if earlier is not None and _goes_on(k, earlier, frames):
        draft.like, draft.rule = earlier[1], "quotes/goes-on"
        draft.doubt = "speaker inferred from the paragraph before"
        return True
    return mark.carried_on or len(mark.words) > ENOUGH


def _starts_between(earlier: Marked, mark: Marked, frames: Frames) -> list[int]:
    """Where the sentences begin that lie wholly between the two."""
    between = frames.doc[earlier.outer.end : mark.outer.start]
    starts = sorted({frames.sentence(token).start for token in between if not token.is_space})
    return [start for start in starts if earlier.outer.end <= start < mark.outer.start]


def _tells_between(earlier: Marked, mark: Marked, frames: Frames) -> bool:
    """A whole sentence of the outlet stands between the two."""
    return bool(_starts_between(earlier, mark, frames)) and not stops(earlier)


def _said_between(earlier: tuple[Marked, Draft], mark: Marked, frames: Frames) -> bool:
    """The sentence directly before reports what somebody says anew: the quotation is rather theirs."""
    last, draft = earlier
    head = _sayer_before(mark, frames)
    framed = draft.saying.speaker if draft.saying is not None else None
    return head is not None and (framed is None or framed.i != head.i) and bool(_starts_between(last, mark, frames))


def _before(mark: Marked, frames: Frames) -> Span | None:
    """The sentence directly before, in the same paragraph or at the end of the one before."""
    at = mark.outer.start - 1
    while at >= 0 and frames.doc[at].is_space:
        at -= 1
    if at < 0 or frames.parsed.block_of(frames.doc[at]) < mark.block - 1:
        return None
    return frames.sentence(frames.doc[at])


def _sayer_before(mark: Marked, frames: Frames) -> Token | None:
    """Who says something in the sentence directly before, in the same paragraph: 'Doe said so. "…"'."""
    sentence = _before(mark, frames)
    if sentence is None or frames.parsed.block_of(sentence[0]) != mark.block:
        return None
    here = [s for s in frames.sayings if sentence.start <= s.verb.i < min(sentence.end, mark.outer.start)]
    return next((s.speaker for s in here if s.speaker is not None and s.speaker.i not in frames.inside), None)


def _subject_before(mark: Marked, last: Marked | None, frames: Frames) -> Token | None:
    """Subject of the sentence directly before, where it is somebody; `last` is the quotation found before."""
    sentence = _before(mark, frames)
    if sentence is None or (last is not None and last.outer.end > sentence.start):
        return None
    other = frames.parsed.block_of(sentence[0]) != mark.block
    if other and (_tells_later(mark, frames) or any(token.i in frames.inside for token in sentence)):
        return None
    if not other and _in_headline_case(sentence):
        return sentence[0]  # a headline above its quotation; the parser reads those badly, and the name stands first
    root = next((token for token in sentence if token.dep_ == "ROOT"), None)
    head = grammar.own_subject(root) if root is not None and root.pos_ in grammar.VERBAL else None
    if head is None or head.i in frames.inside or (head.pos_ == "NOUN" and head.lemma_.lower() not in words("people")):
        return None
    return head


def _in_headline_case(sentence: Span) -> bool:
    """All words but the small ones are written large."""
    large = [t for t in sentence if t.is_alpha and not t.is_stop]
    return len(large) >= ENOUGH and all(t.text[:1].isupper() for t in large)


def _tells_later(mark: Marked, frames: Frames) -> bool:
    """The paragraph goes on with somebody new: '"…" The writer Ana Reyes has …'."""
    doc, end = frames.doc, mark.outer.end
    if end >= len(doc) or frames.parsed.block_of(doc[end]) != mark.block:
        return False
    subject = next((t for t in frames.sentence(doc[end]) if t.dep_ == "nsubj" and t.i >= end), None)
    return subject is not None and (subject.pos_ == "PROPN" or subject.lemma_.lower() in words("people"))


def _goes_on(k: int, earlier: tuple[Marked, Draft], frames: Frames) -> bool:
    """The quotation fills its paragraph, and the paragraph before ended with this speaker's words.

    News names a new speaker; a paragraph of speech that names nobody goes on with the old one. A question rather waits
    for another's answer.
    """
    mark, (last, draft) = frames.marks[k], earlier
    fills = mark.closed or mark.carried_on
    if not fills or not _fills_block(mark, frames) or last.words.text.rstrip()[-1:] == "?":
        return False
    if draft.saying is None and draft.like is None:
        return False
    end = max(last.outer.end, draft.frame[1].i + 1)
    rest = frames.doc[end : mark.outer.start]
    texts: dict[int, list[Token]] = {}
    for token in rest:
        if not token.is_space and not token.is_punct:
            texts.setdefault(frames.parsed.block_of(token), []).append(token)
    return all(
        block != last.block and len(tokens) <= CAPTION and not any(t.tag_ in {"VBD", "VBZ", "MD"} for t in tokens)
        for block, tokens in texts.items()
    )


def _fills_block(mark: Marked, frames: Frames) -> bool:
    """Nothing else stands in the paragraph."""
    doc, parsed = frames.doc, frames.parsed
    before = mark.outer.start == 0 or parsed.block_of(doc[mark.outer.start - 1]) != mark.block
    after = mark.outer.end >= len(doc) or parsed.block_of(doc[mark.outer.end]) != mark.block
    return before and after
