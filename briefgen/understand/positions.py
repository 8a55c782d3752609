"""What a verb of saying reports as a noun: "denied the report", "called the plan a disaster".

In: a verb of saying. Out: the span of its content, or None; the frames are those of lexicons/speech.toml.
"""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Span, Token

from briefgen.understand import grammar
from briefgen.understand.clauses import FINITE, past_break
from briefgen.understand.saying_verbs import is_record
from briefgen.understand.speech import Saying

BARE = frozenset({"confirm", "acknowledge"})
"""Entries that need to be told what it is that is true."""

ASIDE = frozenset({"who", "which", "whose"})
TIMES = frozenset({"after", "before", "since", "until", "till", "when", "once"})


def of(saying: Saying) -> Span | None:
    """The content that the first fitting frame of the verb gives."""
    if saying.passive or saying.verb.dep_ == "acl":
        return None
    frames = set(saying.frames)
    if _only_dates(saying.verb) or _only_supposed(saying.cue):
        frames.discard("object")
    if "object-of-record" in frames and is_record(saying.speaker) and not _names_somebody(saying.verb):
        frames.add("object")
    if "object" in frames and saying.id in BARE and _is_bare(saying.verb):
        frames.discard("object")
    found = next((found for frame, find in FRAMES if frame in frames and (found := find(saying.verb))), None)
    return None if found is None else _with_examples(found, saying.verb)


def _only_dates(verb: Token) -> bool:
    """It only says when something was: "days before the mayor would announce a toll", "since announcing it"."""
    if verb.dep_ == "pcomp" and verb.head.lower_ in TIMES:
        return True
    return verb.dep_ in {"advcl", "relcl"} and any(t.lower_ in TIMES and t.i < verb.i for t in verb.children)


def _only_supposed(cue: Span) -> bool:
    """It is to be said yet, or should be: "the firm should declare its share"; "would not confirm it" has been said."""
    return any(t.tag_ == "MD" for t in cue) and not any(t.dep_ == "neg" for t in cue)


def _names_somebody(verb: Token) -> bool:
    """The object is a name: "the results showed Reyes, the mayor, ahead" is more than its object."""
    thing = _thing(verb)
    return thing is None or thing.pos_ == "PROPN"


def _with_examples(content: Span, verb: Token) -> Span:
    """Past what the parser tore off, and past ", including …", which belongs to the thing wherever it hangs."""
    doc, end = content.doc, content.end
    relative = any(t.tag_ in {"WDT", "WP", "WRB"} for t in content)
    if relative or (end < len(doc) and doc[end].tag_ not in FINITE):
        end = past_break(end, verb, verb.sent.end)
    else:  # a finite verb follows: the last of these words are its subject
        end = next((t.i for t in reversed(content[1:]) if t.text == ","), end)
    content = doc[content.start : end]
    if end + 2 >= verb.sent.end or doc[end].text != "," or doc[end + 1].lower_ not in {"including", "such"}:
        return content
    return doc[content.start : doc[end + 1].right_edge.i + 1]


def _is_bare(verb: Token) -> bool:
    """The object is a noun that says nothing alone: "has confirmed the sum"; "the sum of the fine" would."""
    thing = _thing(verb)
    return (
        thing is not None and thing.pos_ == "NOUN" and all(t.dep_ in {"det", "predet", "punct"} for t in thing.children)
    )


def _behind(verb: Token, *labels: str) -> list[Token]:
    return [found for found in grammar.children(verb, *labels) if found.i > verb.i]


def _preposition(verb: Token, *words: str) -> Token | None:
    return next((prep for prep in _behind(verb, "prep", "dative", "agent") if prep.lower_ in words), None)


def _from(verb: Token, *parts: Token | None) -> Span:
    """From the first to the last word of the parts, all of them behind the verb."""
    inside = [t.i for part in parts if part is not None for t in part.subtree if t.i > verb.i]
    return verb.doc[min(inside) : max(inside) + 1]


def _thing(verb: Token) -> Token | None:
    found = next(iter(_behind(verb, "dobj")), None)
    mutual = found is not None and found.lower_ == "other" and found.i > 0 and found.nbor(-1).lower_ == "each"
    return None if found is None or mutual or found.lower_ in grammar.RELATIVE else found


def _object(verb: Token) -> Span | None:
    """X denied the report; X criticised Y for …."""
    thing = _thing(verb)
    if thing is None:
        return None
    whole = _from(verb, thing, _preposition(verb, "for", "as"))
    aside = (t.i for t in whole if t.text == "," and t.i > thing.i and t.i + 1 < whole.end and t.nbor().lower_ in ASIDE)
    return verb.doc[whole.start : next(aside, whole.end)]


def _with(word: str) -> Callable[[Token], Span | None]:
    def find(verb: Token) -> Span | None:
        """X accused Y of …; X described the plan as …."""
        thing, prep = _thing(verb), _preposition(verb, word)
        if thing is None:
            return None
        if prep is None and not any(inner.lower_ == word for inner in grammar.children(thing, "prep")):
            return None
        return _from(verb, thing, prep)

    return find


def _to_as(verb: Token) -> Span | None:
    """X referred to the plan as …."""
    to = _preposition(verb, "to")
    labels = (t for t in verb.subtree if to is not None and t.i > to.i and t.lower_ == "as" and t.dep_ == "prep")
    label = next(labels, None)
    return None if to is None or label is None else verb.doc[to.i + 1 : label.right_edge.i + 1]


def _call_for(verb: Token) -> Span | None:
    """X called for a new bridge; X called on Y to repair it."""
    prep = _preposition(verb, "for", "on")
    if prep is None or prep.lower_ == "for":
        return None if prep is None else verb.doc[prep.i + 1 : prep.right_edge.i + 1]
    deed = next((t for t in verb.subtree if t.i > prep.i and grammar.is_infinitive(t)), None)
    return None if deed is None else verb.doc[prep.i + 1 : max(prep.right_edge.i, deed.right_edge.i) + 1]


def _deed(verb: Token) -> Span | None:
    """X asked Y to do something."""
    deed = next((c for c in _behind(verb, "xcomp", "ccomp") if grammar.is_infinitive(c)), None)
    return None if deed is None else _from(verb, _thing(verb), deed)


def _predicate(verb: Token) -> Span | None:
    """X called the plan a disaster."""
    predicate = next(reversed(_behind(verb, "oprd")), None)
    predicate = predicate or next((c for c in _behind(verb, "ccomp") if c.pos_ not in grammar.VERBAL), None)
    return None if predicate is None else _from(verb, _thing(verb), predicate)


FRAMES: tuple[tuple[str, Callable[[Token], Span | None]], ...] = (
    ("object-for", _call_for),
    ("object-do", _deed),
    ("object-to", _to_as),
    ("object-predicate", _predicate),
    ("object-as", _with("as")),
    ("object-of", _with("of")),
    ("object-why", _with("for")),
    ("object", _object),
)
