"""The kinds of sentences: pledges with deadlines, follow-ups, quotations, figures, background.

In: a `Draft`, who there is, what the document is about. Out: sentences in the draft with their findings. How often
each kind comes up follows what briefgen finds in a document of 500 words: 8 commitments, 10 quotations, 2 statements,
3 developments, 9 dates, 6 figures, 26 sentences.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate
from random import Random

from bench.made.draft import Draft, Span
from bench.made.words import english, past, plural
from bench.made.world import Subject, Who

MONTHS = tuple(dt.date(2000, month, 1).strftime("%B") for month in range(1, 13))
CUES = ("said", "said", "said", "added", "warned", "argued", "noted", "insisted", "replied", "explained")
LINKS = ("with", "because of", "without", "despite", "in spite of", "instead of", "through", "among", "ahead of")
TURNS = (
    ("renewed", "reaffirmed", "developments/reaffirm"),
    ("delayed", "put off", "developments/put-off"),
    ("delivered", "carried out", "developments/carry-out"),
    ("cancelled", "gave up", "developments/give-up"),
    ("decided", "approved", "developments/approve"),
    ("funded", "set aside money for", "developments/set-aside"),
)


@dataclass(frozen=True)
class Earlier:
    """A commitment that a document told of, for later ones to come back to."""

    who: Who
    action: str
    day: dt.date


class Teller:
    """Writes sentences into one draft. `told` is shared by all documents: it grows with each commitment."""

    def __init__(
        self, draft: Draft, rng: Random, day: dt.date, subject: Subject, cast: list[Who], told: list[Earlier]
    ) -> None:
        self.draft, self.rng, self.day, self.subject, self.cast = draft, rng, day, subject, cast
        self._told = told
        self._words = english()
        self._put = draft.put

    # --- words --------------------------------------------------------------------------------------------------------

    def noun(self) -> str:
        pool = self.subject.nouns if self.rng.random() < 0.6 else self._words.noun
        return pool.draw(self.rng)

    def things(self) -> str:
        """Some noun in the plural, often with an adjective."""
        return f"{self._adjective()} {plural(self.noun())}" if self.rng.random() < 0.6 else plural(self.noun())

    def thing(self) -> str:
        """A noun with article, adjectives and company."""
        words = [self._adjective()] if self.rng.random() < 0.7 else []
        words += [self.noun()] if self.rng.random() < 0.8 else [self.noun(), self.noun()]
        tail = f" of the {self.noun()}" if self.rng.random() < 0.25 else ""
        return f"the {' '.join(words)}{tail}"

    def _adjective(self) -> str:
        return (self.subject.adjectives if self.rng.random() < 0.6 else self._words.adj).draw(self.rng)

    def verb(self) -> str:
        return self._words.verb.draw(self.rng)

    def clause(self) -> str:
        """Something that happened, or how something stands."""
        said = f"{self.thing()} {past(self.verb())} {self.thing()}"
        if self.rng.random() < 0.5:
            said += f" and {past(self.verb())} {self.things()}"
        return f"{said} {self.rng.choice(LINKS)} {self.things()}" if self.rng.random() < 0.6 else said

    def act(self) -> str:
        """Something to be done, from the verb on."""
        rest = f" {self.rng.choice(LINKS)} {self.things()}" if self.rng.random() < 0.5 else ""
        return f"{self.verb()} {self.thing()}{rest}"

    def who(self, *types: str, but: Who | None = None) -> Who:
        """One of the cast, those first in it oftener."""
        fitting = [one for one in self.cast if one.type in types and one != but] or self.cast
        return fitting[int(len(fitting) * self.rng.random() ** 1.7)]

    # --- parts of sentences -------------------------------------------------------------------------------------------

    def _date(self, words: str, value: str, precision: str, rule: str, *, worked_out: bool = False) -> None:
        span = self._put(words)
        self.draft.find(
            "date", value=value, precision=precision, evidence=span, rule=f"dates/{rule}", worked_out=worked_out
        )

    def _weekday(self) -> None:
        self._put(" on ")
        then = self.day - dt.timedelta(days=self.rng.randrange(3))
        self._date(then.strftime("%A"), then.isoformat(), "day", "weekday-behind", worked_out=True)

    def _month(self, then: dt.date) -> str:
        self._date(f"{MONTHS[then.month - 1]} {then.year}", f"{then:%Y-%m}", "month", "month-year")
        return f"{MONTHS[then.month - 1]} {then.year}"

    def deadline(self) -> tuple[str, str]:
        """Writes by when, some months or years ahead."""
        then = self.day + dt.timedelta(days=round(30 + 2500 * self.rng.random() ** 2))
        self._put(" by ")
        if self.rng.random() < 0.4:
            self._date(str(then.year), str(then.year), "year", "year")
            return f"by {then.year}", f"{then.year}-12-31"
        last = (then.replace(day=28) + dt.timedelta(days=4)).replace(day=1) - dt.timedelta(days=1)
        return f"by {self._month(then)}", last.isoformat()

    def bound(self, who: Who, kind: str, rule: str, action: str, **more: object) -> Span:
        """Writes an action and perhaps a deadline, and notes the commitment; the action with its deadline."""
        start = self._put(action)
        by = self.deadline() if self.rng.random() < 0.45 else None
        span = Span(start.start, self.draft.at)
        self.draft.find(
            "commitment", who=who, kind=kind, rule=f"commitments/{rule}", action=span, words=action, by=by, **more
        )
        self._told.append(Earlier(who, action, self.day))
        return span

    # --- sentences ----------------------------------------------------------------------------------------------------

    def lead(self) -> None:
        who = self.who("organization", "country")
        with self.draft.sentence():
            self.draft.name(who)
            self._put(" said")
            self._weekday()
            self._put(" that it will ")
            words = self.bound(who, "plan", "will", self.act())
            self.draft.find("quote", who=who, cue="said", words=words, direct=False, rule="quotes/clause-of-saying")

    def pledge(self) -> None:
        who = self.who("organization", "country", "person")
        with self.draft.sentence():
            self.draft.name(who)
            verb, kind, rule = self.rng.choice(
                (
                    ("pledged to", "pledge", "pledge-to"),
                    ("promised to", "pledge", "pledge-to"),
                    ("plans to", "plan", "plan-to"),
                    ("intends to", "plan", "plan-to"),
                    ("is ready to", "consideration", "ready-to"),
                    ("refused to", "refusal", "refuse-to"),
                    ("threatened to", "threat", "threaten-to"),
                    ("was ordered to", "obligation", "order-to"),
                )
            )
            self._put(f" {verb} ")
            self.bound(who, kind, rule, self.act())

    def conditional(self) -> None:
        who = self.who("organization", "country")
        with self.draft.sentence():
            condition = f"If {self.clause()}"
            self._put(f"{condition}, ")
            self.draft.name(who)
            self._put(" will ")
            self.bound(who, "plan", "will", self.act(), condition=condition)

    def agreement(self) -> None:
        who = self.who("organization", "country")
        other = self.who("organization", "country", but=who)
        with self.draft.sentence():
            self.draft.name(who)
            self._put(" agreed with ")
            self.draft.name(other, role=False)
            self._put(" to ")
            self.bound(who, "agreement", "agree-to", self.act(), to=other)

    def promise_told(self) -> None:
        who = self.who("person")
        with self.draft.sentence():
            self.draft.name(who)
            cue = self.rng.choice(CUES)
            self._put(f" {cue} that ")
            start = self.draft.at
            actor = self.who("organization", "country")
            self.draft.name(actor)
            self._put(" will ")
            self.bound(actor, "plan", "will", self.act(), speaker=who)
            self._quote(who, cue, Span(start, self.draft.at), "clause-of-saying")

    def _quote(self, who: Who, cue: str | None, words: Span, rule: str, *, direct: bool = False) -> None:
        self.draft.find("quote", who=who, cue=cue, words=words, direct=direct, rule=f"quotes/{rule}")

    def direct(self) -> None:
        who, cue = self.who("person"), self.rng.choice(CUES)
        with self.draft.sentence():
            self._put("“")
            words = self._put(f"{self.clause()},".capitalize())
            self._put("” ")
            self.draft.name(who)
            self._put(f" {cue}")
            self._quote(who, cue, words, "clause-before", direct=True)

    def indirect(self) -> None:
        who, cue = self.who(), self.rng.choice(CUES)
        with self.draft.sentence():
            self.draft.name(who)
            self._put(f" {cue} that ")
            self._quote(who, cue, self._put(self.clause()), "clause-of-saying")

    def according(self) -> None:
        who = self.who("organization", "person")
        with self.draft.sentence():
            self._put("According to ")
            self.draft.name(who)
            self._put(", ")
            self._quote(who, "According to", self._put(self.clause()), "according-to")

    def demand(self) -> None:
        who = self.who()
        other = self.who("organization", "country", but=who)
        with self.draft.sentence():
            self.draft.name(who)
            self._put(" called on ")
            self.draft.name(other, role=False)
            self._put(" to ")
            action = self.act()
            span = self._put(action)
            self.draft.find(
                "statement",
                who=other,
                kind="demand",
                rule="commitments/call-on",
                action=span,
                words=action,
                by=None,
                speaker=who,
                reason="a call on somebody else binds nobody",
            )

    def follow_up(self) -> None:
        """What became of an earlier commitment, where there is one."""
        if not self._told:
            return self.plain()
        earlier = self._told[self.rng.randrange(len(self._told))]
        turn, verb, rule = self.rng.choice(TURNS)
        with self.draft.sentence():
            self.draft.name(earlier.who)
            self._put(f" {verb} ")
            about = self._put(f"its plan to {earlier.action}")
            self._put(", announced in ")
            self._month(earlier.day)
            self.draft.find("development", who=earlier.who, turn=turn, about=about, rule=rule)
        return None

    def cost(self) -> None:
        with self.draft.sentence():
            self._put(f"{self.thing().capitalize()} costs ")
            number = self.rng.randrange(11, 999) / 10
            span = self._put(f"${number} million")
            self.draft.find("figure", value=round(number * 1e6), unit="USD", of="", evidence=span, rule="figures/money")
            self._put(f", while {self.clause()}")

    def share(self) -> None:
        with self.draft.sentence():
            number, of = self.rng.randrange(2, 98), self.things()
            if self.rng.random() < 0.5:
                span, unit, rule = self._put(f"About {number} percent of {of}"), "percent", "figures/percent-hedged"
            else:
                span, unit, rule = self._put(f"{number} {of}"), None, "figures/count"
            self.draft.find("figure", value=float(number), unit=unit, of=of, evidence=span, rule=rule)
            self._put(f" {past(self.verb())} {self.thing()} in ")
            self.draft.name(self.who("place", "country"), role=False)

    def background(self) -> None:
        year = self.day.year - 1 - int(40 * self.rng.random() ** 2)
        with self.draft.sentence():
            self._put("In ")
            self._date(str(year), str(year), "year", "year")
            self._put(", ")
            self.draft.name(self.who(), role=False)
            self._put(f" {past(self.verb())} {self.thing()} after {self.clause()}")

    def plain(self) -> None:
        with self.draft.sentence():
            self._put(f"{self.clause()}".capitalize())
            if self.rng.random() < 0.5:
                self._put(f", and {self.clause()}")

    def any(self) -> None:
        """One sentence of some kind."""
        self.rng.choices(_KINDS, cum_weights=_OFTEN)[0](self)


KINDS: tuple[tuple[Callable[[Teller], None], float], ...] = (
    (Teller.pledge, 4.5),
    (Teller.conditional, 0.8),
    (Teller.agreement, 1.2),
    (Teller.promise_told, 3),
    (Teller.direct, 3),
    (Teller.indirect, 4),
    (Teller.according, 1.2),
    (Teller.demand, 2),
    (Teller.follow_up, 3),
    (Teller.cost, 2),
    (Teller.share, 3),
    (Teller.background, 2.5),
    (Teller.plain, 3),
)
_KINDS = [kind for kind, _ in KINDS]
_OFTEN = list(accumulate(often for _, often in KINDS))
