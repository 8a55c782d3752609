"""The page about this very collection: by which rules its lines were found, how often, and how to make it again.

In: the corpus, what went wrong, and with what the site was made. Out: its `Page`. What the rules do in general is
written by hand in docs/method/; their words for readers are in templates/rule_words.html.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from functools import partial
from itertools import chain, groupby
from typing import Protocol

from briefgen.corpus import Corpus, Making
from briefgen.errors import Problem
from briefgen.model import Briefing, Evidence
from briefgen.published import Content, Heading, Page
from briefgen.quick_json import compact, parsed
from briefgen.runs import runs
from briefgen.site_lexicon import OWN
from briefgen.write import site_map
from briefgen.write.briefing_page import spoken
from briefgen.write.kept import Maker
from briefgen.write.passages import Passages
from briefgen.write.render import render

TITLE = "How these pages were made"
TITLES = {
    "collection": "This collection",
    "rules": "Rules, and how often they found something",
    "doubts": "Doubts, by reason",
    "words": "What the words mean",
    "failed": "Documents without a page",
    "again": "Check it, and make it again",
    "quoting": "Quoting from these pages",
}
FAMILIES = {
    "actors": "Actors",
    "commitments": "Commitments, and what looks like one",
    "dates": "Dates",
    "developments": "What became of an undertaking",
    "disputes": "Disputed points",
    "facts": "Key facts",
    "figures": "Figures",
    "instruments": "Instruments and meetings",
    "quotes": "Quotations and reported speech",
    "topics": "Topics",
}
DOUBTS = 40
"""Reasons listed; the rest is a sum."""
TOGETHER = 64
"""Documents whose lines are counted as one."""


class Ruled(Protocol):
    """Whatever a rule found."""

    @property
    def rule(self) -> str:
        """Its id."""
        ...

    @property
    def evidence(self) -> Evidence:
        """The passage."""
        ...


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule, how many lines it made, and a sentence in which it finds something; empty where none is given.

    `own`: it is one of the site's own lexicon.
    """

    id: str
    anchor: str
    number: int
    example: str
    own: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted in some documents.

    Attributes:
        rules: How many lines each rule made.
        doubts: How many lines have a doubt, by its reason.
        used: Sentences that some line but that of a mere name rests on.
        sentences: All of those that were analysed.
        repairs: Places that are read otherwise than they stand.
        unread: Documents that were not analysed for their language, by its name.
    """

    rules: Counter[str]
    doubts: Counter[str]
    used: int
    sentences: int
    repairs: int
    unread: Counter[str]

    def __add__(self, other: Tally) -> Tally:
        return Tally(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(Tally)))


def page(corpus: Corpus, problems: tuple[Problem, ...], making: Making, maker: Maker) -> Page:
    """The page; every number on it is counted from the corpus, and kept for the documents that did not change."""
    return Page(site_map.METHOD, TITLE, lambda: _content(corpus, problems, making, maker))


def _content(corpus: Corpus, problems: tuple[Problem, ...], making: Making, maker: Maker) -> Content:
    here = site_map.METHOD
    tally = tallied(corpus.briefings, maker)
    rules, doubts = tally.rules, tally.doubts
    failed = tuple(
        sorted((p for p in problems if p.severity == "error"), key=lambda p: (p.file, p.line or 0, p.message))
    )
    families = tuple(
        (
            family,
            tuple(_rule(rule, rules[rule], making.examples.get(rule, "")) for rule in them),
        )
        for family, them in groupby(sorted({*rules, *making.own}), key=lambda rule: rule.partition("/")[0])
    )
    shown = {key: words for key, words in TITLES.items() if key != "failed" or failed}
    html = render(
        "method.html",
        title=TITLE,
        titles=TITLES,
        making=making,
        families=families,
        doubts=tuple(sorted(doubts.items(), key=lambda one: (-one[1], one[0]))),
        most=DOUBTS,
        doubtful=sum(doubts.values()),
        lines=rules.total(),
        documents=len(corpus.briefings),
        undated=sum(briefing.source.date.value is None for briefing in corpus.briefings),
        used=tally.used,
        unread=sorted(tally.unread.items(), key=lambda one: (-one[1], one[0])),
        sentences=tally.sentences,
        repairs=tally.repairs,
        failed=failed,
        inputs=inputs(corpus),
        corrections=len(corpus.corrections),
        names=FAMILIES,
        log=site_map.link(here, site_map.CORRECTIONS),
    )
    headings = [Heading(1, "top", TITLE)]
    for key, words in shown.items():
        headings.append(Heading(2, key, words))
        if key == "rules":
            headings += [Heading(3, f"family-{family}", FAMILIES.get(family, family)) for family, _ in families]
    return Content(html, tuple(headings), "By which rules the lines were found, how often, and how to repeat it.")


def _rule(rule: str, number: int, example: str) -> Rule:
    return Rule(rule, site_map.rule_anchor(rule), number, example, rule.partition("/")[2].startswith(OWN))


def inputs(corpus: Corpus) -> str:
    """One hash for all sources that were read: of the lines that sha256sum prints for them, in order of their names."""
    lines = sorted((b.source.file, b.source.sha256) for b in corpus.briefings)
    return hashlib.sha256("".join(f"{digest}  {file}\n" for file, digest in lines).encode()).hexdigest()


def _findings(briefing: Briefing) -> Iterator[tuple[str, str | None, Evidence]]:
    """Rule, doubt and evidence of every line that is found in the document."""
    kinds: tuple[tuple[Ruled, ...], ...] = (
        briefing.actors,
        briefing.commitments,
        briefing.dates,
        briefing.developments,
        briefing.disputes,
        briefing.facts,
        briefing.figures,
        briefing.instruments,
        briefing.quotes,
        briefing.statements,
        briefing.topics,
    )
    for finding in chain.from_iterable(kinds):
        yield finding.rule, getattr(finding, "doubt", None), finding.evidence


def tallied(briefings: Iterable[Briefing], maker: Maker) -> Tally:
    """What is counted in all documents, some at once; those whose findings were counted before are not looked at."""
    ordered = sorted(briefings, key=lambda briefing: briefing.source.id)
    whole = Tally(Counter(), Counter(), 0, 0, 0, Counter())
    for run in runs((briefing.source.id for briefing in ordered), TOGETHER):
        them = tuple(ordered[run])
        kept = maker.remembered(maker.named("tally", them), partial(_tally, them))
        rules, doubts, used, sentences, repairs, unread = parsed(kept)
        whole += Tally(Counter(rules), Counter(doubts), used, sentences, repairs, Counter(unread))
    return whole


def _tally(briefings: Iterable[Briefing]) -> bytes:
    """The fields of a `Tally` as JSON."""
    rules, doubts, unread = Counter[str](), Counter[str](), Counter[str]()
    used = sentences = repairs = 0
    for briefing in briefings:
        findings = list(_findings(briefing))
        rules.update(rule for rule, _, _ in findings)
        doubts.update(_reason(doubt) for _, doubt, _ in findings if doubt)
        repairs += len(briefing.source.repairs)
        unread.update(filter(None, [spoken(briefing)]))
        if briefing.not_analysed is None:
            own, sentences = Passages(briefing), sentences + len(briefing.sentences)
            lines = [evidence for rule, _, evidence in findings if not rule.startswith(("actors/", "topics/"))]
            used += len({place for evidence in (*lines, *briefing.summary) for place in own.places(evidence)})
    return compact([dict(rules), dict(doubts), used, sentences, repairs, dict(unread)])


def _reason(doubt: str) -> str:
    """The doubt without the words of the document in it."""
    return re.sub(r'"[^"]*"|“[^”]*”', "“…”", " ".join(doubt.split()))
