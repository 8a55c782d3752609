"""The search of the site: a page, and an index that it reads piece by piece, also from a folder.

In: the corpus. Out: the `Page` and the files of the index. Texts become words in words.py, documents sentences with
what was found in them in sentences.py, all of them lists by word in index.py and vocabulary.py, what filters ask in
facets.py, and each file a script in scripts.py. assets/search.js reads them. Hand-written pages: by_hand.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from hashlib import sha256

from briefgen.corpus import Corpus
from briefgen.model import Briefing
from briefgen.published import Attachment
from briefgen.write import site_map
from briefgen.write.kept import Maker, Recipe
from briefgen.write.search.by_hand import sections
from briefgen.write.search.index import files, of_document
from briefgen.write.search.page import page
from briefgen.write.search.scripts import called, script
from briefgen.write.search.sentences import Known
from briefgen.write.threads import Threads

__all__ = ["index", "page", "sections"]


def index(corpus: Corpus, threads: Threads, maker: Maker | None = None) -> Iterator[Attachment]:
    """Every file of the index; none of them is loaded before somebody searches.

    All documents are looked through at once, as their words say which files there will be; what a document says is
    made when its file is asked for. Where neither documents nor actors changed since the last build, the names of the
    files are remembered from there.
    """
    maker, known = maker or Maker(), Known(corpus, threads)
    recipe = Recipe("search", known.of, of_document)
    digests = [maker.digest(recipe, one) for one in corpus.briefings]

    def text(name: str, briefing: Briefing) -> bytes:
        return called(name, maker.files(recipe, briefing)["text"])

    for number, briefing in enumerate(corpus.briefings):
        name = f"text/{number}"
        yield Attachment(site_map.search_data(name), partial(text, name, briefing), partial(_same, digests[number]))
    lists = _Lists(lambda: files((maker.files(recipe, one)["words"] for one in corpus.briefings), corpus.dossiers))
    listed = maker.named("search lists", digests, corpus.dossiers)
    names = lists.names() if listed is None else maker.remembered(listed, lists.names)
    for name, digest in json.loads(names):
        yield Attachment(site_map.search_data(name), partial(lists.content, name), partial(bytes.fromhex, digest))


class _Lists:
    """The files of the index that tell of all documents, made when one of them is asked for."""

    def __init__(self, make: Callable[[], Iterable[tuple[str, object]]]) -> None:
        self._make = make
        self._made: dict[str, bytes] = {}

    def content(self, name: str) -> bytes:
        """That file."""
        if not self._made:
            self._made = {one: script(one, content) for one, content in self._make()}
        return self._made[name]

    def names(self) -> bytes:
        """Their names and the digests of what they say, as JSON."""
        self.content("start")
        return json.dumps([(name, sha256(one).hexdigest()) for name, one in self._made.items()]).encode()


def _same(digest: bytes | None) -> bytes | None:
    return digest
