"""Tells who speaks: drafts become quotes.

In: drafts, and the cast. Out: `Quote`s. The cast resolves names and descriptions; here is decided which phrase
is asked about, and what is passed from one quotation to the next.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.identity import content_id
from briefgen.model import Actor, Quote
from briefgen.site_lexicon import OWN
from briefgen.understand import antecedents, channels, label_names, people
from briefgen.understand.agents import words
from briefgen.understand.antecedents import Speaker
from briefgen.understand.saying_verbs import is_headline_form, is_record

if TYPE_CHECKING:
    from spacy.tokens import Token

    from briefgen.understand.cast import Cast
    from briefgen.understand.draft import Draft
    from briefgen.understand.parsed import ParsedSource


NO_SPEAKER = frozenset({"it", "this", "that", "which", "i", "we", "you", "one", "what"})
"""Subjects that name no speaker of reported words when nothing tells whom they mean; "I" is the author."""

TITLES = 5
"""Tokens of "Lt. Gen." and its like."""

DEEP = 100
"""Quotations that lean on one another; more are no prose."""

NOBODY = Speaker(None, None, None)

GUESSED = frozenset({"quotes/nearest", "quotes/label"})
"""Rules without a verb of saying."""


def _named_beside(head: Token, cast: Cast) -> Actor | None:
    """A person named in apposition: "a spokeswoman for the port, Jane Doe"."""
    for beside in head.subtree:
        if beside.dep_ == "appos" and (actor := cast.named(beside)) is not None and actor.type == "person":
            return actor
    return None


def _named_before(head: Token, verb: Token | None, cast: Cast) -> Actor | None:
    """A person's name directly before the verb, behind a role that the parser took for the head.

    "Director of the Harbour Council Jane Doe said": the name stands without a preposition or comma of its own.
    """
    if verb is None or head.i >= verb.i:
        return None
    at = verb.i - 1
    while at > head.i and verb.doc[at].pos_ in {"ADV", "AUX"}:
        at -= 1
    actor = cast.named(verb.doc[at])
    if actor is None or actor.type != "person" or at <= head.i:
        return None
    first = at
    while first > head.i and cast.named(verb.doc[first - 1]) is actor:
        first -= 1
    before = verb.doc[first - 1]
    return actor if before.pos_ in {"NOUN", "PROPN"} and before.tag_ != "POS" else None


def _named_behind(head: Token, cast: Cast) -> Actor | None:
    """A person's name right behind the abbreviation of a title that was taken for the whole: "said Maj. Jane Doe"."""
    doc, at = head.doc, head.i + 1
    while at < len(doc) and (doc[at].text == "." or doc[at].pos_ == "PROPN") and at - head.i < TITLES:
        actor = cast.named(doc[at])
        if actor is not None:
            return actor if actor.type == "person" else None
        at += 1
    return None


def _headline_name(actor: Actor, cast: Cast) -> Speaker | None:
    """The actor without a verb in headline case that was taken into the name: "Doe" of "Doe Said"."""
    *name, last = actor.name.split()
    if not name or not is_headline_form(last):
        return None
    same = [a for a in cast.actors if a.type == "person" and a.id != actor.id and a.name.split()[-1] == name[-1]]
    return Speaker(same[0].name, same[0], None) if len(same) == 1 else Speaker(" ".join(name), None, None)


def _is_somebody(head: Token) -> bool:
    """A common noun for people, such as "the mayor"."""
    return head.pos_ == "NOUN" and head.lemma_.lower() in words("people")


def of(head: Token, cast: Cast, verb: Token | None = None) -> Speaker:
    """Whom the phrase with this head, the subject of `verb`, means."""
    who = cast.who(head)
    if is_record(head) and not who.actors and (author := antecedents.author(head, cast)) is not None:
        return Speaker(author.name, author, f'speaker inferred from "{head.lower_}"')
    if (head.pos_ == "PROPN" or _is_somebody(head)) and not any(actor.type == "person" for actor in who.actors):
        actor = _named_before(head, verb, cast)
        if actor is not None:
            return Speaker(actor.name, actor, None)
    if not who.actors and people.honorific(head.text) is not None and (behind := _named_behind(head, cast)) is not None:
        return Speaker(behind.name, behind, None)
    if len(who.actors) == 1 and (shorn := _headline_name(who.actors[0], cast)) is not None:
        return shorn
    if (
        not who.actors
        and head.pos_ != "PRON"
        and not is_record(head)
        and (beside := _named_beside(head, cast)) is not None
    ):
        return Speaker(beside.name, beside, None)
    if len(who.actors) == 1:
        return Speaker(who.actors[0].name, who.actors[0], who.doubt)
    return Speaker(who.name, None, who.doubt)


def _may_speak(head: Token | None) -> bool:
    """A name, a pronoun, a plural or somebody: things confirm and reject without a word, mostly one at a time."""
    return head is not None and (head.pos_ in {"PROPN", "PRON"} or head.tag_ == "NNS" or _is_somebody(head))


def _may_be_guessed(draft: Draft, found: Speaker) -> bool:
    """A guess names a person; beside a label a body will do. A name outside the cast is as likely no name."""
    if found.actor is not None:
        return found.actor.type == "person" or draft.rule == "quotes/label"
    head = draft.head
    return head is not None and _is_somebody(head) and head.lemma_.lower() not in words("bodies")


def _channel(draft: Draft, parsed: ParsedSource, cast: Cast, depth: int = 0) -> str | None:
    """Through whom the words come: the outlet that was told, or the one that reports it."""
    if draft.channel is not None:
        return channels.behind(draft.channel, parsed, cast) or of(draft.channel, cast).name
    if draft.saying is not None:
        return channels.of(draft.saying, parsed, cast)
    near = draft.like is not None and draft.rule in {"quotes/same-paragraph", "quotes/carried-on"}
    return _channel(draft.like, parsed, cast, depth + 1) if near and draft.like is not None and depth < DEEP else None


def attribute(drafts: list[Draft], parsed: ParsedSource, cast: Cast) -> tuple[Quote, ...]:
    """The quotes of the drafts, in order of the text."""
    known: dict[int, Speaker] = {}
    earlier: dict[int, Speaker] = {}
    quotes: list[Quote] = []
    taken: set[str] = set()

    spoken = {i for draft in drafts if draft.direct for i in range(draft.span.start, draft.span.end)}

    def speaker_of(draft: Draft, depth: int = 0) -> Speaker:
        if id(draft) in known:
            return known[id(draft)]
        if draft.label is not None:
            found = label_names.speaker(draft.label, parsed, cast)
        elif draft.within is not None and draft.head is not None and draft.head.lower_ == "i":
            found = speaker_of(draft.within, depth + 1)
        elif draft.head is not None:
            verb = draft.saying.verb if draft.saying is not None else None
            spoken_of = {a.id for _, a in cast.mentions_in(draft.span)} if draft.direct else set()
            found = antecedents.of(draft.head, parsed, cast, spoken, earlier, spoken_of) or of(draft.head, cast, verb)
            if draft.rule in GUESSED and verb is None and not _may_be_guessed(draft, found):
                found = NOBODY
        elif draft.like is not None and depth < DEEP:
            found = speaker_of(draft.like, depth + 1)
        else:
            found = NOBODY
        known[id(draft)] = found
        if draft.head is not None:
            earlier[draft.head.i] = found
        return found

    for draft in sorted(drafts, key=lambda d: (d.words.start, not d.direct)):
        speaker = speaker_of(draft)
        if not draft.direct and speaker.name is None and draft.head is not None and draft.head.lower_ in NO_SPEAKER:
            continue
        risky = draft.saying is not None and draft.saying.id in {"confirm", "reject", "dismiss"}
        if risky and draft.rule == "quotes/object-of-saying" and speaker.actor is None and not _may_speak(draft.head):
            continue
        outer = speaker_of(draft.within) if draft.within is not None else NOBODY
        doubts = [doubt for doubt in (draft.doubt, speaker.doubt) if doubt] if speaker.name else []
        first, last = draft.frame
        evidence = parsed.evidence(first, last)
        evidence = parsed.source.cut(min(evidence.start, draft.words.start), max(evidence.end, draft.words.end))
        quotes.append(
            Quote(
                id=content_id("q", speaker.name or "", draft.words.quote, taken=taken),
                speaker=speaker.name,
                speaker_id=speaker.actor.id if speaker.actor is not None else None,
                cue=parsed.evidence(draft.cue).quote if draft.cue is not None else None,
                words=draft.words,
                direct=draft.direct,
                channel=next((c for c in (_channel(draft, parsed, cast), outer.name) if c and c != speaker.name), None),
                evidence=evidence,
                rule=_rule(draft),
                doubt="; ".join(dict.fromkeys(doubts)) or None,
            )
        )
    return tuple(quotes)


def _rule(draft: Draft) -> str:
    """The rule that found it; of a verb that the site's own lexicon names, that entry."""
    if draft.saying is not None and draft.saying.id.startswith(OWN):
        return f"quotes/{draft.saying.id}"
    return draft.rule
