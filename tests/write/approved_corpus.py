"""The invented corpus of the approved pages: a little of everything that a page can show.

In: sample.py. Out: a corpus of five documents that use every kind of finding, doubt and correction. What the pages say
of it: approved/.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefgen.corpus import (
    NO_FOLLOW_UP,
    Appearance,
    Applied,
    Change,
    Changed,
    Corpus,
    Dossier,
    Entry,
    History,
    Making,
    Related,
    Role,
    Status,
    Step,
    Thread,
    Wording,
)
from briefgen.errors import Problem
from briefgen.model import (
    UNKNOWN,
    Actor,
    ActorType,
    Briefing,
    Commitment,
    Deadline,
    Development,
    Dispute,
    Fact,
    Figure,
    Instrument,
    Known,
    NotAnalysed,
    Quote,
    Source,
    Topic,
)
from tests.write import sample

PROBLEMS = (
    Problem("seeds/pier.pdf", None, "no text could be read"),
    Problem("seeds/quay.txt", 2, "an odd date", "warning"),
)
MAKING = Making("1.2.3", "en_model", "4.5.6", {"commitments/pledge-to": "We pledge to build a pier."},
                ("commitments/own-words",), (("German", "de_model", "4.5.7"),))  # fmt: skip

DOSSIERS = {"council": "council", "Ada Lindqvist": "mayor"}
TO_THE_MAYOR = (("Ada Lindqvist", "mayor"),)


def corpus() -> Corpus:
    """All of it."""
    first, ferry, told_again, lottery, foreign = _first(), _ferry(), _told_again(), _lottery(), _foreign()
    briefings = (ferry, lottery, told_again, first, foreign)
    every = tuple(
        Entry(b, c, tuple((name, DOSSIERS.get(name)) for name in c.actors),
              {"c-bbbbbbb": (("The province", None),), "c-ggggggg": (("council", "council"),)}.get(c.id, TO_THE_MAYOR))
        for b in briefings for c in b.commitments
    )  # fmt: skip
    threads = tuple(_threads(every, ferry))
    spoken = tuple(Entry(b, q, ((q.speaker or "", "mayor" if q.speaker_id == "a-ada" else None),))
                   for b in briefings for q in b.quotes)  # fmt: skip
    council = Dossier(
        id="council",
        name="council",
        type="organization",
        aliases=(("the council", 3), ("harbour council", 1)),
        roles=(
            Role("Harbour authority", "2031-04-14", "2032-03-01", first.actors[0].evidence),
            Role("owner of the bridge", None, None, first.actors[0].evidence),
        ),
        affiliations=("Port Ansgar", "Province of Norring"),
        appearances=tuple(
            Appearance(b, b.actors[0], "another council may be meant" if b is lottery else None)
            for b in briefings
            if b.actors
        ),
        made=tuple(e for e in every if e.by[0][1] == "council"),
        received=tuple(e for e in every if e.to[0][1] == "council"),
        said=(),
        named_with=(("mayor", 4), *((key, 1) for key, *_ in OTHERS)),
        merged=("Bridge council",),
    )
    mayor = Dossier(
        id="mayor",
        name="Ada Lindqvist",
        type="person",
        aliases=(("the Mayor", 2),),
        roles=(Role("Mayor", "2031-04-14", None, first.actors[1].evidence),),
        affiliations=(),
        appearances=tuple(Appearance(b, b.actors[1]) for b in briefings if len(b.actors) > 1),
        made=tuple(e for e in every if e.by[0][1] == "mayor"),
        received=tuple(e for e in every if e.to[0][1] == "mayor"),
        said=tuple(e for e in spoken if e.by[0][1] == "mayor"),
        named_with=(("council", 4), *((key, 1) for key, *_ in OTHERS[:2])),
        doubts=("two documents may mean different people",),
        same_name=("lottery",),
    )
    them = {key: Dossier(key, name, kind, (), (), (), (Appearance(lottery, lottery.actors[n]),), (), (), (),
                         (("council", 1), ("mayor", 1)))
            for n, (key, name, kind, _) in enumerate(OTHERS, 2)}  # fmt: skip
    return Corpus(
        briefings=briefings,
        dossiers=tuple(sorted((council, mayor, *them.values()), key=lambda one: one.id)),
        register=every,
        dossier_of={
            **{(b.source.id, b.actors[0].id): "council" for b in briefings if b.actors},
            **{(b.source.id, b.actors[1].id): "mayor" for b in briefings if len(b.actors) > 1},
            **{("lottery", f"a-{key}"): key for key in them},
        },
        related={
            "harbour": (Related(ferry, "the same actor: council"), Related(foreign, "the same topic: harbour")),
            "ferry": (Related(first, "the same commitment"),),
        },
        threads=threads,
        thread_of={(e.briefing.source.id, e.finding.id): t.id for t in threads for e in t.reports},
        same_story=(("harbour", "copied"),),
        corrections=_corrections(),
        history=_history(),
    )


def _source(name: str, title: str, date: str | None, **more: Any) -> Source:
    return replace(sample.source(name, title, date), **more)


def _first() -> Briefing:
    """Every kind of finding, of a document with pages, an address and an author."""
    s = _source(
        "harbour", sample.TITLE, "2031-04-14",
        url=Known("https://post.example/harbour?a=1&b=2", "front matter"), author=Known("Ada Writer", "byline"),
        dateline=Known("PORT ANSGAR", "first line"), retrieved=Known("2031-04-15", "sidecar"), pages=(0, 240),
        reader="pdf reader 1.0", limits=("Page 3 is a picture.",),
    )  # fmt: skip
    found = sample.briefing(s)
    at = [sentence.evidence for sentence in found.sentences]
    council, mayor = found.actors
    pledge, plan, again = found.commitments
    return replace(
        found,
        summary=(at[0], at[2]),
        facts=(
            *found.facts,
            Fact("f-ccccccc", "background", "1987", (), at[4], "facts/background"),
            Fact("f-ddddddd", "expected", "2032-06", (council.id,), at[3], "facts/expected"),
        ),
        actors=(
            replace(council, affiliation="Port Ansgar", mentions=(council.evidence, sample.find(s, "The council"))),
            replace(mayor, salience=0.9, affiliation="council", doubt="only a surname is given"),
        ),
        quotes=(
            *(replace(quote, doubt="the cue is far away") for quote in found.quotes),
            Quote("q-bbbbbbb", None, None, None, sample.find(s, "the toll be dropped"), False, None, at[3],
                  "quotes/indirect", "nobody is named"),
        ),
        commitments=(
            replace(pledge, recipients=("Ada Lindqvist",), thread="t-aaaaaaa"),
            replace(plan, reported=True, channel="Coast Radio", speaker="Ada Lindqvist"),
            again,
        ),
        developments=(
            Development("v-bbbbbbb", "delayed", ("council",), (council.id,), sample.find(s, "reopen the bridge"),
                        "2031-Q3", "Ada Lindqvist", "Coast Radio", True, at[5], "developments/delayed",
                        "it may be another bridge"),
        ),
        instruments=(
            Instrument("i-aaaaaaa", "Toll Accord", "treaty", None, ("the toll",), (sample.find(s, "toll"),), "2031",
                       None, at[3], "instruments/named"),
            Instrument("i-bbbbbbb", "Pier Meeting", "meeting", "Toll Accord", (), (sample.find(s, "piers"),),
                       "2031-05-02", "Port Ansgar", at[2], "instruments/meeting", "the place is inferred"),
        ),
        disputes=(
            Dispute("x-aaaaaaa", "denied", ("Ada Lindqvist",), (mayor.id,), sample.find(s, "the ferry will not be cut"),
                    at[1], "Coast Radio", "disputes/denied"),
            Dispute("x-bbbbbbb", "claimed", (), (), sample.find(s, "the toll be dropped"), at[3], None,
                    "disputes/claimed", "it may be a wish"),
        ),
        figures=(
            *found.figures,
            Figure(4_200_000.0, "SEK", "crowns", sample.find(s, "4.2 million crowns"), at[2], "figures/money"),
        ),
        topics=(Topic("p-aaaaaaa", "Bridges", (sample.find(s, "bridge"),), at[0], "topics/bridges"),),
        limits=("The last table was not read.",),
        gaps=("the date of the interview", "the price of the piers"),
    )  # fmt: skip


def _ferry() -> Briefing:
    """What became of the first document's pledge; somebody speaks of the council, and something is expected of it."""
    found = sample.briefing(sample.source("ferry", "The ferry stays", "2032-03-01"))
    late = replace(found.commitments[1], id="c-ddddddd", kind="threat", deadline=Deadline("in 2033", "2033-12-31"),
                   condition=None, hedge=None, doubt=None, thread="t-ccccccc")  # fmt: skip
    said = found.sentences[0].evidence
    of_it = replace(found.quotes[0], id="q-ccccccc", direct=False, words=said, evidence=said, channel=None)
    council = found.actors[0]
    expected = replace(found.statements[0], id="s-expect1", kind="expectation", actors=(council.name,),
                       actor_ids=(council.id,), thread="t-expect1")  # fmt: skip
    two_of_a_name = replace(expected, id="s-expect2", actors=("council", "province"), kind="wish", thread="t-expect2")
    return replace(
        found,
        commitments=(found.commitments[0], late, found.commitments[2]),
        quotes=(of_it, *found.quotes),
        statements=(expected, two_of_a_name, *found.statements),
        developments=(sample.development(found),),
    )


def _told_again() -> Briefing:
    """The first story in another outlet, two days later."""
    s = _source("copied", sample.TITLE, "2031-04-16", outlet=Known("Coast & Post", "sidecar"), topics=())
    found = sample.briefing(s)
    return replace(found, summary=(), quotes=(), statements=(), facts=found.facts[:1], gaps=(), figures=(), dates=())


def _lottery() -> Briefing:
    """A document of odd particulars: markup and hidden signs, no outlet, many kinds of actors, one of them in doubt."""
    s = replace(
        sample.source("lottery", f"A <b>lottery</b> & its ‘pier’\u202e\x07: {LONG}", "2031-12-30", weather=LONG),
        outlet=UNKNOWN,
        topics=("Games", "harbour"),
    )
    found = sample.briefing(s, weather=LONG)
    pledge, mayor = found.commitments[0], found.actors[1]
    refusal = replace(pledge, id="c-eeeeeee", kind="refusal", thread="t-eeeeeee",
                      deadline=Deadline("by 31 March", "2031-03-31"), hedge="would rather")  # fmt: skip
    undated = replace(refusal, id="c-fffffff", kind="obligation", deadline=Deadline("soon", None), checkable=False,
                      action=found.sentences[4].evidence, evidence=found.sentences[4].evidence,
                      doubt="the sentence is cut off")  # fmt: skip
    answer = replace(pledge, id="c-ggggggg", actors=(mayor.name,), actor_ids=(mayor.id,), recipients=("council",),
                     kind="agreement", thread="t-ggggggg", deadline=None, evidence=found.sentences[2].evidence,
                     action=sample.find(s, "spend 4.2 million crowns"))  # fmt: skip
    rain = Fact("f-rained0", "fact", "2031-11", (), found.sentences[4].evidence, "facts/dated")
    actors = (*found.actors, *(_other(s, *one) for one in OTHERS))
    acts = (refusal, undated, answer)
    return replace(found, facts=(*found.facts, rain), actors=actors, figures=(), commitments=acts)


LONG = (
    "It rained \U0001d11e\u200b for longer than anybody who works at the quays of Port Ansgar can remember; the "
    "\\New ferry, its old engine, and both of the cranes that were to lift it stood still for as long as the water ran."
)
"""A sentence longer than a title, than a label of a picture and than a line of a calendar."""

OTHERS: tuple[tuple[str, str, ActorType, str], ...] = (
    ("lottery", "Lottery & <Pools>", "group", "Residents"),
    ("norring", "Federal Republic of Norring", "country", "province"),
    ("radio", "Coast Radio", "organization", "Coast Radio"),
    ("quay", "Öster Quay", "place", "piers"),
    ("seven", "7 Seas", "other", "ferry"),
)
"""(id of the dossier, name, type, words that name it) of those of whom only the lottery's document tells."""


def _other(s: Source, key: str, name: str, kind: ActorType, words: str) -> Actor:
    found = sample.find(s, words)
    return Actor(f"a-{key}", name, kind, None, None, (), (found,), 0.1, found, "actors/own")


def _foreign() -> Briefing:
    s = _source("sea", "Sur la mer", None, language=Known("fr", "front matter"), outlet=Known("La Digue", "sidecar"))
    whole = sample.briefing(s)
    nothing = NotAnalysed("language", "Nothing was looked for: the document is in French.")
    return Briefing(s, whole.sentences, (), (), (), (), (), (), (), (), (), not_analysed=nothing)


def _act(entry: Entry) -> Commitment:
    assert isinstance(entry.finding, Commitment)
    return entry.finding


def _threads(register: tuple[Entry, ...], ferry: Briefing) -> list[Thread]:
    of = {(e.briefing.source.id, e.finding.id): e for e in register}
    turn = ferry.developments[0]
    pledged = tuple(
        of[document, f"c-{letter * 7}"]
        for document, letter in (
            ("harbour", "a"), ("harbour", "c"), ("copied", "a"), ("ferry", "a"), ("ferry", "c"), ("copied", "c")
        )
    )  # fmt: skip
    renewed = Thread(
        "t-bridge1",
        pledged[0],
        pledged,
        (
            Step(pledged[0].briefing, _act(pledged[0]), None, "pledged to", "first report", "2031-04-14"),
            Step(pledged[2].briefing, _act(pledged[2]), None, "pledged to", "the same story", "2031-04-16"),
            Step(ferry, turn, "renewed", "", "same actor; shared words: bridge", "2032-02"),
            Step(ferry, _act(pledged[4]), None, "would", "same actor", "2032-03-01"),
        ),
        Status("renewed, according to The Harbour Post", "renewed", turn.evidence, ferry, "suggested", "2032-02"),
        2,
        "two bridges may be meant",
    )
    piers = tuple(of[key] for key in (("harbour", "c-bbbbbbb"), ("copied", "c-bbbbbbb")))
    cancelled = Thread(
        "t-piers01",
        piers[0],
        piers,
        tuple(Step(e.briefing, _act(e), None, "plans to", "first report", e.briefing.source.date.value) for e in piers),
        Status("cancelled; see the minutes", "cancelled", None, None, "editor", "2031-05-01"),
        1,
    )
    alone = [
        Thread(f"t-{key[1][2:]}", of[key], (of[key],),
               (Step(of[key].briefing, _act(of[key]), None, "", "first report", of[key].briefing.source.date.value),),
               Status("in talks, says the desk", by="editor") if key[1] == "c-eeeeeee" else Status(NO_FOLLOW_UP), 1)
        for key in (("ferry", "c-ddddddd"), *(("lottery", f"c-{letter * 7}") for letter in "efg"))
    ]  # fmt: skip
    return [renewed, alone[0], *alone[1:], cancelled]


def _corrections() -> tuple[Applied, ...]:
    return (
        Applied("actors.yml", 3, "merge", "Bridge council", None, "Joined: “Bridge council” is council",
                "Bridge council", "council", "The same body"),
        Applied("actors.yml", 5, "type", "council", None, "council is an organization", "group", "organization"),
        Applied("actors.yml", 8, "rename", "The Mayor", None, "“The Mayor” is shown as Ada Lindqvist", "The Mayor",
                "Ada Lindqvist"),
        Applied("actors.yml", 9, "not-an-actor", "Ferry", None, "No page: “Ferry”"),
        Applied("ferry.yml", 2, "add", "c-ddddddd", "ferry", "Added: spend 4.2 million crowns", "", "a threat"),
        Applied("harbour.yml", 5, "accept", "c-aaaaaaa", "harbour", "Checked: “reopen the old bridge”"),
        Applied("harbour.yml", 7, "change", "c-aaaaaaa", "harbour", "Changed: kind from plan to pledge", "plan",
                "pledge", "It says “pledged”"),
        Applied("harbour.yml", 9, "accept", "c-aaaaaaa", "harbour", "Checked: “reopen the old bridge”"),
        Applied("harbour.yml", 12, "drop", "f-gone000", "harbour", "Left out: “It rained.”", "It rained.", "", ""),
        Applied("harbour.yml", 15, "accept", "x-bbbbbbb", "harbour", "Checked: “the toll be dropped”"),
        Applied("harbour.yml", 20, "status", "c-bbbbbbb", "harbour", "Status: cancelled", "", "cancelled", "Minutes"),
    )  # fmt: skip


def _history() -> History:
    return History(
        4,
        (
            Changed("harbour", "harbour.txt", sample.TITLE, "changed", "edited", 4, 19, (
                Change("changed", "fact", "f-aaaaaaa", Wording("The council pledged.", "reported"),
                       Wording(sample.SENTENCES[0], "fact")),
                Change("new", "commitment", "c-bbbbbbb", None, Wording("spend 4.2 million crowns", "plan")),
                Change("withdrawn", "quotation", "q-gone000", Wording("“no bridge”", "Ada Lindqvist"), None),
                Change("corrected", "commitment", "c-aaaaaaa", Wording("reopen", "plan"), Wording("reopen", "pledge")),
                Change("new", "fact", "f-none000", None, Wording("It is on no page.")),
            )),
            Changed("ferry", "ferry.txt", "The ferry stays", "new", "edited", 4, 12),
            Changed("", "", "", "changed", "corrected", 4, 1, (
                Change("changed", "status", "t-piers01", Wording(NO_FOLLOW_UP), Wording("cancelled; see the minutes")),
            )),
            Changed("pier", "pier.txt", "The pier", "withdrawn", "edited", 4, 1),
            Changed("lottery", "lottery.txt", "A <b>lottery</b>", "changed", "read anew", 2, 5),
        ),
    )  # fmt: skip
