"""The page of one document.

In: a briefing, and what the corpus adds to it (around.py). Out: its `Content`. Its lines come from lines.py, its order
is that of templates/briefing.html.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from briefgen import languages
from briefgen.corpus import Applied
from briefgen.model import Briefing, Commitment, Deadline, Source, Topic
from briefgen.published import Alternate, Content, Heading
from briefgen.visible import visible
from briefgen.write import citation, site_map
from briefgen.write.changed import Edit
from briefgen.write.citation_files import formats
from briefgen.write.corrected import sidecar
from briefgen.write.fates import Followed, fate
from briefgen.write.lines import Lines
from briefgen.write.parts import WHOLE, Part, elsewhere, path, places, relinked
from briefgen.write.passages import Passages
from briefgen.write.render import render
from briefgen.write.source_text import source_text
from briefgen.write.told_again import Elsewhere
from briefgen.write.uncertain import uncertain
from briefgen.write.view import Line, Name
from briefgen.write.who import parties, told

WORDS_A_MINUTE = 230
"""Silent reading of English non-fiction averages 238 words a minute (Brysbaert 2019); news is denser."""

DESCRIPTION_LETTERS = 200

TITLES = {
    "bottom-line": "Bottom line",
    "facts": "Key facts",
    "commitments": "Commitments",
    "statements": "Said, but not a commitment",
    "who": "Who",
    "quotations": "Quotations",
    "when": "When",
    "instruments": "Instruments and meetings",
    "topics": "Topics",
    "figures": "Figures and equipment",
    "disputed": "Disputed or hedged",
    "not-stated": "Not stated in this source",
    "related": "Related briefings",
    "changes": "Changes to this page",
    "source-text": "Source text",
}
"""Id and words of every section; only "source-text" is on every page."""
KINDS = (
    "facts", "commitments", "statements", "quotations", "when", "instruments", "topics", "figures", "disputed", "who",
)  # fmt: skip
"""Sections in which each line has a number of its own."""


def title(briefing: Briefing) -> str:
    """How other pages call it: its title, or its file where it has none."""
    return " ".join((briefing.source.title.value or briefing.source.file).split())


def description(words: str) -> str:
    """One line for previews: the words, cut between two of them where they are long."""
    line = " ".join(words.split())
    if len(line) > DESCRIPTION_LETTERS:
        line = line[:DESCRIPTION_LETTERS].rsplit(" ", 1)[0] + " …"
    return visible(line)


@dataclass(frozen=True, slots=True)
class Given:
    """A briefing, and all that its page says beyond its document.

    Attributes:
        dossiers: (id of an actor, id of its dossier).
        corrections: Those of this document.
        told_again: Other documents of the same story.
        related: (name and link, date or None, reason) of the briefings worth reading next.
        edit: What changed in it; None where nothing did, or nobody compares.
        fates: (id of a commitment, what became of it).
        root: Address of the site's root, ending in a slash; None where it is not known.
        corrections_to: Who takes suggestions, see `site_map.suggestion`; None for nobody.
        part: Which page of the document it is; those behind the first have lines and text, and nothing else.
    """

    briefing: Briefing
    dossiers: tuple[tuple[str, str], ...] = ()
    corrections: tuple[Applied, ...] = ()
    told_again: tuple[Elsewhere, ...] = ()
    related: tuple[tuple[Name, str | None, str], ...] = ()
    edit: Edit | None = None
    fates: tuple[tuple[str, Followed], ...] = ()
    root: str | None = None
    corrections_to: str | None = None
    part: Part = WHOLE


def content(given: Given) -> Content:
    """The finished page of one briefing."""
    briefing, source, passages = given.briefing, given.briefing.source, Passages(given.briefing)
    work = citation.work(briefing, given.root)
    lines = Lines(passages, dict(given.dossiers), given.corrections, work, given.corrections_to, given.part)
    part, first = given.part, given.part.number == 1
    facts, actors, quotes = tuple(lines.facts()), tuple(lines.actors()), tuple(lines.quotes())
    commitments = tuple(lines.commitments(briefing.commitments, "C", "commitment"))
    statements = tuple(lines.commitments(briefing.statements, "S", "statement"))
    dates, figures = tuple(lines.dates()), tuple(lines.figures())
    instruments, disputes, topics = tuple(lines.instruments()), tuple(lines.disputes()), tuple(lines.topics())
    kinds = (facts, commitments, statements, quotes, dates, instruments, topics, figures, disputes, actors)
    every = tuple(
        chain(
            facts,
            _places(commitments),
            _places(statements),
            quotes,
            dates,
            instruments,
            topics,
            figures,
            disputes,
            actors,
        )
    )
    text = source_text(passages, every, part)
    where = places(briefing, part, kinds) if part.of > 1 else {}
    whole: dict[str, tuple[Any, ...]] = {
        "commitments": commitments, "actors": actors, "quotes": quotes, "disputes": disputes,
        "hedged": uncertain(chain(_places(commitments), _places(statements), quotes)),
    }  # fmt: skip
    deadline = _first_deadline(commitments, source.date.value)
    told_of: dict[str, tuple[Any, ...]] = dict(zip(KINDS, kinds, strict=True))
    facts, commitments, statements, quotes, dates, instruments, _, figures, disputes, actors = map(part.shown, kinds)
    hedged = uncertain(chain(_places(commitments), _places(statements), quotes))
    fates = {key: fate(known, lines.here) for key, known in given.fates}
    related, edit = (given.related, given.edit) if first else ((), None)
    leading = {line.finding.evidence: line for line in reversed(facts)}
    summary = tuple(
        (evidence.reading, passages.proof(evidence, lines.here), lines.speaking(evidence), leading.get(evidence))
        for evidence in (briefing.summary if first else ())
    )
    led = {line.id for *_, line in summary if line}
    further = tuple(line for line in facts if line.id not in led)

    found: dict[str, object] = {
        "bottom-line": summary,
        "facts": facts,
        "commitments": commitments,
        "statements": statements,
        "who": actors,
        "quotations": quotes,
        "when": dates,
        "instruments": instruments,
        "figures": figures,
        "disputed": disputes or hedged,
    }
    found_topics = {line.finding.name: line for line in topics if isinstance(line.finding, Topic)}
    told_of |= {"bottom-line": summary, "disputed": disputes or hedged}
    nothing = tuple(TITLES[key] for key in found if not told_of[key]) if first and not spoken(briefing) else ()
    shown = {
        **found,
        "facts": further,
        "topics": part.shown(topics),
        "not-stated": first and (briefing.gaps or nothing),
        "related": related,
        "changes": edit,
        "source-text": first or bool(text.parts),
    }
    words = len(" ".join(source.reading(block.start, block.end) for block in source.blocks).split())
    html = render(
        "briefing.html",
        title=title(briefing),
        titles=TITLES,
        briefing=briefing,
        source=source,
        work=work,
        formats=[
            (form, site_map.link(lines.here, site_map.citation(source.id, form.suffix))) for form in formats(work)
        ],
        words_count=words,
        sidecar=sidecar(source.file),
        corrections=len(given.corrections),
        told_again=given.told_again,
        lang=lang(source),
        dir=languages.direction(source.language.value or languages.UNDETERMINED),
        spoken=spoken(briefing),
        language=languages.name(source.language.value or languages.UNDETERMINED),
        letters_count=sum(block.end - block.start for block in source.blocks),
        deadline=deadline,
        whole=whole,
        part=part,
        pages=[Name(f"page {n}", site_map.link(lines.here, path(source.id, n))) for n in range(1, part.of + 1)],
        elsewhere=tuple(elsewhere(where, briefing, part, kinds)) if first else (),
        lines_of={TITLES[key]: len(them) for key, them in told_of.items() if len(them) > part.lines},
        minutes=max(1, -(-words // WORDS_A_MINUTE)),
        used=len(briefing.sentences) - text.unused,
        links={
            "home": site_map.link(lines.here, site_map.BRIEFINGS),
            "corrections": site_map.link(lines.here, site_map.CORRECTIONS),
            "changes": site_map.link(lines.here, site_map.CHANGES),
            "data": site_map.link(lines.here, site_map.data(source.id)),
            "raw": site_map.link(lines.here, site_map.raw(source.id)),
            "original": work.url,
            "suggest": lines.suggestion("the page", "top"),
        },
        summary=summary,
        facts=facts,
        further=further,
        commitments=commitments,
        fates={line.id: fates.get(line.id) for line in commitments},
        statements=statements,
        parties=parties([one for one in briefing.actors if one.id in {line.id for line in actors}], actors),
        told=told(briefing),
        actors=actors,
        quotes=quotes,
        dates=dates,
        instruments=instruments,
        topics=topics,
        about=tuple((name, found_topics.get(name)) for name in briefing.every_topic),
        figures=figures,
        disputes=disputes,
        hedged=hedged,
        nothing=nothing,
        related=related,
        edit=edit,
        text=text,
    )
    below = {"statements"} if commitments else set()
    sections = (Heading(3 if key in below else 2, key, words) for key, words in TITLES.items() if shown[key])
    return Content(
        html=relinked(html, source.id, part.number, where) if part.of > 1 else html,
        headings=(Heading(1, "top", visible(title(briefing))), *sections),
        description=description(briefing.summary[0].reading if briefing.summary else title(briefing)),
        meta=tuple(citation.meta(work)),
        alternates=(Alternate("application/json", f"JSON: {visible(title(briefing))}", site_map.data(source.id)),),
        scripts=(site_map.BRIEFING_SCRIPT,),
    )


def _places(lines: tuple[Line, ...]) -> Iterator[Line]:
    for line in lines:
        yield line
        yield from line.again


def _first_deadline(lines: tuple[Line, ...], since: str | None) -> Line | None:
    """The commitment due first, dated ones before others; what is "next" only a clock could tell.

    A date before `since`, the document's own, is past for every reader, and comes after those to come.
    """
    due = [(line, c.deadline) for line in lines if isinstance(c := line.finding, Commitment) and c.deadline]

    def order(pair: tuple[Line, Deadline]) -> tuple[bool, bool, str]:
        date = pair[1].date
        return date is None, bool(date and since and date < since), date or ""

    return min(due, key=order)[0] if due else None


def lang(source: Source) -> str | None:
    """What `lang` says of its words, so that screen readers and hyphenation follow it; None where nobody knows."""
    code = languages.usual(source.language.value or "")
    return None if code in (None, languages.UNDETERMINED) else code


def spoken(briefing: Briefing) -> str | None:
    """The name of the language for which the document was not analysed; None where that is not why, or it was."""
    why = briefing.not_analysed
    return languages.name(briefing.source.language.value or "") if why and why.reason == "language" else None
