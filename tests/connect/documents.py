"""Documents by hand: actors and commitments are written down, the text that proves them is made to fit."""

from __future__ import annotations

from typing import Any

from briefgen.model import UNKNOWN, Actor, Block, Briefing, Commitment, Evidence, Known, Quote, Source


def _source(file: str, text: str, date: str | None, topics: list[str]) -> Source:
    return Source(
        id=file.rsplit(".", 1)[0].replace("/", "-"),
        file=file,
        sha256="0" * 64,
        text=text,
        encoding="utf-8",
        title=Known(file, "front matter"),
        date=Known(date, "front matter") if date else UNKNOWN,
        outlet=UNKNOWN,
        author=UNKNOWN,
        url=UNKNOWN,
        language=UNKNOWN,
        dateline=UNKNOWN,
        topics=tuple(topics),
        blocks=(Block(0, len(text), "paragraph"),),
        repairs=(),
        unused=(),
    )


def document(
    file: str,
    date: str | None = None,
    actors: tuple[dict[str, Any], ...] | list[dict[str, Any]] = (),
    commitments: list[dict[str, Any]] | tuple[dict[str, Any], ...] = (),
    quotes: list[dict[str, Any]] | tuple[dict[str, Any], ...] = (),
    topics: list[str] | tuple[str, ...] = (),
) -> Briefing:
    """A briefing with these actors; each is named once a form, those named first being the most salient."""
    lines = [". ".join([actor["name"], *actor.get("aliases", [])]) + "." for actor in actors]
    lines += [f"{' and '.join(c['by'])} will {c['action']}." for c in commitments]
    lines += [f"{q['by']} said {q['words']}." for q in quotes]
    text = "\n".join(lines) + "\n"
    source = _source(file, text, date, list(topics))
    ids = {actor["name"]: f"a-{number}" for number, actor in enumerate(actors)}

    def cut(words: str, after: int = 0) -> Evidence:
        start = text.index(words, after)
        return source.cut(start, start + len(words))

    def made(number: int, actor: dict[str, Any]) -> Actor:
        at = sum(len(line) + 1 for line in lines[:number])
        forms = [actor["name"], *actor.get("aliases", [])]
        return Actor(
            id=ids[actor["name"]],
            name=actor["name"],
            type=actor["type"],
            role=actor.get("role"),
            affiliation=actor.get("affiliation"),
            aliases=tuple(actor.get("aliases", ())),
            mentions=tuple(cut(form, at) for form in forms),
            salience=actor.get("salience", 1 / (number + 1)),
            evidence=cut(forms[0], at),
            rule="actors/name",
        )

    def act(number: int, c: dict[str, Any]) -> Commitment:
        return Commitment(
            id=f"c-{number}",
            actors=tuple(c["by"]),
            actor_ids=tuple(ids[name] for name in c["by"] if name in ids),
            action=cut(c["action"]),
            recipients=tuple(c.get("to", ())),
            kind="pledge",
            reaffirmed=False,
            condition=None,
            reported=False,
            channel=None,
            hedge=None,
            deadline=None,
            checkable=False,
            speaker=None,
            thread=f"t-{number}",
            evidence=cut(lines[len(actors) + number]),
            rule="commitments/will",
        )

    def quote(number: int, q: dict[str, Any]) -> Quote:
        line = lines[len(actors) + len(commitments) + number]
        return Quote(
            id=f"q-{number}",
            speaker=q["by"],
            speaker_id=ids.get(q["by"]),
            cue="said",
            words=cut(q["words"], text.index(line)),
            direct=False,
            channel=None,
            evidence=cut(line),
            rule="quotes/said",
        )

    return Briefing(
        source=source,
        sentences=(),
        summary=(),
        facts=(),
        actors=tuple(made(number, actor) for number, actor in enumerate(actors)),
        quotes=tuple(quote(number, q) for number, q in enumerate(quotes)),
        commitments=tuple(act(number, c) for number, c in enumerate(commitments)),
        statements=(),
        dates=(),
        figures=(),
        gaps=(),
    )
