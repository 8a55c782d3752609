"""Finds what is reported in the outlet's words.

In: the verbs of saying and the direct quotations. Out: drafts whose words are what was said. Clauses are looked for in
clauses.py and clauses_before.py, nouns in positions.py, "his claim that" in attitudes.py, "according to" in
according.py. What is a direct quotation already is left to it, and so are verbs inside one.
"""

from __future__ import annotations

from spacy.tokens import Span, Token

from briefgen.understand import according, attitudes, clauses, clauses_before, grammar, positions
from briefgen.understand.clauses import Text
from briefgen.understand.draft import Draft
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.quotation_marks import Marked
from briefgen.understand.speech import Saying, unquoted

WORDS = 2
"""Words that the content needs: "said so" reports nothing."""

DIRECT_SHARE = 0.75
"""A clause that is direct speech for more than this part is shown as the direct quotation only."""


def find(
    parsed: ParsedSource, marks: tuple[Marked, ...], spoken: list[Draft], sayings: tuple[Saying, ...]
) -> list[Draft]:
    """Everything reported: by verbs, by nouns and adjectives, "according to" somebody."""
    inside = {i for draft in spoken for i in range(draft.span.start, draft.span.end)}
    marked = {i for mark in marks for i in range(mark.outer.start, mark.outer.end)}
    # A quoted phrase leaves room for the whole: 'called the plan "a disaster"'.
    cues = {d.saying.verb.i for d in spoken if d.saying is not None and d.rule != "quotes/phrase"}
    outside = [unquoted(saying, marked) for saying in sayings if saying.verb.i not in inside]
    text = Text(parsed, inside, {saying.verb.i: saying for saying in outside})
    found = []
    for saying in outside:
        content, rule = _content(saying, text, saying.verb.i in cues)
        if content is not None:
            found.append(_draft(content, rule, saying.cue, saying.speaker, saying, text, marks))
    for content, cue, head in attitudes.find(text):
        found.append(_draft(content, "quotes/attitude", cue, head, None, text, marks))
    for content, cue, head in according.find(text):
        told = _told_there(content, [*spoken, *found])
        for draft in told:
            draft.channel = head
        if not any(d.direct and d.saying is not None and d.saying.verb.i == content.root.i for d in told):
            found.append(_draft(content, "quotes/according-to", cue, head, None, text, marks))
    return [draft for draft in found if draft is not None]


def _told_there(content: Span, drafts: list[Draft | None]) -> list[Draft]:
    """Quotations by others inside what a source is given for: "…," the mayor said, according to the agency."""
    inside = range(content.start, content.end)
    return [
        draft
        for draft in drafts
        if draft is not None
        and draft.saying is not None
        and draft.head is not None
        and draft.channel is None
        and draft.saying.verb.i in inside
        and draft.head.i in inside
    ]


def _content(saying: Saying, text: Text, quotes: bool) -> tuple[Span | None, str]:
    """What the verb reports, and the rule that says so; `quotes`: a direct quotation hangs on the verb already."""
    if saying.speaker is None and not (saying.passive and saying.id in {"ask", "report"}):
        return None, ""  # nobody is named, as in "it goes without saying"
    if saying.verb.head.lower_ in {"let", "lets"} and saying.verb.tag_ == "VB":
        return None, ""  # "let's say the pump is old"
    if "thought" in saying.frames and not any(t.tag_ in clauses.FINITE for t in saying.cue):
        return None, ""  # "for a candidate to believe that" says of nobody that he does
    content = clauses.behind(saying, text)
    if content is not None:
        return content, "quotes/clause-of-saying"
    content = clauses_before.before(saying, text)
    if content is not None:
        return content, "quotes/clause-before"
    content = None if quotes else positions.of(saying)
    return None if content is None else clauses.bounded(content, saying, text), "quotes/object-of-saying"


def _draft(
    content: Span,
    rule: str,
    cue: Span,
    head: Token | None,
    saying: Saying | None,
    text: Text,
    marks: tuple[Marked, ...],
) -> Draft | None:
    content = _balanced(grammar.trimmed(content), marks)
    words = [t for t in content if t.is_alpha]
    if len(words) < WORDS or sum(t.i in text.spoken for t in words) > DIRECT_SHARE * len(words):
        return None
    sentence = text.sentence(cue[0])
    first, last = min(sentence.start, content.start), max(sentence.end, content.end) - 1
    return Draft(
        words=text.parsed.evidence(content),
        span=content,
        frame=(text.doc[first], text.doc[last]),
        direct=False,
        rule=rule,
        saying=saying,
        cue=cue,
        head=head,
        channel=None if saying is None else _carrier(saying, text),
    )


def _balanced(content: Span, marks: tuple[Marked, ...]) -> Span:
    """With both marks of a quotation at its ends, where trimming took one of them."""
    start, end = content.start, content.end
    for outer in (mark.outer for mark in marks):
        if start <= outer.start < end < outer.end:
            end = outer.end
        if start == outer.start + 1 and end >= outer.end - 1:
            start = outer.start
    return content.doc[start:end]


def _carrier(saying: Saying, text: Text) -> Token | None:
    """Who hands it on: "The Post reported that the general said …"."""
    at = saying.verb
    if at.dep_ == "pcomp" and at.head.head.lemma_ in {"quote", "cite"}:
        return grammar.child(at.head.head, "nsubj")
    while at.head.i != at.i and not clauses.aside(saying):
        outer = text.by_verb.get(at.head.i)
        if outer is not None and outer.speaker is not None and at.dep_ == "ccomp":
            same = saying.speaker is None or outer.speaker.i == saying.speaker.i
            return None if same else outer.speaker
        at = at.head
    return None
