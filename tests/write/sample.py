"""A small invented corpus, built by hand: pages are tested without a language model."""

from __future__ import annotations

from dataclasses import replace

from briefgen.corpus import NO_FOLLOW_UP, Appearance, Corpus, Dossier, Entry, Related, Role, Status, Step, Thread
from briefgen.model import (
    UNKNOWN,
    Actor,
    ActorType,
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
    Repair,
    Sentence,
    Source,
    Unused,
)

TITLE = "Harbour council pledges to reopen the bridge"
WEATHER = "It rained."
SENTENCES = (
    "The harbour council pledged to reopen the old bridge by 31 March 2032.",
    "Mayor Ada Lindqvist told Coast Radio on Thursday that “the ferry will not be cut”.",
    "The council plans to spend 4.2 million crowns on 12 new piers if the province agrees.",
    "Residents demanded that the toll be dropped.",
    WEATHER,
    "The council repeated that it would reopen the bridge.",
)
BIO = "Ada Writer covers harbours."


def source(
    name: str = "harbour",
    title: str = TITLE,
    date: str | None = "2031-04-14",
    url: str | None = None,
    weather: str = WEATHER,
) -> Source:
    """One document of two paragraphs; in the second a space is missing; a note on the author is not used."""
    front = f"---\ntitle: {title}\n---\n"
    one, two = " ".join(SENTENCES[:3]), " ".join(SENTENCES[3:]).replace("that it", "thatit")
    two = two.replace(WEATHER, weather)
    text = f"{front}{one}\n\n{two}\n\n{BIO}\n"
    at = len(front)
    second = at + len(one) + 2
    glued = text.index("thatit")
    bio = text.index(BIO)
    return Source(
        id=name,
        file=f"{name}.txt",
        sha256="0" * 64,
        text=text,
        encoding="utf-8",
        title=Known(title, "front matter"),
        date=Known(date, "front matter") if date else UNKNOWN,
        outlet=Known("The Harbour Post", "sidecar"),
        author=UNKNOWN,
        url=Known(url, "front matter") if url else UNKNOWN,
        language=Known("en", "front matter"),
        dateline=UNKNOWN,
        topics=("harbour",),
        blocks=(Block(at, at + len(one), "paragraph"), Block(second, second + len(two), "paragraph")),
        repairs=(Repair(glued, glued + 6, "thatit", "that it", "glued words"),),
        unused=(Unused(0, at, "front matter"), Unused(bio, bio + len(BIO), "note on the author")),
    )


def find(document: Source, words: str) -> Evidence:
    """The evidence for words that the document holds."""
    body = document.blocks[0].start  # the front matter holds the title, which shares words with the text
    start = document.text.index(words, body)
    return document.cut(start, start + len(words))


def briefing(document: Source | None = None, weather: str = WEATHER) -> Briefing:
    """The findings of `source`, every kind of them."""
    s = document or source()
    raw = [words.replace("that it", "thatit").replace(WEATHER, weather) for words in SENTENCES]
    at = [find(s, words) for words in raw]
    council, mayor = _actor(s, "council", "organization"), _actor(s, "Ada Lindqvist", "person")
    pledge = Commitment(
        id="c-aaaaaaa",
        actors=("council",),
        actor_ids=(council.id,),
        action=find(s, "reopen the old bridge by 31 March 2032"),
        recipients=(),
        kind="pledge",
        reaffirmed=False,
        condition=None,
        reported=False,
        channel=None,
        hedge=None,
        deadline=Deadline("by 31 March 2032", "2032-03-31"),
        checkable=True,
        speaker=None,
        thread="t-aaaaaaa",
        evidence=at[0],
        rule="commitments/pledge-to",
    )
    plan = replace(
        pledge,
        id="c-bbbbbbb",
        action=find(s, "spend 4.2 million crowns on 12 new piers"),
        kind="plan",
        condition="if the province agrees",
        deadline=None,
        hedge="plans to",
        thread="t-bbbbbbb",
        evidence=at[2],
        rule="commitments/plan-to",
        doubt="the actor was inferred from “The council”",
    )
    again = replace(
        pledge,
        id="c-ccccccc",
        action=find(s, "reopen the bridge"),
        reaffirmed=True,
        deadline=None,
        evidence=at[5],
    )
    demand = replace(
        pledge,
        id="s-demand1",
        actors=(),
        actor_ids=(),
        action=find(s, "the toll be dropped"),
        kind="demand",
        deadline=None,
        checkable=False,
        thread="t-demand1",
        evidence=at[3],
        reason="Residents demand it of others",
    )
    quote = Quote(
        id="q-aaaaaaa",
        speaker="Ada Lindqvist",
        speaker_id=mayor.id,
        cue="told",
        words=find(s, "the ferry will not be cut"),
        direct=True,
        channel="Coast Radio",
        evidence=at[1],
        rule="quotes/direct",
    )
    return Briefing(
        source=s,
        sentences=tuple(Sentence(f"s-sent{n}", 0 if n < 3 else 1, cut) for n, cut in enumerate(at)),
        summary=(at[0],),
        facts=(
            Fact("f-aaaaaaa", "fact", "2032-03-31", (council.id,), at[0], "facts/lead"),
            Fact("f-bbbbbbb", "reported", None, (mayor.id,), at[1], "facts/said"),
        ),
        actors=(council, mayor),
        quotes=(quote,),
        commitments=(pledge, plan, again),
        statements=(demand,),
        dates=(
            DateMention(None, "unresolved", find(s, "Thursday"), at[1], "dates/weekday"),
            DateMention("2032-03-31", "day", find(s, "31 March 2032"), at[0], "dates/day"),
        ),
        figures=(Figure(12.0, None, "new piers", find(s, "12"), at[2], "figures/number"),),
        gaps=("the date of the interview",),
    )


def _actor(s: Source, name: str, kind: ActorType) -> Actor:
    first = find(s, name)
    role = "Mayor" if kind == "person" else None
    key = f"a-{name.split(maxsplit=1)[0].lower()}"
    return Actor(
        key,
        name,
        kind,
        role,
        None,
        ("the council",) if kind != "person" else (),
        (first,),
        0.5,
        first,
        "actors/name",
    )


def corpus(*briefings: Briefing) -> Corpus:
    """The briefings connected, with a dossier for the council and none for the mayor."""
    found = briefings or (briefing(), briefing(source("quay", "The quay reopens", None)))
    register = tuple(
        Entry(
            b,
            c,
            tuple((name, "council" if name == "council" else None) for name in c.actors),
            (("The province", None),),
        )
        for b in found
        for c in b.commitments
    )
    dossier = Dossier(
        id="council",
        name="council",
        type="organization",
        aliases=(("the council", 3),),
        roles=(Role("Harbour authority", "2031-04-14", "2031-04-14", found[0].actors[0].evidence),),
        affiliations=("Port Ansgar",),
        appearances=tuple(Appearance(b, b.actors[0]) for b in found),
        made=register,
        received=(),
        said=tuple(Entry(b, q, ((q.speaker or "", None),)) for b in found for q in b.quotes),
        named_with=(),
    )
    return Corpus(
        briefings=found,
        dossiers=(dossier,),
        register=register,
        dossier_of={(b.source.id, b.actors[0].id): "council" for b in found},
        related={found[0].source.id: (Related(found[-1], "the same actor: council"),)},
    )


def development(found: Briefing) -> Development:
    """The council repeats what it pledged, in the last sentence of the document."""
    again = found.sentences[-1].evidence
    return Development(
        id="v-aaaaaaa",
        turn="renewed",
        actors=("council",),
        actor_ids=(found.actors[0].id,),
        about=found.commitments[-1].action,
        date="2032-02",
        speaker=None,
        channel=None,
        planned=False,
        evidence=again,
        rule="developments/repeated",
    )


def _act(entry: Entry) -> Commitment:
    assert isinstance(entry.finding, Commitment)
    return entry.finding


def threaded() -> Corpus:
    """Two documents of which the later one tells what became of the pledge of the first; its plan stays alone.

    The council also pledges it to the mayor, who has a dossier here.
    """
    first, later = briefing(), briefing(source("ferry", "The ferry stays", "2032-03-01"))
    turn = development(later)
    later = replace(later, developments=(turn,))
    found = corpus(first, later)
    mayor = replace(
        found.dossiers[0],
        id="mayor",
        name="Ada Lindqvist",
        type="person",
        aliases=(("the Mayor", 2),),
        appearances=tuple(Appearance(b, b.actors[1]) for b in (first, later)),
        made=(),
        received=found.register,
        said=found.dossiers[0].said,
        named_with=(("council", 2),),
        same_name=("council",),
        doubts=("two documents may mean different people",),
    )
    dossier_of = {**found.dossier_of, **{(b.source.id, b.actors[1].id): "mayor" for b in (first, later)}}
    register = tuple(replace(entry, to=(("Ada Lindqvist", "mayor"),)) for entry in found.register)
    pledges = tuple(e for e in register if e.finding.id in {"c-aaaaaaa", "c-ccccccc"})
    lead = pledges[0]
    steps = (
        Step(first, _act(lead), None, "pledged to", "first report", "2031-04-14"),
        Step(later, _act(pledges[2]), None, "would", "same actor; shared words: bridge", "2032-03-01"),
        Step(later, turn, "renewed", "", "same actor", "2032-02"),
    )
    status = Status("renewed, according to The Harbour Post", "renewed", turn.evidence, later, "suggested", "2032-02")
    renewed = Thread("t-bridge1", lead, pledges, steps, status, 2)
    plans = tuple(e for e in register if e.finding.id == "c-bbbbbbb")
    alone = tuple(
        Thread(
            f"t-plan-{e.briefing.source.id}",
            e,
            (e,),
            (Step(e.briefing, _act(e), None, "plans to", "first report", e.briefing.source.date.value),),
            Status(NO_FOLLOW_UP),
            1,
        )
        for e in plans
    )
    council = replace(found.dossiers[0], made=register, named_with=(("mayor", 2),))
    return replace(
        found,
        dossiers=(council, mayor),
        register=register,
        dossier_of=dossier_of,
        threads=(renewed, *alone),
        thread_of={(e.briefing.source.id, e.finding.id): t.id for t in (renewed, *alone) for e in t.reports},
    )
