"""What one document says around a finding: who is on whose side, what "the two units" are, when it was undertaken.

In: a briefing. Out: `Document`, which undertakings.py asks for each of its findings.
"""

from __future__ import annotations

import bisect
import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from briefgen.connect.spelling import plain
from briefgen.connect.wording import WORD, Words, listed, stem, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.model import Actor, Briefing, Commitment

ANTECEDENT = re.compile(r"(?:\w[\w.'’-]*\s+){1,7}(?:that|which)\s+(?:\w[\w.'’-]*\s+){0,5}$")
LINKS = frozenset({"for", "of", "in", "on", "to", "with", "by", "from", "at", "and", "or", "against", "about"})
DEFINITE = re.compile(r"\b(?:the|this|that|these|those|its|their|his|her|it|them)\b", re.IGNORECASE)
CONTEXT = 0.7
"""What a word weighs that the document says elsewhere of the same thing."""

LETTERS = 3
"""Of a word are the same in its stem."""

JOINTS = ".'’&"
"""What may stand inside a word, between two letters: see `WORD`."""

WINDOW = 120
"""Characters that hold so many words nearly always."""

LOOK_BACK = 6
"""Tokens before a noun in which a name describes it: "Northern Lights coast radar unit"."""


class Parties(NamedTuple):
    """Whose undertaking it is; each sorted, without repetition.

    Attributes:
        own: Ids of the document's actors who act.
        sides: Ids of those and of the document's actors they act for; places act for nobody.
        named: Keys of those they act for who are no actors of the document, such as "country:norland".
    """

    own: tuple[str, ...]
    sides: tuple[str, ...]
    named: tuple[str, ...]


class Document:
    """One briefing, as its points need it."""

    def __init__(self, briefing: Briefing) -> None:
        self.briefing = briefing
        self._by_id = {actor.id: actor for actor in briefing.actors}
        self._by_name = {plain(actor.name): actor for actor in reversed(briefing.actors)}
        countries = [actor for actor in briefing.actors if actor.type == "country"]
        self._home = countries[0] if countries else None
        self._text = briefing.source.text
        self._sentences = [sentence.evidence.start for sentence in briefing.sentences]
        self.known = frozenset(
            stem(word)
            for actor in briefing.actors
            if actor.type in {"country", "person"}
            for form in (actor.name, *actor.aliases)
            for word in WORD.findall(form)
        )

    @cached_property
    def _small(self) -> str:
        """The text in small letters, each at the place of its own; what has no one small letter stays as it is."""
        small = self._text.lower()
        if len(small) != len(self._text):
            small = "".join(c.lower() if len(c.lower()) == 1 else c for c in self._text)
        return _one_sigma(small)

    def parties(self, names: Iterable[str], ids: Iterable[str]) -> Parties:
        """Who acts; and with them those whom they act for.

        The ministry, the army, the cabinet of a document about one country act for that country.
        """
        own = [self._by_id[actor] for actor in ids if actor in self._by_id]
        others = [self._by_name.get(plain(name)) or name for name in names if name not in {a.name for a in own}]
        sides = [side for somebody in (*own, *others) for side in self._sides(somebody)]
        return Parties(
            tuple(sorted({actor.id for actor in own})),
            tuple(sorted({side.id for side in sides if not isinstance(side, str)})),
            tuple(sorted({side for side in sides if isinstance(side, str)})),
        )

    def _sides(self, somebody: Actor | str) -> Iterator[Actor | str]:
        if isinstance(somebody, str):
            office = somebody
        else:
            if somebody.type != "place":
                yield somebody
            if somebody.affiliation:
                above = self._by_name.get(plain(somebody.affiliation))
                yield above or f"country:{plain(somebody.affiliation)}"
                return
            office = "" if somebody.type == "country" else somebody.role or somebody.name
        if self._home and _is_state(office):
            yield self._home

    def opens(self, at: int) -> bool:
        """A sentence begins here."""
        i = bisect.bisect_left(self._sentences, at)
        return i < len(self._sentences) and self._sentences[i] == at

    def earlier(self, at: int) -> str:
        """The sentence before, and what stands before `at` in its own, within the block."""
        i = bisect.bisect_right(self._sentences, at) - 1
        if i < 0:
            return ""
        here = self.briefing.sentences[i]
        before = self.briefing.sentences[i - 1] if i > 0 else here
        start = before.evidence.start if before.block == here.block else here.evidence.start
        return self._text[start:at]

    def names_of(self, noun: str, before: int) -> set[str]:
        """Stems of the names that describe the noun where the document last spoke of it with one."""
        passed: list[int] = []
        found: set[str] = set()
        for start, word in self._spoken_of(noun, before):
            if (noun, start) in self._told:  # what an earlier question found from here on back
                found = self._told[noun, start]
                break
            passed.append(start)
            if stem(word) == noun and (found := self._describing(start)):
                break
        self._told.update(((noun, start), found) for start in passed)
        return found

    @cached_property
    def _told(self) -> dict[tuple[str, int], set[str]]:
        """Answers of `names_of` by the place they begin at: each place of a long text is looked at once."""
        return {}

    def _spoken_of(self, noun: str, before: int) -> Iterator[tuple[int, str]]:
        """Words that begin before `before` and as the noun does, with their places, the last first.

        The text is searched for these letters: making words of every text would cost more than all else.
        """
        beginning = noun[:LETTERS]
        letters = _one_sigma(beginning)
        at = before - 1 + len(letters)
        while (start := self._small.rfind(letters, 0, max(at, 0))) >= 0:
            at = start - 1 + len(letters)
            if _begins(self._text, start) and (found := WORD.match(self._text, start)):
                word = found.group()
                if word[:LETTERS].lower() == beginning:
                    yield start, word

    def _describing(self, noun: int) -> set[str]:
        """Stems of the names before the noun that stands there."""
        found: set[str] = set()
        follows = noun
        for start, end, word in self._words_before(noun):
            between = self._text[end:follows]
            if between.strip(" -\n\u00a0") or word.lower() in LINKS or word.lower() in {"the", "a", "an", "its"}:
                break
            if word[0].isupper() and not self.opens(start) and stem(word) not in self.known:
                found.add(stem(word))
            follows = start
        return found

    def _words_before(self, at: int) -> list[tuple[int, int, str]]:
        """The last `LOOK_BACK` words before a word, the last first."""
        start = max(self._text.rfind(" ", 0, max(at - WINDOW, 0)), 0)  # no word has a space in it
        found = [(m.start(), m.end(), m.group()) for m in WORD.finditer(self._text, start, at)]
        if len(found) < LOOK_BACK and start > 0:
            found = [(m.start(), m.end(), m.group()) for m in WORD.finditer(self._text, 0, at)]
        return found[: -LOOK_BACK - 1 : -1]


def _one_sigma(small: str) -> str:
    return small.replace("ς", "σ")


def _begins(text: str, at: int) -> bool:
    """A word, as `WORD` finds them from the left, begins there."""
    if at == 0 or not text[at].isalnum():
        return text[at].isalnum()
    joined = text[at - 1] in JOINTS and at > 1 and text[at - 2].isalnum()
    return not (text[at - 1].isalnum() or joined)


def _is_state(name: str) -> bool:
    return any(stem(word) in listed("state") for word in WORD.findall(name))


def antecedent(document: Document, finding: Commitment, words: Words) -> None:
    """Adds the thing of a relative clause: "the two stations that it plans to" build."""
    text = document.briefing.source.text
    before = text[finding.evidence.start : finding.action.start].replace("\n", " ")
    match = ANTECEDENT.search(before) if "that" in before or "which" in before else None
    if match is None:
        return
    phrase = re.split(r"\b(?:that|which)\b", match.group())[0].split()
    while phrase and any(word.lower() in LINKS for word in phrase):
        phrase = phrase[next(i for i, word in enumerate(phrase) if word.lower() in LINKS) + 1 :]
    if phrase and phrase[0].lower() in {"the", "a", "an", "its", "their", "two", "three"}:
        more = words_of(" ".join(phrase), document.known)
        words.weights.update({word: max(weight, words.weights.get(word, 0)) for word, weight in more.weights.items()})
        words.names.update(more.names)


def described(document: Document, text: str, at: int, words: Words) -> bool:
    """Adds names that the document gives the thing elsewhere, where these words give none; whether it is vague still.

    "The two units" are Northern Lights units where the document called them so before; "the deployment" is that of
    which the sentence before speaks.
    """
    if words.names:
        return False
    nouns = [word for word in words.weights if not word.startswith(("#", "@")) and word not in document.known]
    for noun in nouns:
        for name in sorted(document.names_of(noun, at)):
            words.add(name, CONTEXT * 2)
    if words.weights and max(words.weights.values()) >= 1.0:
        return False
    if not DEFINITE.search(text):
        return False  # "a contract": nothing before tells which
    context = words_of(document.earlier(at), document.known, opens_sentence=True)
    for word, weight in context.weights.items():
        if weight >= 1.0:
            words.add(word, CONTEXT * weight)
    words.acts |= context.acts if not words.acts else set()
    return True


def made_on(document: Document, finding: Commitment) -> str | None:
    """When it was undertaken, where the sentence says so before the act: "announced on 8 May that it would"."""
    today = document.briefing.source.date.value
    text = document.briefing.source.text
    for mention in document.briefing.dates:
        if mention.value is None or mention.sentence.start > finding.evidence.start:
            if mention.sentence.start > finding.evidence.end:
                break
            continue
        if not finding.evidence.start <= mention.evidence.start < mention.evidence.end <= finding.action.start:
            continue
        if today is not None and mention.value > today:
            continue
        before = text[finding.evidence.start : mention.evidence.start]
        lead = WORD.findall(before)[-3:]
        opening = len(WORD.findall(before)) <= 1
        if "fiscal" in before[-8:].lower() or "fiscal" in mention.evidence.quote.lower():
            continue
        if opening or any(stem(word) in listed("telling") for word in lead):
            return mention.value
    return None
