"""The documents of the invented corpus of the approved pages, every kind of finding and doubt among them.

In: sample.py. Out: briefings. What joins them: approved_corpus.py.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from briefgen.model import (
    UNKNOWN,
    Actor,
    ActorType,
    Briefing,
    DateMention,
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


def _source(name: str, title: str, date: str | None, **more: Any) -> Source:
    return replace(sample.source(name, title, date), **more)


def first() -> Briefing:
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
        dates=(
            replace(found.dates[0], value="2031-04-17", precision="day", worked_out=True),
            found.dates[1],
            DateMention("2031-05", "month", sample.find(s, "agrees"), at[2], "dates/month"),
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


def ferry() -> Briefing:
    """What became of the first document's pledge; somebody speaks of the council, and something is expected of it."""
    found = sample.briefing(sample.source("ferry", "The ferry stays", "2032-03-01"))
    late = replace(
        found.commitments[1],
        id="c-ddddddd",
        kind="threat",
        actors=("council", "Ada Lindqvist"),
        deadline=Deadline("in 2033", "2033-12-31"),
        condition=None,
        hedge=None,
        doubt=None,
        reaffirmed=True,
        thread="t-ccccccc",
    )
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


def told_again() -> Briefing:
    """The first story in another outlet, two days later."""
    s = _source("copied", sample.TITLE, "2031-04-16", outlet=Known("Coast & Post", "sidecar"), topics=())
    found = sample.briefing(s)
    return replace(found, summary=(), quotes=(), statements=(), facts=found.facts[:1], gaps=(), figures=(), dates=())


def lottery() -> Briefing:
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
    undated = replace(
        refusal,
        id="c-fffffff",
        kind="obligation",
        thread="t-fffffff",
        deadline=Deadline("soon", None),
        checkable=False,
        action=found.sentences[4].evidence,
        evidence=found.sentences[4].evidence,
        doubt="the sentence is cut off",
    )
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


def foreign() -> Briefing:
    """A document in a language that is not read; its first paragraph was not cut into sentences."""
    s = _source("sea", "Sur la mer", None, language=Known("fr", "front matter"), outlet=Known("La Digue", "sidecar"))
    second = tuple(sentence for sentence in sample.briefing(s).sentences if sentence.block)
    nothing = NotAnalysed("language", "Nothing was looked for: the document is in French.")
    return Briefing(s, second, (), (), (), (), (), (), (), (), (), not_analysed=nothing)
