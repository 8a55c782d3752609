"""Small questions about the clause of a verb, for parses in Universal Dependencies.

In: tokens, and the words of their language. Out: tense, negation, auxiliaries, the subject. The parse is asked first
and the order of words second: a small model loses the subject of every other verb around a quotation.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.understand.universal.words import Words

Tense = Literal["future", "conditional", "finite", "infinitive", "participle"]

NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
GROUP = 6
"""Tokens before a verb in which its auxiliaries, clitics and adverbs stand."""

INSET = 14
"""Tokens that an inset between a subject and its verb may have: a name, a role and its complement."""


def base(token: Token) -> str:
    """The relation without its subtype: "nsubj" for "nsubj:pass"."""
    return token.dep_.partition(":")[0]


def told(token: Token, feature: str) -> list[str]:
    """What the parse tells of a feature such as "Gender"; empty where it tells nothing."""
    return token.morph.get(feature, [])


def is_infinitive(token: Token, words: Words) -> bool:
    """Where an infinitive is expected: as the parse has it, or by its ending."""
    if "Inf" in told(token, "VerbForm"):
        return True
    return token.text.islower() and token.lower_.endswith(tuple(words.grammar("infinitives", "endings")))


def tense(token: Token, words: Words) -> Tense | None:
    """The tense that the form of the verb tells; None for what is no verb."""
    ahead = token.pos_ in {"VERB", "AUX"} or _behind_pronoun(token, words)
    names: tuple[Tense, ...] = ("future", "conditional")
    for name in names:
        if ahead and _ahead(token, name, words):
            return name
    form = told(token, "VerbForm")
    if "Inf" in form:
        return "infinitive"
    if "Part" in form:
        return "participle"
    return "finite" if token.pos_ in {"VERB", "AUX"} else None


def _behind_pronoun(token: Token, words: Words) -> bool:
    before = token.doc[max(token.i - 4, 0) : token.i]
    return any(t.lower_ in words.grammar("pronouns", "i") | words.grammar("pronouns", "we") for t in before)


def _ahead(token: Token, name: str, words: Words) -> bool:
    """The form is a stem that futures are built on, with one of the endings of that tense."""
    word = token.lower_
    stems = words.table("grammar", "future_stems")
    ends = sorted(words.grammar(name, "endings"), key=len, reverse=True)
    ending = next((end for end in ends if word.endswith(end)), None)
    if ending is None or len(word) <= len(ending):
        return False
    stem = word.removesuffix(ending)
    first = words.table("grammar", "future").get("first", "")
    if word[-1] == "a" and first and word[:-1] + first == token.lemma_.lower():
        return False  # "entra", from "entrer", is past
    listed = stems.get("words", "").split()
    return stem[-1] in stems.get("vowels", "").split() or any(
        stem == known or (len(known) > 2 and stem.endswith(known)) for known in listed
    )


def group_start(verb: Token, words: Words) -> int:
    """The first token of the verb with its auxiliaries, clitics, negation and the adverbs between them."""
    helpers = words.grammar("auxiliaries") | words.grammar("clitics") | words.grammar("negation", "second")
    start = at = verb.i
    asides = words.table("grammar", "asides").get("phrases", [])
    while at > verb.sent.start and verb.i - at < GROUP:
        token = verb.doc[at - 1]
        aside = next((p for p in asides if verb.doc[max(at - len(p.split()), 0) : at].text.lower() == p), None)
        if aside is not None:
            at -= len(aside.split())  # "a de son côté annoncé"
            continue
        joins = (token.lower_ in helpers or _enclitic(token, words)) and not (
            base(token) == "det" and token.head.i != verb.i
        )
        if joins and not (token.lower_ in words.grammar("articles") and token.head.i > verb.i):
            start = at - 1
        elif token.pos_ != "ADV":
            break
        at -= 1
    return start


def _enclitic(token: Token, words: Words) -> bool:
    """The pronoun of an inverted verb: "-t-il"."""
    return token.lower_.startswith("-") and token.lower_ in words.pronouns.keys() | words.grammar("pronouns", "linking")


def inverted(verb: Token, words: Words) -> Token | None:
    """The pronoun behind an inverted verb or its auxiliary: "promet-il", "a-t-elle dit"."""
    around = verb.doc[group_start(verb, words) : min(verb.i + 3, verb.sent.end)]
    return next((t for t in around if _enclitic(t, words) and t.lower_ in words.pronouns), None)


def auxiliaries(verb: Token, words: Words) -> list[Token]:
    """The auxiliaries before the verb, in order."""
    group = verb.doc[group_start(verb, words) : verb.i]
    return [token for token in group if token.lower_ in words.grammar("auxiliaries")]


def is_passive(verb: Token, words: Words) -> bool:
    """Its subject undergoes it: a participle with "be" and no reflexive pronoun, as the parse has it."""
    group = verb.doc[group_start(verb, words) : verb.i]
    if any(t.lower_ in words.grammar("reflexives") for t in group):
        return False
    helped = any(t.lower_ in words.grammar("auxiliaries", "be") for t in group)
    return helped and any(child.dep_ in {"aux:pass", "nsubj:pass"} for child in verb.children)


def negation(verb: Token, words: Words) -> Token | None:
    """The first word of what negates the verb, as "ne" of "ne … pas"; None where nothing does ("ne … que" neither)."""
    doc, start = verb.doc, group_start(verb, words)
    group = doc[max(start - 1, verb.sent.start) : verb.i]
    first = next((t for t in group if t.lower_ in words.grammar("negation", "first")), None)
    if first is None:
        return None
    rest = doc[first.i + 1 : min(verb.i + 4, verb.sent.end)]
    if any(t.lower_ in words.grammar("negation", "second") for t in rest):
        return first
    before = doc[verb.sent.start : first.i]
    return first if any(t.lower_ in words.grammar("negation", "subjects") for t in before) else None


def subject(verb: Token, words: Words) -> Token | None:
    """Head of the phrase that is the verb's subject; None where nothing tells.

    Inverted pronouns count ("promet-il"), and of two verbs that are joined the second has the subject of the first.
    """
    start = group_start(verb, words)
    pronoun = inverted(verb, words)
    if pronoun is not None:
        return pronoun
    before = before_group(verb, words)
    if before is not None and before.pos_ == "PRON":
        return before
    own = [t for t in verb.children if base(t) == "nsubj" and t.i < start and t.pos_ in NOMINAL]
    own = [t for t in own if not any(base(c) == "case" for c in t.children)]
    if own:
        return own[-1]
    return before if before is not None else _joined(verb, start, words)


def before_group(verb: Token, words: Words) -> Token | None:
    """Head of the noun phrase that ends right before the verb, insets between commas skipped; by the order of words."""
    doc, sentence = verb.doc, verb.sent
    at = group_start(verb, words) - 1
    while at > sentence.start and doc[at].pos_ == "ADV":
        at -= 1
    if at >= sentence.start and doc[at].text in {",", ")"}:
        opening = "(" if doc[at].text == ")" else ","
        low = max(sentence.start, at - INSET)
        at = next((k - 1 for k in range(at - 1, low, -1) if doc[k].text == opening), -1)
    if at < sentence.start or doc[at].is_punct:
        return None
    head = doc[at]
    while head.head.i != head.i and sentence.start <= head.head.i < verb.i and _within(head):
        if any(t.text == "," for t in doc[head.head.i : head.i]):
            break  # "Dans un communiqué, Nordane rappelle": the name is no part of the phrase before it
        head = head.head
    if head.pos_ not in NOMINAL or any(base(c) == "case" for c in head.children):
        return None
    return head


def _within(token: Token) -> bool:
    return base(token) in {"nmod", "flat", "amod", "appos", "fixed", "conj", "nummod"} and token.head.pos_ in NOMINAL


def _joined(verb: Token, start: int, words: Words) -> Token | None:
    """The subject of the verb that this one is joined to by "and"."""
    doc, sentence = verb.doc, verb.sent
    before = start - 1
    while before > sentence.start and doc[before].pos_ == "ADV":
        before -= 1
    if before <= sentence.start or doc[before].lower_ not in words.grammar("clauses", "and"):
        return None
    for at in range(before - 1, sentence.start, -1):
        token = doc[at]
        if token.pos_ in {"VERB", "AUX"} and tense(token, words) not in {None, "infinitive", "participle"}:
            found = [t for t in token.children if base(t) == "nsubj" and t.i < at]
            above = found[-1] if found else before_group(token, words)
            if above is not None:
                return above
    return None
