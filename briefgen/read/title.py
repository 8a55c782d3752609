"""A title for a document that no editor has titled.

In: its first piece, or its first paragraph as it reads. Out: the words of the title, verbatim, or None.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from briefgen.read.head import is_date_line

LONGEST_LINE = 160
"""A headline; the longest real ones have about 140 letters."""

LONGEST_SENTENCE = 100
SHORTEST_CLAUSE = 40
LATE = 60
"""From here on, any comma, semicolon or dash may end a title; before, only one with a clause behind it."""

_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s+[\"“‘'(\[]?[A-ZÀ-Þ0-9]|\s*$)")
_ANY_END = re.compile(r"[.!?…۔؟।](?=\s|$)|[。！？]")
_ABBREVIATION = re.compile(r"(?:^|[\s(“\"‘])(?:[A-Z]|(?:[A-Za-z]\.)+[A-Za-z]|[A-Z][a-z]{0,4}|vs|etc|no)$")
_RELATIVE = re.compile(r", (?:who|whom|whose|which|where|when)\b")
_LIST_GOES_ON = re.compile(r", (?:[^\s,]+ ){1,4}(?:and|or) |,(?: [^\s,]+){1,4},")
_BORDER = re.compile(r",(?= )|;(?= )| (?:—|–|--) |—")


@cache
def _words() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("briefgen.read").joinpath("title.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in data.items()}


def is_headline(line: str) -> bool:
    """Whether a line that stands alone above the text reads as a headline.

    Short, and without a final full stop.
    """
    if not any(letter.isalnum() for letter in line) or len(line) > LONGEST_LINE:
        return False
    if any(len(sentence.split()) > 2 for sentence in _sentences(line)[:-1]):
        return False
    return not re.search(r"[.:;,][\"”’')\]]*$", line) or line.endswith(("U.S.", "U.K.", "U.N.", "D.C.", "Inc.", "Jr."))


def first_sentence(paragraph: str) -> str:
    """The first sentence without its full stop, cut at the first clause border where it is long.

    A sentence of one or two words, or one that only says when the page was changed, is passed over for the
    next.
    """
    words = " ".join(paragraph[:2000].split())
    sentences = [one for one in _sentences(words) if any(map(str.isalnum, one))] or [words]
    sentence = next((one for one in sentences if len(one.split()) > 2 and not is_date_line(one)), sentences[0])
    if sentence.endswith(".") and not _ABBREVIATION.search(sentence[:-1]):
        sentence = sentence[:-1]
    return _clause(sentence) if len(sentence) > LONGEST_SENTENCE else sentence


def first_words(paragraph: str) -> str:
    """The first sentence of a paragraph in any language without its full stop, cut where it is long."""
    words = " ".join(paragraph[:2000].split())
    end = _ANY_END.search(words)
    sentence = words[: end.start()] if end and end.start() else words
    if len(sentence) <= LONGEST_SENTENCE:
        return sentence
    kept = sentence[:LONGEST_SENTENCE]
    return kept.rsplit(" ", 1)[0] if " " in kept else kept


def _sentences(words: str) -> list[str]:
    found, start = [], 0
    for end in _END.finditer(words):
        if end.group()[0] == "." and end.end() < len(words) and _is_abbreviation(words[: end.start()]):
            continue
        found.append(words[start : end.end()].strip())
        start = end.end()
    return [*found, words[start:].strip()] if words[start:].strip() or not found else found


def _is_abbreviation(before: str) -> bool:
    last = before.rsplit(None, 1)[-1] if before.split() else ""
    plain = last.lstrip("(“\"‘'")
    return len(plain) == 1 or "." in plain or plain in _words()["abbreviations"]


def _clause(sentence: str) -> str:
    for border in _BORDER.finditer(sentence):
        at = border.start()
        following = re.match(r"\W*([A-Za-z]+)", sentence[at:])
        word = following.group(1).lower() if following else ""
        number = sentence[at - 1 : at].isdigit() and sentence[at + 1 : at + 2].isdigit()
        early = border.group() == "," and word in _words()["clause_openers"] and at >= SHORTEST_CLAUSE
        lists = border.group() == "," and not early and _LIST_GOES_ON.match(sentence, at) is not None
        whole = _says_something(sentence[:at]) and _balanced(sentence[:at])
        if (early or at > LATE) and not number and not lists and whole:
            return sentence[:at]
    return sentence


def _says_something(words: str) -> bool:
    """Whether the words hold a verb, as far as their form tells: "The council, which" alone is no title."""
    main = _RELATIVE.split(words, maxsplit=1)[0]  # the verb of a relative clause does not make a sentence
    tokens = re.findall(r"[a-z]+", main)
    verbs = _words()["verbs"]
    return any(token in verbs or (len(token) > 4 and token.endswith("ed")) for token in tokens)


def _balanced(words: str) -> bool:
    opened, closed = (
        len(re.findall(r"(?:^|(?<=\s))['‘]", words)),
        len(re.findall(r"(?<=\S)['’](?!\w)", words)),
    )
    if opened > closed:
        return False
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")
