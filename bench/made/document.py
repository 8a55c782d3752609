"""One made document: its text as a file would hold it, and the `Briefing` of what was put into it.

In: its number, the world, what was told before. Out: (text, briefing). The source is the one that `read` makes of the
text; tests/bench/ holds that.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from random import Random
from typing import Any, cast

from bench.made.draft import Draft, Member, Span
from bench.made.telling import Earlier, Teller
from bench.made.world import Who, World
from briefgen.identity import content_id, slug
from briefgen.model import (
    UNKNOWN,
    Actor,
    Block,
    Briefing,
    Commitment,
    DateMention,
    Deadline,
    Development,
    Evidence,
    Fact,
    Figure,
    Known,
    Quote,
    Sentence,
    Source,
    Unused,
)

WORDS = 500
"""As long as a document is, about; half of them between 400 and 600."""

FACTS = 9
FIRST, YEARS = dt.date(2005, 1, 3), 25


def write(number: int, size: int, world: World, told: list[Earlier], seed: int) -> tuple[Draft, dict[str, Any]]:
    """The document's draft, and what its front matter and first lines say of it."""
    rng = Random(f"{seed} document {number}")  # noqa: S311 - the same each time is what is wanted
    day = FIRST + dt.timedelta(days=number * YEARS * 365 // max(size, 1))
    subject = world.subject(world.rank(rng, world.subjects))
    outlet = world.outlet(world.rank(rng, world.outlets))
    place = world.place(world.rank(rng, world.places))
    known = {
        "date": day.isoformat(),
        "outlet": outlet,
        "author": world.person(world.rank(rng, world.persons)).name,
        "url": f"https://{slug(outlet)}.example/{day:%Y/%m}/{number}",
        "language": "en",
        "topics": subject.topic,
    }
    lines = [f"{key}: [{value}]" if key == "topics" else f"{key}: {value}" for key, value in known.items()]
    draft = Draft("\n".join(["---", *lines, "---\n"]))
    cast: list[Who] = list(
        dict.fromkeys(
            [
                *(world.body(world.rank(rng, world.bodies)) for _ in range(6)),
                *(world.person(world.rank(rng, world.persons)) for _ in range(6)),
                *(world.country(world.rank(rng, world.countries)) for _ in range(2)),
                *(world.place(world.rank(rng, world.places)) for _ in range(3)),
            ]
        )
    )
    rng.shuffle(cast)
    teller = Teller(draft, rng, day, subject, cast, told)
    with draft.block("title"), draft.sentence(end=""):
        draft.put(f"{subject.topic} {teller.noun()} to {teller.act()}".capitalize())
    dateline = f"{place.name.upper()}, {day:%B} {day.day}"
    stop = draft.at + round(rng.gauss(WORDS, WORDS / 6)) * 6.4
    with draft.block("paragraph", before=f"{dateline} — "):
        teller.lead()
        teller.any()
    while draft.at < stop:
        with draft.block("paragraph"):
            for _ in range(rng.randrange(2, 5)):
                teller.any()
    return draft, known | {"dateline": dateline, "day": day}


def briefing(draft: Draft, known: dict[str, Any], number: int) -> Briefing:
    """Everything that was put into the draft, as if it had been found there."""
    text = draft.text.rstrip() + "\n"
    title = " ".join(text[draft.blocks[0][0].start : draft.blocks[0][0].end].split())
    name = f"{known['date']}-{number:05}"
    head = text.index("---\n", 4) + 3
    source = Source(
        id=name,
        file=f"{name}.txt",
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        text=text,
        encoding="utf-8",
        title=Known(title, "first line"),
        date=Known(known["date"], "front matter"),
        outlet=Known(known["outlet"], "front matter"),
        author=Known(known["author"], "front matter"),
        url=Known(known["url"], "front matter"),
        language=Known(known["language"], "front matter"),
        dateline=Known(known["dateline"], "dateline") if known["dateline"] else UNKNOWN,
        topics=(known["topics"],),
        blocks=tuple(Block(span.start, span.end, kind) for span, kind in draft.blocks),
        repairs=(),
        unused=(Unused(0, head, "front matter"),),
    )
    return _Cut(source, draft).briefing()


class _Cut:
    """Spans of a draft to evidence and findings."""

    def __init__(self, source: Source, draft: Draft) -> None:
        self._source, self._draft = source, draft
        taken: set[str] = set()
        self._sentences = [self._evidence(span) for span, _ in draft.sentences]
        self.sentences = tuple(
            Sentence(content_id("s", evidence.quote, taken=taken), block, evidence)
            for evidence, (_, block) in zip(self._sentences, draft.sentences, strict=True)
        )
        self._taken: set[str] = set()
        members = sorted(draft.cast.values(), key=lambda one: (-len(one.mentions), one.mentions[0]))
        most = len(members[0].mentions) if members else 1
        self.actors = tuple(self._actor(member, most) for member in members)
        self._ids = {member.who: actor.id for member, actor in zip(members, self.actors, strict=True)}

    def _evidence(self, span: Span) -> Evidence:
        return self._source.cut(span.start, span.end)

    def _actor(self, member: Member, most: int) -> Actor:
        who, mentions = member.who, tuple(map(self._evidence, member.mentions))
        return Actor(
            id=content_id("a", who.type, who.name, taken=self._taken),
            name=who.name,
            type=who.type,
            role=who.role,
            affiliation=who.body,
            aliases=tuple(form for form in member.forms if form != who.name),
            mentions=mentions,
            salience=round(0.2 + 0.8 * len(mentions) / most, 3),
            evidence=mentions[0],
            rule="actors/name",
        )

    def briefing(self) -> Briefing:
        made: dict[str, list[Any]] = {}
        for finding in self._draft.findings:
            make = getattr(self, f"_{finding.noun}")
            made.setdefault(finding.noun, []).append(make(self._sentences[finding.sentence], **finding.values))
        worth = list(dict.fromkeys(finding.sentence for finding in self._draft.findings if finding.noun != "date"))
        facts = tuple(self._fact(place) for place in worth[:FACTS])
        bound = made.get("commitment", [])
        open_ended = sum(one.deadline is None for one in bound)
        return Briefing(
            source=self._source,
            sentences=self.sentences,
            summary=tuple(fact.evidence for fact in facts[:2]),
            facts=facts,
            actors=self.actors,
            quotes=tuple(made.get("quote", ())),
            commitments=tuple(bound),
            statements=tuple(made.get("statement", ())),
            dates=tuple(made.get("date", ())),
            figures=tuple(made.get("figure", ())),
            gaps=(f"deadlines for {open_ended} of {len(bound)} commitments",) if open_ended else (),
            developments=tuple(made.get("development", ())),
        )

    def _fact(self, place: int) -> Fact:
        evidence = self._sentences[place]
        actors = [
            actor.id for actor in self.actors if any(evidence.start <= m.start < evidence.end for m in actor.mentions)
        ]
        return Fact(
            id=content_id("f", evidence.quote, taken=self._taken),
            kind="reported",
            date=None,
            actors=tuple(actors),
            evidence=evidence,
            rule="facts/ranked" if place > 1 else "facts/lead",
        )

    def _commitment(
        self, sentence: Evidence, who: Who, kind: str, rule: str, action: Span, words: str, by: tuple[str, str] | None,
        to: Who | None = None, condition: str | None = None, speaker: Who | None = None, reason: str | None = None,
    ) -> Commitment:  # fmt: skip
        cut = self._evidence(action)
        letter = "n" if reason else "c"
        return Commitment(
            id=content_id(letter, kind, who.name, cut.quote, sentence.quote, taken=self._taken),
            actors=(who.name,),
            actor_ids=(self._ids[who],),
            action=cut,
            recipients=(to.name,) if to else (),
            kind=cast(Any, kind),
            reaffirmed=False,
            condition=condition,
            reported=speaker is not None,
            channel=None,
            hedge=None,
            deadline=Deadline(*by) if by else None,
            checkable=True,
            speaker=speaker.name if speaker else None,
            thread=content_id("t", who.name, words, taken=set()),
            evidence=sentence,
            rule=rule,
            reason=reason,
        )

    _statement = _commitment

    def _quote(self, sentence: Evidence, who: Who, cue: str | None, words: Span, direct: bool, rule: str) -> Quote:
        cut = self._evidence(words)
        return Quote(
            id=content_id("q", who.name, cut.quote, taken=self._taken),
            speaker=who.name,
            speaker_id=self._ids[who],
            cue=cue,
            words=cut,
            direct=direct,
            channel=None,
            evidence=sentence,
            rule=rule,
        )

    def _date(
        self, sentence: Evidence, value: str, precision: str, evidence: Span, rule: str, worked_out: bool
    ) -> DateMention:
        return DateMention(value, cast(Any, precision), self._evidence(evidence), sentence, rule, worked_out)

    def _figure(self, sentence: Evidence, value: float, unit: str | None, of: str, evidence: Span, rule: str) -> Figure:
        return Figure(value, unit, of, self._evidence(evidence), sentence, rule)

    def _development(self, sentence: Evidence, who: Who, turn: str, about: Span, rule: str) -> Development:
        cut = self._evidence(about)
        return Development(
            id=content_id("d", turn, cut.quote, sentence.quote, taken=self._taken),
            turn=cast(Any, turn),
            actors=(who.name,),
            actor_ids=(self._ids[who],),
            about=cut,
            date=None,
            speaker=None,
            channel=None,
            planned=False,
            evidence=sentence,
            rule=rule,
        )
