"""Proposes places that may bind somebody: cues with the infinitive of an act, and verbs in the future.

In: a sentence and the words of its language. Out: `Candidate`s; bound.py decides who is bound, or that nobody is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from briefgen.understand.universal import grammar, sayings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Span, Token

    from briefgen.understand.universal.words import Words

OBJECT = 12
"""Tokens between a verb and its "de" that name whom it is asked of: "demande à la mairie de publier"."""

FREE = 3
"""Tokens of the same for other verbs: adverbs and a day."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may bind somebody.

    Attributes:
        rule: Id of the cue, or "future".
        kind: Of the cue; None for futures, where the context decides.
        cue: The licensing verb.
        act: The verb of the act.
        first: The first token of the action's words.
        negated: The cue, or the future verb itself, is negated.
        passive: The subject undergoes what others do: "sera réparé".
        entry: The cue's entry in the lexicon; empty for futures.
    """

    rule: str
    kind: str | None
    cue: Token
    act: Token
    first: Token
    negated: bool
    passive: bool
    entry: dict[str, Any]


def candidates(sentence: Span, words: Words) -> Iterator[Candidate]:
    """Every candidate of the sentence, in order; an act is proposed once, by its cue before its tense."""
    taken: set[int] = set()
    by_form = _by_form(words)
    for token in sentence:
        for entry in by_form.get(token.lower_, ()):
            one = _cue(token, entry, sentence, words)
            if one is not None and one.act.i not in taken:
                taken |= {one.act.i, token.i, *range(grammar.group_start(token, words), token.i)}
                yield one
                break
    for token in sentence:
        one = _future(token, sentence, words) if token.i not in taken else None
        if one is not None and one.act.i not in taken:
            taken.add(one.act.i)
            yield one


def _by_form(words: Words) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for entry in words.cues("commitments"):
        forms = [form[0] for lemma in entry.get("lemmas", ()) for form in words.forms(lemma)]
        for form in dict.fromkeys([*forms, *entry.get("words", ())]):
            found.setdefault(form, []).append(entry)
    return found


def _cue(token: Token, entry: dict[str, Any], sentence: Span, words: Words) -> Candidate | None:
    """The cue with its infinitive, where all that the entry asks for is there."""
    if not _fits(token, entry, words):
        return None
    act = _act(token, entry, sentence, words)
    if act is None:
        return None
    verb, first = act
    finite = _verb(token, entry, words)
    negated = grammar.negation(finite, words) is not None
    if entry.get("needs_no") and not negated:
        return None
    kind = entry["kind"]
    if negated and not entry.get("needs_no"):
        kind = entry.get("negated", "position")
    if grammar.negation(verb, words) is not None and verb.i != token.i and kind == "pledge":
        negated = True
    return Candidate(entry["id"], kind, finite, verb, first, negated, False, entry)


def _verb(token: Token, entry: dict[str, Any], words: Words) -> Token:
    """The finite verb of the cue: "est" of "est prêt à", "a" of "a l'intention de", else the cue."""
    if not (entry.get("be") or entry.get("have") or entry.get("impersonal")):
        return token
    helpers = words.grammar("auxiliaries")
    before = token.doc[max(token.sent.start, token.i - grammar.GROUP) : token.i]
    return next((t for t in reversed(before) if t.lower_ in helpers), token)


def _fits(token: Token, entry: dict[str, Any], words: Words) -> bool:
    group = token.doc[grammar.group_start(token, words) : token.i]
    if entry.get("reflexive") and not any(t.lower_ in words.grammar("reflexives") for t in group):
        return False
    if entry.get("be") or entry.get("have") or entry.get("impersonal"):
        verb = _verb(token, entry, words)
        said = any(t.lower_ in words.all("commitments", "said") for t in token.doc[max(token.i - 3, 0) : token.i])
        return verb.i != token.i or said
    if "lemmas" in entry:
        helped = bool(grammar.auxiliaries(token, words))
        if entry.get("present") and helped:
            return False  # "est allé chercher" tells what was done
        if entry.get("object") and not helped and "Part" in grammar.told(token, "VerbForm"):
            return False
        if entry.get("with_be") and helped:
            return True
        return sayings.is_told(token, words) or _passive_object(token, entry, words)
    return True


def _passive_object(token: Token, entry: dict[str, Any], words: Words) -> bool:
    """As in "la société a été condamnée à": of cues whose object is bound the passive counts as well."""
    return bool(entry.get("object")) and grammar.is_passive(token, words)


def _act(token: Token, entry: dict[str, Any], sentence: Span, words: Words) -> tuple[Token, Token] | None:
    """The infinitive behind the cue and its link, with the first token of its words."""
    doc = token.doc
    reach = OBJECT if entry.get("object") else FREE
    links = entry["links"]
    at, free = token.i + 1, 0
    while at < sentence.end and free <= reach:
        low = doc[at].lower_
        if low in links or ("" in links and at == token.i + 1 + free):
            start = at + (low in links)
            verb = _infinitive_at(doc, start, sentence.end, words)
            if verb is not None:
                return verb, doc[start]
        if doc[at].text in {";", ":", "“", "”"} or doc[at].lower_ in words.grammar("clauses", "that"):
            return None
        if not entry.get("object") and doc[at].pos_ not in {"ADV", "NOUN", "PUNCT", "PRON", "ADJ"}:
            return None
        at, free = at + 1, free + 1
    return None


def _infinitive_at(doc: Doc, start: int, stop: int, words: Words) -> Token | None:
    """The infinitive at `start`, clitics and "ne pas" before it skipped."""
    skipped = words.grammar("clitics") | words.grammar("negation", "second")
    at = start
    while at < stop and doc[at].lower_ in skipped and at - start < grammar.GROUP:
        at += 1
    if at >= stop or not grammar.is_infinitive(doc[at], words):
        return None
    return doc[at]


def _future(token: Token, sentence: Span, words: Words) -> Candidate | None:
    """A verb in the future or conditional, active or passive; its auxiliary tells the tense."""
    tense = grammar.tense(token, words)
    if tense not in {"future", "conditional"}:
        return None
    act, passive = token, False
    if token.lower_ in words.grammar("auxiliaries"):
        be = token.lower_ in words.grammar("auxiliaries", "be")
        behind = next((t for t in token.doc[token.i + 1 : sentence.end][: grammar.GROUP] if t.pos_ != "ADV"), None)
        if behind is None or not be or "Part" not in grammar.told(behind, "VerbForm"):
            return None
        act, passive = behind, True
    negated = grammar.negation(token, words) is not None
    first = sentence.doc[grammar.group_start(token, words)]
    return Candidate(tense, None, token, act, first, negated, passive, {})
