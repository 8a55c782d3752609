"""The index of a corpus, read back without the browser."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import Any

from briefgen.corpus import Corpus
from briefgen.write import search
from briefgen.write.search.scripts import FIRST, LAST_DIGITS, MORE_DIGITS
from briefgen.write.threads import Threads

SAID = re.compile(r'data-(counts|starts)="([^"]*)"')
CALL = re.compile(rb'briefgenSearch\("([^"]+)",(.*)\);\n', re.DOTALL)


def files(corpus: Corpus) -> dict[str, bytes]:
    """The files of the index by path."""
    return {file.path: file.content for file in search.site(corpus, Threads(corpus)).attachments}


def contents(corpus: Corpus) -> dict[str, Any]:
    """What each file hands over, by the name it gives itself, which must be the one it is asked by."""
    found = {}
    for path, content in files(corpus).items():
        call = CALL.fullmatch(content)
        assert call is not None, path
        name = call[1].decode()
        assert path == f"search/data/{name}.js"
        found[name] = json.loads(call[2])
    return found


def numbers(text: str) -> list[int]:
    """Numbers from the letters of scripts.py."""
    found, value, times = [], 0, 1
    for letter in text:
        digit = ord(letter) - FIRST - (letter > "\\")
        value += digit * times
        times *= MORE_DIGITS
        if digit < LAST_DIGITS:
            found.append(value)
            value, times = 0, 1
    assert times == 1
    return found


def steps(text: str) -> list[int]:
    """Ascending numbers from their steps."""
    found, at = [], -1
    for step in numbers(text):
        at += step + 1
        found.append(at)
    return found


class Index:
    """The index as search.js uses it."""

    def __init__(self, corpus: Corpus) -> None:
        self.files = contents(corpus)
        html = search.site(corpus, Threads(corpus)).pages[0].html
        said = dict(SAID.findall(html))
        self.counts, self.starts = [int(one) for one in said["counts"].split(",")], unescape(said["starts"]).split(",")
        flat = numbers(self.files["documents"]["columns"])
        size = len(flat) // 5
        self.documents = [flat[at::size] for at in range(size)]

    def shard(self, word: str) -> dict[str, Any]:
        """The file of words that a page would load for the word."""
        ordered = [first.encode("utf-16-be") for first in self.starts]
        place = max([n for n, first in enumerate(ordered) if first <= word.encode("utf-16-be")], default=0)
        found: dict[str, Any] = self.files.get(f"words-{place}", {"words": [], "names": []})
        return found

    def having(self, word: str) -> list[int]:
        """Numbers of the sentences that have the word or another form of it."""
        flat = self.shard(word)["words"]
        for at in range(0, len(flat), 3):
            if word in flat[at].split(" "):
                letters = flat[at + 2]
                found = steps(self.files[letters[1:]] if letters.startswith("!") else letters)
                assert len(found) == int(flat[at + 1])
                return found
        return []

    def named(self, words: str) -> list[str]:
        """Ids of the actors that the words name."""
        return [row[2] for row in self.shard(words.split(" ", 1)[0])["names"] if row[0] == words]

    def shown(self, number: int) -> tuple[dict[str, Any], list[Any]]:
        """The document of a sentence, and the sentence in it."""
        counts = self.counts
        kind, before = next((k, sum(counts[:k])) for k in (2, 1, 0) if number >= sum(counts[:k]) and counts[k])
        rest = number - before
        for place, document in enumerate(self.documents):
            if rest < document[kind]:
                its = self.files[self._text(place)]
                return its, its["sentences"][kind][rest]
            rest -= document[kind]
        raise AssertionError(number)

    def _text(self, place: int) -> str:
        """The file of a document."""
        flat = self.files["documents"]["folders"]
        for name, size in zip(flat[::2], flat[1::2], strict=True):
            if place < size:
                return f"text/{name}/{size - 1 - place}"
            place -= size
        raise AssertionError(place)
