"""The invented corpus of the approved pages: a little of everything that a page can show.

In: approved_documents.py. Out: its five documents connected, with threads, corrections and a history. What the pages
say of it: approved/.
"""

from __future__ import annotations

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
    Briefing,
    Commitment,
)
from tests.write import approved_documents as documents
from tests.write import sample

PROBLEMS = (
    Problem("seeds/pier.pdf", None, "no text could be read"),
    Problem("seeds/mole.pdf", None, "it is encrypted"),
    Problem("seeds/mole.pdf", 3, "a broken page"),
    Problem("seeds/quay.txt", 2, "an odd date", "warning"),
)
MAKING = Making("1.2.3", "en_model", "4.5.6", {"commitments/pledge-to": "We pledge to build a pier."},
                ("commitments/own-words",), (("German", "de_model", "4.5.7"),))  # fmt: skip

DOSSIERS = {"council": "council", "Ada Lindqvist": "mayor"}
PROVINCE = (("The province", None),)
RECIPIENTS = {"c-bbbbbbb": PROVINCE, "c-ddddddd": PROVINCE, "c-ggggggg": (("council", "council"),)}
"""Of those commitments that are not owed to the mayor."""


def corpus() -> Corpus:
    """All of it."""
    first, ferry, told_again = documents.first(), documents.ferry(), documents.told_again()
    lottery, foreign = documents.lottery(), documents.foreign()
    briefings = (ferry, lottery, told_again, first, foreign)
    every = tuple(
        Entry(b, c, tuple((name, DOSSIERS.get(name)) for name in c.actors),
              RECIPIENTS.get(c.id, (("Ada Lindqvist", "mayor"),)))
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
        made=tuple(e for e in every if "council" in {key for _, key in e.by}),
        received=tuple(e for e in every if e.to[0][1] == "council"),
        said=(),
        named_with=(("mayor", 4), *((key, 1) for key, *_ in documents.OTHERS)),
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
        made=tuple(e for e in every if "mayor" in {key for _, key in e.by}),
        received=tuple(e for e in every if e.to[0][1] == "mayor"),
        said=tuple(e for e in spoken if e.by[0][1] == "mayor"),
        named_with=(("council", 4), *((key, 1) for key, *_ in documents.OTHERS[:2])),
        doubts=("two documents may mean different people",),
        same_name=("lottery",),
    )
    them = {key: Dossier(key, name, kind, (), (), (), (Appearance(lottery, lottery.actors[n]),), (), (), (),
                         (("council", 1), ("mayor", 1)))
            for n, (key, name, kind, _) in enumerate(documents.OTHERS, 2)}  # fmt: skip
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
               Status("in talks, says the desk", by="editor") if key[1] == "c-fffffff" else Status(NO_FOLLOW_UP), 1)
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
