"""Briefings made up for tests of the scorers: findings as data, cut from a text by their words."""

from __future__ import annotations

from typing import Any

import yaml

from briefgen.evaluate.marks import Marks
from briefgen.evaluate.marks_file import marks
from briefgen.model import (
    UNKNOWN,
    Actor,
    Block,
    Briefing,
    Commitment,
    DateMention,
    Deadline,
    Evidence,
    Fact,
    Figure,
    Quote,
    Sentence,
    Source,
)


def source(text: str, file: str = "bridge.md") -> Source:
    """A document of one paragraph."""
    return Source(
        id="bridge",
        file=file,
        sha256="0" * 64,
        text=text,
        encoding="utf-8",
        title=UNKNOWN,
        date=UNKNOWN,
        outlet=UNKNOWN,
        author=UNKNOWN,
        url=UNKNOWN,
        language=UNKNOWN,
        dateline=UNKNOWN,
        topics=(),
        blocks=(Block(0, len(text), "paragraph"),),
        repairs=(),
        unused=(),
    )


def briefing(text: str, found: dict[str, Any], file: str = "bridge.md") -> Briefing:
    """What `found` says was found in the text; keys that a test does not care about may be left out."""
    document = source(text, file)

    def cut(words: str) -> Evidence:
        start = text.index(words)
        return document.cut(start, start + len(words))

    def commitment(number: int, given: dict[str, Any]) -> Commitment:
        deadline = given.get("deadline")
        return Commitment(
            id=f"c-{number}",
            actors=tuple(given["actors"]),
            actor_ids=(),
            action=cut(given["action"]),
            recipients=tuple(given.get("recipients", ())),
            kind=given["kind"],
            reaffirmed=given.get("reaffirmed", False),
            condition=given.get("condition"),
            reported=given.get("reported", False),
            channel=None,
            hedge=None,
            deadline=Deadline(deadline, None) if deadline else None,
            checkable=True,
            speaker=None,
            thread=f"t-{number}",
            evidence=cut(given["sentence"]),
            rule="commitments/made-up",
        )

    def actor(number: int, given: dict[str, Any]) -> Actor:
        first = cut(given.get("at", given["name"]))
        aliases = tuple(given.get("aliases", ()))
        return Actor(
            f"a-{number}", given["name"], given["type"], None, None, aliases, (first,), 0.5, first, "actors/made-up"
        )

    def quote(number: int, given: dict[str, Any]) -> Quote:
        words = cut(given["words"])
        direct = given.get("direct", True)
        return Quote(
            f"q-{number}",
            given.get("speaker"),
            None,
            None,
            words,
            direct,
            given.get("channel"),
            words,
            "quotes/made-up",
        )

    def date(given: dict[str, Any]) -> DateMention:
        words = cut(given["words"])
        return DateMention(given["value"], "day" if given["value"] else "unresolved", words, words, "dates/made-up")

    def figure(given: dict[str, Any]) -> Figure:
        words = cut(given["words"])
        return Figure(given["value"], given.get("unit"), given.get("of", ""), words, words, "figures/made-up")

    facts = [cut(words) for words in found.get("facts", ())]
    return Briefing(
        source=document,
        sentences=tuple(Sentence(f"s-{n}", 0, cut(words)) for n, words in enumerate(found.get("sentences", ()))),
        summary=tuple(cut(words) for words in found.get("bottom line", ())),
        facts=tuple(Fact(f"f-{n}", "fact", None, (), one, "facts/made-up") for n, one in enumerate(facts)),
        actors=tuple(actor(n, one) for n, one in enumerate(found.get("actors", ()))),
        quotes=tuple(quote(n, one) for n, one in enumerate(found.get("quotes", ()))),
        commitments=tuple(commitment(n, one) for n, one in enumerate(found.get("commitments", ()))),
        statements=(),
        dates=tuple(date(one) for one in found.get("dates", ())),
        figures=tuple(figure(one) for one in found.get("figures", ())),
        gaps=(),
    )


def marked(text: str, given: dict[str, Any]) -> Marks:
    """The marks as if they stood in a file; they must be well-formed."""
    made, problems = marks("bridge", "marks/bridge.yml", yaml.safe_dump(given, allow_unicode=True), text)
    assert problems == []
    return made
