"""Who is bound by an undertaking: the subject, the speaker behind "we", the decider behind a passive.

In: a `Candidate`, the cast and the quotations. Out: `Bound`, with a doubt in words where it is a guess, or None where
nobody who could bind himself is in sight: a wrong attribution is worse than a missing line.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from briefgen.model import Actor, Quote
from briefgen.understand.agents import words
from briefgen.understand.candidate import Candidate, promised_not
from briefgen.understand.cast import Cast
from briefgen.understand.grammar import child, children, clauses_above, conjuncts, subject
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.parties import (
    ACTING,
    NOT_STATED,
    STATEMENTS,
    Bound,
    fits,
    is_body,
    names_people,
    only_tells,
    worded,
)
from briefgen.understand.turns import I_FORMS, WE_FORMS, Turns

YOU_FORMS = frozenset({"you", "your"})
GOVERNING = frozenset({"government", "administration", "cabinet", "authority", "parliament"})

LEADING = 1
TURNS_AWAY = frozenset({"meanwhile", "elsewhere", "separately"})
OFTEN = 3
"""Mentions of the body that a source is about."""
GOES_ON = 3
"""Sentences over which a body that has bound itself is taken to decide what is told in the passive."""
SUBJECT_GOES_ON = 3
"""Sentences over which a plural subject is carried on by "they"."""
UNRESOLVED = frozenset({"he", "she", "they", "we", "i"})
SCHEDULED = frozenset({"be-to", "scheduled-to", "due-to", "headline-to", "timetable"})
VOLITIONAL = frozenset({"pledge-to", "pledge-that", "agree-to", "agree-that", "refuse-to", "threaten-to"})
ARRANGED = frozenset({"scheduled-to", "due-to", "timetable"})
SPEAKER_OF_A_SPEECH = "speaker"
"""Shown where a speech is given in the first person and the source never says by whom."""


def _is_one_body(name: str) -> bool:
    """The last word names one body: "the council", not "officials", "the mayor"."""
    return name.rsplit(maxsplit=1)[-1].lower() in words("bodies")


class Agency:
    """Answers who is bound, for one source."""

    def __init__(self, parsed: ParsedSource, cast: Cast, turns: Turns) -> None:
        """All three belong to one source."""
        self._parsed = parsed
        self._cast = cast
        self._turns = turns
        self._last: tuple[int, Bound] | None = None

    def remember(self, candidate: Candidate, bound: Bound) -> None:
        """Keep a body that has bound itself: what the next sentences say in the passive is likely its decision, too."""
        if any(actor.type in {"organization", "country"} for actor in bound.actors):
            self._last = (self._parsed.sentence_number(candidate.cue), bound)

    def bound(self, candidate: Candidate) -> Bound | None:
        """Who is bound, or None where nobody who could bind himself is in sight."""
        return self._named(candidate) or self._unnamed(candidate)

    def _unnamed(self, candidate: Candidate) -> Bound | None:
        """Nobody is named: the pronoun as worded, or "not stated" where others decide and are not told."""
        token = candidate.bound
        if token is None or candidate.kind in STATEMENTS:
            return None
        word = token.lower_
        own = word in UNRESOLVED or (word == "it" and candidate.modal is None and candidate.rule not in SCHEDULED)
        if own and not candidate.decided and not self._turns.is_address:
            return Bound((word,), (), doubt=f'whom "{word}" stands for is not resolved')
        thing = child(candidate.head, "dobj")
        happens = candidate.head.lemma_.lower() in words("events") and (thing is None or thing.lower_ == "place")
        others = candidate.decided or candidate.rule in ARRANGED or happens
        quote = self._turns.quote_at(candidate.cue)
        future = candidate.modal == "will" or (candidate.modal == "would" and quote is not None and not quote.direct)
        told = (future and candidate.head.lemma_ != "be") or candidate.rule in SCHEDULED
        if others and told and (token.pos_ in {"NOUN", "PROPN", "NUM"} or word in {"it", "he", "she", "they"}):
            return Bound((NOT_STATED,), (), inferred=True, doubt="the text does not say who decides")
        return None

    def _named(self, candidate: Candidate) -> Bound | None:
        token = candidate.bound
        quote = self._turns.quote_at(candidate.head if candidate.entry.get("frame") == "launch" else candidate.cue)
        if token is not None and candidate.kind == "demand" and token.pos_ == "NOUN":
            return self._party(token, quote) or self._described(token)
        if token is None:
            told = candidate.modal != "would" and (candidate.modal != "will" or candidate.decided)
            return self._decider(candidate, quote) if told else None
        if (
            not candidate.decided
            and token.pos_ in {"NOUN", "PROPN"}
            and not self._acts(token)
            and (candidate.head.lemma_.lower() in words("events") or candidate.rule == "timetable")
        ):
            return self._decider(candidate, quote)
        if candidate.decided or (promised_not(candidate) and quote is not None):
            by = child(candidate.head, "agent")
            agent = child(by, "pobj") if by is not None else None
            if agent is not None:
                return self._party(agent, quote)
            if self._acts(token) and candidate.head.lemma_ in {"swear"}:
                return self._party(token, quote)
            return self._decider(candidate, quote)
        party = self._party(token, quote)
        if party is None and candidate.rule == "headline-to":
            return self._by_word(token)
        if candidate.entry.get("frame") == "that" and token.lower_ == "it":
            says = subject(candidate.cue)
            same = self._party(says, None) if says is not None else None
            if same is not None and self._agrees("it", same):
                return replace(same, doubt='"it" is taken for who says so')
        if party is None and candidate.entry.get("frame") == "that" and token.lower_ in {"this", "that", "it", "there"}:
            return self._decider(candidate, quote)  # "promised that this would not happen again"
        somebody = candidate.rule in VOLITIONAL or (
            candidate.kind == "obligation" and token.lemma_.lower() in words("kin")
        )
        if party is None and somebody and token.tag_ in {"NN", "NNS"}:
            name = self._cast.who(token).name
            return Bound((name,), ()) if name else None  # whoever vows is somebody: "the welders"
        if party is None and candidate.cue.dep_ == "conj" and candidate.kind == "pledge":
            # the clause before may be wrongly read: "called for a review of how it is run and vowed to act"
            whole = child(candidate.cue.sent.root, "nsubj")
            party = self._party(whole, quote) if whole is not None and whole.i != token.i else None
            return replace(party, doubt="the subject of the sentence is taken") if party is not None else None
        return party

    def _by_word(self, token: Token) -> Bound | None:
        """In headlines a name may be read as a noun: the one actor whose name has the word."""
        those = [actor for actor in self._cast.actors if actor.type in ACTING and token.text in actor.name.split()]
        return Bound((those[0].name,), (those[0],)) if len(those) == 1 and token.is_title else None

    def _described(self, token: Token) -> Bound | None:
        """A proposal or a letter may demand: it is shown as worded."""
        name = self._cast.who(token).name
        return Bound((name,), ()) if name else None

    def _acts(self, token: Token) -> bool:
        party = self._party(token, self._turns.quote_at(token))
        return party is not None and not party.inferred

    def _party(self, token: Token, quote: Quote | None) -> Bound | None:
        """The one the noun phrase with this head stands for."""
        token = self._among(token) or token
        word = token.lower_
        if word in I_FORMS or word in WE_FORMS:
            return self._first_person("I" if word in I_FORMS else "we", quote, token)
        if word in YOU_FORMS or word in {
            "there",
            "what",
            "this",
            "that",
            "these",
            "everything",
            "anything",
            "something",
            "nothing",
            "anyone",
            "everyone",
            "who",
            "which",
        }:
            return None
        found: list[Bound] = []
        for one in conjuncts(token) if token.dep_ != "conj" else [token]:
            if one.pos_ in {"VERB", "AUX"}:
                continue
            going_on = self._subject_before(one)
            if going_on is not None:
                found.append(going_on)
                continue
            if one.lower_ in I_FORMS | WE_FORMS:
                own = self._first_person("I" if one.lower_ in I_FORMS else "we", quote, one)
                found += [own] if own else []
                continue
            owner = child(one, "poss")
            if owner is not None and owner.lower_ in {"our", "my"} and names_people(one) and quote is not None:
                own = self._first_person("we", quote, owner)
                found += (
                    [replace(own, doubt=own.doubt or f'"{owner.lower_} {one.lower_}" is taken for the speaker\'s side')]
                    if own
                    else []
                )
                continue
            who = self._cast.who(one)
            if who.rule == "who/and" and who.name and len(who.actors) < who.name.count(" and ") + 1:
                # "the ministers of Japan and Korea": the grammar joins the ministers with Korea, so they stay as worded
                return Bound((who.name,), (), doubt=who.doubt) if any(map(names_people, conjuncts(one))) else None
            actors = tuple(actor for actor in who.actors if actor.type in ACTING)
            if actors:
                found.append(Bound(tuple(actor.name for actor in actors), actors, doubt=who.doubt))
            elif who.name and not who.actors and (names_people(one) or one.pos_ == "PROPN"):
                if (
                    one.pos_ == "PROPN"
                    and not names_people(one)
                    and self._cast.named(one) is None
                    and one.ent_type_ not in {"PERSON", "ORG", "NORP", "GPE"}
                ):
                    continue
                found.append(
                    self._body_of(one)
                    or self._theirs(one, who.name)
                    or Bound((worded(one, who.name),), (), doubt=who.doubt)
                )
            elif who.name and who.actors and names_people(one) and one.pos_ != "PRON":
                found.append(Bound((who.name,), (), doubt=who.doubt))  # a stadium that hosts
            elif one.pos_ == "PRON" and quote is not None and not quote.direct and quote.speaker:
                same = self._same_as_speaker(one, quote)
                found += [same] if same else []
            elif one.pos_ == "PRON" and one.head.dep_ == "conj" and one.head.head.pos_ == "VERB":
                # "The senate will act and it will strive": the subject of the clause before goes on
                before = child(one.head.head, "nsubj")
                party = self._party(before, quote) if before is not None and before.pos_ != "PRON" else None
                if party is not None and all(fits(one.lower_, actor.type) for actor in party.actors):
                    found.append(replace(party, doubt=f'"{one.lower_}" is taken for the subject before'))
        if not found:
            return None
        names = tuple(dict.fromkeys(name for one in found for name in one.names))
        actors = tuple(dict.fromkeys(actor for one in found for actor in one.actors))
        first = next((one.first_person for one in found if one.first_person), None)
        return Bound(names, actors, first, doubt=next((one.doubt for one in found if one.doubt), None))

    def _among(self, those: Token) -> Token | None:
        """As in "Acme is among those planning to": the subject of the clause that counts somebody among "those"."""
        above = those.head
        if those.lower_ in {"those", "one", "companies", "countries"} and above.lower_ in {"among", "of"}:
            while above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
                above = above.head
            return child(above, "nsubj") if above.lemma_ == "be" else None
        return None

    def _subject_before(self, pronoun: Token) -> Bound | None:
        """Who "they" are at the head of a sentence: the plural subject of the sentence before, in the same block."""
        if pronoun.lower_ != "they" or pronoun.dep_ != "nsubj":
            return None
        for verb in clauses_above(pronoun):
            says = child(verb, "nsubj")
            if says is not None and says.i != pronoun.i and says.lower_ != "they":
                # "The two sides said they would": in reported speech "they" are those who say so
                party = self._party(says, None) if says.tag_ in {"NNS", "NNPS"} or child(says, "conj") else None
                return replace(party, doubt='inferred from "they"') if party is not None else None
        number = self._parsed.sentence_number(pronoun)
        for before in reversed(self._parsed.sentences[max(number - SUBJECT_GOES_ON, 0) : number]):
            subject = child(before.root, "nsubj", "nsubjpass") or (before.root if before.root.pos_ == "NOUN" else None)
            if subject is None or self._parsed.block_of(subject) != self._parsed.block_of(pronoun):
                return None
            if subject.lower_ == "they":
                continue
            if subject.tag_ not in {"NNS", "NNPS"} and child(subject, "conj") is None:
                return None
            party = self._party(subject, None)
            return replace(party, doubt='inferred from "they"') if party is not None else None
        return None

    def _body_of(self, noun: Token) -> Bound | None:
        """As in "the government of Chile" is Chile."""
        if noun.lemma_.lower() not in GOVERNING:
            return None
        for prep in children(noun, "prep"):
            thing = child(prep, "pobj") if prep.lower_ == "of" else None
            actors = self._cast.who(thing).actors if thing is not None else ()
            if len(actors) == 1 and actors[0].type == "country":
                return Bound((actors[0].name,), actors)
        return None

    def _theirs(self, noun: Token, name: str) -> Bound | None:
        """As in "her campaign", "his government": the body as worded, and the one whose it is."""
        owner = child(noun, "poss")
        if owner is None or owner.pos_ != "PRON" or noun.lemma_.lower() not in words("bodies") | words("agents"):
            return None
        who = self._cast.who(owner)
        if len(who.actors) != 1:
            return None
        actor = who.actors[0]
        if noun.lemma_.lower() in GOVERNING:
            actor = self._cast.principal(actor) or actor
        return Bound(
            (name, actor.name),
            (actor,),
            doubt=f'"{owner.lower_} {noun.lower_}": whose it is, is {who.doubt or "inferred"}',
        )

    def _same_as_speaker(self, pronoun: Token, quote: Quote) -> Bound | None:
        """As in "The company said it will".

        In indirect speech a pronoun that fits the speaker usually is the speaker.
        """
        word = pronoun.lower_
        doubt = f'"{word}" is taken for the speaker'
        for verb in clauses_above(pronoun):
            says = child(verb, "nsubj")
            if says is None or says.i == pronoun.i:
                continue
            if says.pos_ != "PRON" and says.lower_ != word:
                party = self._behind(says) if word == "it" else None
                if party is not None:
                    return replace(party, doubt=doubt)
                party = self._party(says, None)
                if party is not None and self._agrees(word, party):
                    return replace(party, doubt=doubt)
            elif says.lower_ == word:
                continue  # "it said that it had, and that it would": the same "it"
            break
        actor = self._cast.by_id(quote.speaker_id) if quote.speaker_id else None
        if quote.speaker is None or (actor is not None and not fits(word, actor.type)):
            return None
        if actor is None and word == "it" and not _is_one_body(quote.speaker):
            return None  # "officials said it would take time"
        return Bound((quote.speaker,), (actor,) if actor else (), doubt=doubt)

    def _behind(self, says: Token) -> Bound | None:
        """As in "an agency spokeswoman said it would": the body for which somebody speaks."""
        if not says.lower_.startswith("spokes"):
            return None
        body = child(says, "compound", "poss")
        of = next((child(prep, "pobj") for prep in children(says, "prep") if prep.lower_ in {"for", "of"}), None)
        body = of or body
        party = self._party(body, None) if body is not None else None
        if party is None and body is not None and body.pos_ == "NOUN":
            name = self._cast.who(body).name
            return Bound((name,), ()) if name else None
        return party if party is not None and self._agrees("it", party) else None

    def _agrees(self, pronoun: str, party: Bound) -> bool:
        if len(party.names) > 1:
            return pronoun == "they"
        if not party.actors and pronoun == "it":
            return _is_one_body(party.names[0])
        return all(fits(pronoun, actor.type) for actor in party.actors)

    def _first_person(self, person: str, quote: Quote | None, token: Token | None = None) -> Bound | None:
        if (quote is None or quote.speaker is None) and not self._turns.is_address and token is not None:
            near = self._turns.speaker_near(token)
            quote = (
                replace(near, doubt="the speaker is inferred from the quotation beside it")
                if near is not None
                else quote
            )
        if quote is None or quote.speaker is None:
            author = self._parsed.source.author.value
            if quote is None and self._turns.is_address and author:
                return Bound((author,), (), person, doubt="the author is taken for the speaker")
            if quote is None and self._turns.is_address:
                return Bound((SPEAKER_OF_A_SPEECH,), (), person, doubt="the text does not name the speaker")
            return None
        actor = self._cast.by_id(quote.speaker_id) if quote.speaker_id else None
        if actor is None:
            return Bound((quote.speaker,), (), person, doubt=quote.doubt)
        party = Bound((actor.name,), (actor,), person, doubt=quote.doubt)
        if person == "we" and actor.type == "person":
            # A minister's "we" binds the country, a manager's the company: both are named, the one who says so first.
            principal = self._cast.principal(actor)
            if principal is not None:
                return replace(party, names=(actor.name, principal.name), actors=(actor, principal))
        return party

    def _decider(self, candidate: Candidate, quote: Quote | None) -> Bound | None:
        """Who decides what "will be built".

        The one who says so, else nobody unless the source has one clear authority.
        """
        if candidate.entry.get("frame") == "that":
            says = child(candidate.cue, "nsubj")
            party = self._party(says, self._turns.quote_at(candidate.cue)) if says is not None else None
            if party is not None:
                return replace(party, inferred=True, doubt="who decides is inferred from who says so")
        if quote is not None and quote.speaker is not None and not only_tells(quote.speaker):
            actor = self._cast.by_id(quote.speaker_id) if quote.speaker_id else None
            if actor is not None and actor.type in ACTING:
                principal = self._cast.principal(actor) if actor.type == "person" else None
                both = tuple(dict.fromkeys(one for one in (principal, actor) if one is not None))
                return Bound(
                    tuple(one.name for one in both),
                    both,
                    inferred=True,
                    doubt="who decides is inferred from who says so",
                )
            if actor is None and quote.speaker.split()[-1:] and is_body(quote.speaker):
                return Bound((quote.speaker,), (), inferred=True, doubt="who decides is inferred from who says so")
        subject = candidate.bound
        if subject is not None:
            owner = child(subject, "poss")
            if owner is not None:
                party = self._party(owner, quote)
                if party is not None:
                    return replace(party, inferred=True, doubt="who decides is inferred from whose it is")
        for verb in clauses_above(candidate.head):
            above = child(verb, "nsubj")
            if above is not None and above.pos_ == "PROPN":
                party = self._party(above, quote)
                if party is not None:
                    return replace(party, inferred=True, doubt="who decides is inferred from the sentence")
        undergoes = self._party(subject, quote) if subject is not None and candidate.decided else None
        if undergoes is not None and len(undergoes.actors) == 1 and undergoes.actors[0].type == "person":
            principal = self._cast.principal(undergoes.actors[0])
            if principal is not None:
                return Bound(
                    (principal.name,),
                    (principal,),
                    inferred=True,
                    doubt="who decides is inferred from whose person it is",
                )
        authority = self._authority(candidate.head) if subject is None or subject.pos_ == "NOUN" else None
        if authority is not None:
            return Bound(
                (authority.name,), (authority,), inferred=True, doubt="the text does not name here who decides"
            )
        if self._last is not None and self._goes_on(self._last[0], self._parsed.sentence_number(candidate.cue)):
            return replace(self._last[1], inferred=True, first_person=None, doubt="who decides is taken from before")
        lead = self._dominant() if not candidate.negated else None
        if lead is not None and subject is not None and lead not in self._cast.who(subject).actors:
            return Bound((lead.name,), (lead,), inferred=True, doubt="the text does not name here who decides")
        return None

    def _goes_on(self, before: int, now: int) -> bool:
        """The sentences from one to the other are near, and none of them turns to another matter."""
        turned = any(
            sentence[0].lower_ in TURNS_AWAY
            for sentence in self._parsed.sentences[before + 1 : now + 1]
            if len(sentence)
        )
        return 0 <= now - before <= GOES_ON and not turned

    def _dominant(self) -> Actor | None:
        """The body or country that the source names far more often than any other; None where there is none."""
        bodies = [actor for actor in self._cast.actors if actor.type in {"organization", "country"}]
        bodies.sort(key=lambda actor: -len(actor.mentions))
        if not bodies or len(bodies[0].mentions) < OFTEN:
            return None
        second = len(bodies[1].mentions) if len(bodies) > 1 else 0
        return bodies[0] if len(bodies[0].mentions) >= 2 * second else None

    def _authority(self, token: Token) -> Actor | None:
        """The source's leading organisation or country, where its block or the one before names it before the token."""
        bodies = [actor for actor in self._cast.actors if actor.type in {"organization", "country"}]
        leading = [actor for actor in bodies[:LEADING] if len(actor.mentions) > 1]  # named once, it is no leading body
        block = self._parsed.block_of(token)
        place = self._parsed.start(token)
        borders = self._parsed.source.blocks
        since = borders[max(block - 1, 0)].start
        best: tuple[int, Actor] | None = None
        for actor in leading:
            at = max((m.start for m in actor.mentions if since <= m.start < place), default=None)
            if at is not None and (best is None or at > best[0]):
                best = (at, actor)
        return best[1] if best else None
