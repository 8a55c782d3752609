"""A Source with its parse, and the way from tokens back to the text.

In: a Source. Out: `ParsedSource`, which the extractors share: one Doc over all blocks, sentences, and evidence cut
from token spans. Tokens and Doc never leave this room.
"""

from __future__ import annotations

import bisect
from dataclasses import dataclass
from functools import cached_property

from spacy.language import Language
from spacy.tokens import Doc, Span, Token
from spacy.vocab import Vocab

from briefgen.model import Block, Evidence, Repair, Source
from briefgen.site_lexicon import NO_LEXICON, SiteLexicon
from briefgen.understand import site_abbreviations, site_words
from briefgen.understand.lexicon import ENGLISH
from briefgen.understand.relevant import Entries, vocabulary
from briefgen.understand.universal import spelling
from briefgen.understand.universal import words as languages


@dataclass(frozen=True, slots=True)
class _Reading:
    """A block as the model reads it: its text with repairs applied, and for each character its place in the source."""

    text: str
    places: tuple[int, ...]


def _read(source: Source, block: Block) -> _Reading:
    parts: list[str] = []
    places: list[int] = []

    def keep(start: int, end: int) -> None:
        parts.append(source.text[start:end].replace("\n", " ").replace("\t", " "))
        places.extend(range(start, end))

    def put(repair: Repair) -> None:
        # The read form may be part of the raw one ("[text](url)" read as "text"): then its letters keep their own
        # places.
        inside = repair.raw.find(repair.read) if repair.read else -1
        first = repair.start + max(inside, 0)
        parts.append(repair.read)
        places.extend(min(first + k, max(repair.end - 1, repair.start)) for k in range(len(repair.read)))

    at = block.start
    for repair in source.repairs:
        if block.start <= repair.start and repair.end <= block.end:
            keep(at, repair.start)
            put(repair)
            at = repair.end
    keep(at, block.end)
    return _Reading("".join(parts), tuple(places))


class ParsedSource:
    """A source and its parse.

    Attributes:
        source: What was parsed.
        doc: One Doc over all blocks, in order; no sentence crosses a block. Token i stands in block `block_of(token)`.
        sentences: The sentences of `doc`, in order; spans of white space only are left out.
    """

    def __init__(self, source: Source, docs: list[Doc], readings: list[_Reading], blocks: list[int]) -> None:
        """Use `parse`; the Docs, readings and block numbers belong together one by one."""
        self.source = source
        self._starts: list[int] = []
        self._ends: list[int] = []
        self._first_token: list[int] = []
        self._blocks = blocks
        count = 0
        for doc, reading in zip(docs, readings, strict=True):
            self._first_token.append(count)
            count += len(doc)
            for token in doc:
                self._starts.append(reading.places[token.idx])
                self._ends.append(reading.places[token.idx + len(token.text) - 1] + 1)
        self.doc: Doc = Doc.from_docs(docs, ensure_whitespace=True) if docs else Doc(Vocab())

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """All sentences, in order."""
        return tuple(sentence for sentence in self.doc.sents if sentence.text.strip()) if len(self.doc) else ()

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def sentence_number(self, token: Token) -> int:
        """Place in `sentences` of the sentence that holds the token."""
        return max(bisect.bisect_right(self._sentence_starts, token.i) - 1, 0)

    def block_of(self, token: Token) -> int:
        """Place in `source.blocks` of the block that holds the token."""
        return self._blocks[bisect.bisect_right(self._first_token, token.i) - 1]

    @property
    def block_edges(self) -> list[int]:
        """The number of the first token of each block, and behind the last one the number of tokens."""
        return [*self._first_token, len(self.doc)]

    def start(self, token: Token) -> int:
        """Where the token begins in the source text."""
        return self._starts[token.i]

    def end(self, token: Token) -> int:
        """Where the token ends in the source text."""
        return self._ends[token.i]

    def evidence(self, tokens: Token | Span, last: Token | None = None) -> Evidence:
        """The evidence of a Span, a token, or all from one token to `last` inclusive, without spaces at its ends."""
        if isinstance(tokens, Span):
            start, end = self._starts[tokens[0].i], self._ends[tokens[-1].i]
        else:
            start, end = self._starts[tokens.i], self._ends[(last or tokens).i]
        text = self.source.text
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        return self.source.cut(start, end)

    def sentence_evidence(self, token: Token) -> Evidence:
        """The whole sentence that holds the token."""
        return self.evidence(self.sentences[self.sentence_number(token)])

    def span(self, evidence: Evidence) -> Span | None:
        """The tokens that lie inside the evidence; None where there are none."""
        first = bisect.bisect_left(self._starts, evidence.start)
        last = bisect.bisect_right(self._ends, evidence.end)
        return self.doc[first:last] if first < last else None


def readings(source: Source) -> dict[int, _Reading]:
    """What the model is given: every block that holds more than white space, by its place in the source."""
    every = {number: _read(source, block) for number, block in enumerate(source.blocks)}
    return {number: reading for number, reading in every.items() if reading.text.strip()}


def _respelt(reading: _Reading, known: languages.Words) -> _Reading:
    text, kept = spelling.spelt(reading.text, known)
    return _Reading(text, spelling.moved(reading.places, kept))


def parse(source: Source, nlp: Language, lexicon: SiteLexicon = NO_LEXICON) -> ParsedSource:
    """Run the model once over every block of the source; `lexicon` is the site's own."""
    read = readings(source)
    if nlp.lang != ENGLISH:
        read = {number: _respelt(reading, languages.of(nlp.lang)) for number, reading in read.items()}
    concerning = Entries(lexicon).of(vocabulary(source)) if lexicon else NO_LEXICON
    if not concerning:
        docs = list(nlp.pipe(reading.text for reading in read.values()))
        return ParsedSource(source, docs, list(read.values()), list(read))
    words = site_words.made(concerning, nlp)
    begun = (site_words.put(site_abbreviations.joined(nlp.make_doc(one.text), words), words) for one in read.values())
    docs = list(nlp.pipe(begun))
    for doc in docs:
        doc.user_data.clear()  # they become one
    parsed = ParsedSource(source, docs, list(read.values()), list(read))
    site_words.put(parsed.doc, words)
    return parsed
