"""The search of the site: a page, and an index that it reads piece by piece, also from a folder.

In: the corpus. Out: the `Page` and the files of the index. Texts become words in words.py, documents sentences with
what was found in them in sentences.py, some documents lists by word in segment.py, which merge.py puts end to end;
index.py makes files of these with vocabulary.py, of what filters ask with facets.py, and each is a script by
scripts.py. assets/search.js reads them. Hand-written pages: by_hand.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from hashlib import sha256

from briefgen.corpus import Corpus
from briefgen.published import Attachment, Site
from briefgen.runs import runs
from briefgen.write import site_map
from briefgen.write.kept import Maker, Recipe
from briefgen.write.search.by_hand import sections
from briefgen.write.search.index import Contents, contents, of_document
from briefgen.write.search.page import page
from briefgen.write.search.scripts import called, script
from briefgen.write.search.segment import DOCUMENTS, Keys, of_documents
from briefgen.write.search.sentences import Known
from briefgen.write.search.texts import folders, paths
from briefgen.write.threads import Threads

__all__ = ["sections", "site"]

AROUND = 2
"""Segments on either side from which one that is made anew learns stems, the slowest part of it."""


def site(corpus: Corpus, threads: Threads, maker: Maker | None = None) -> Site:
    """The page and every file of its index; none of these is loaded before somebody searches.

    All documents are looked through at once, as their words say which files there will be; what a document says is
    made when its file is asked for. Where neither documents nor actors changed since the last build, what the page
    says of the files is remembered from there.
    """
    maker, known = maker or Maker(), Known(corpus, threads)
    recipe = Recipe("search", known.of, of_document)
    digests = [maker.digest(recipe, one) for one in corpus.briefings]

    def its(number: int, what: str) -> bytes:
        return maker.files(recipe, corpus.briefings[number], digests[number])[what]

    def text(name: str, number: int) -> bytes:
        return called(name, its(number, "text"))

    def segments() -> Iterator[bytes]:
        cut = list(runs(ids, DOCUMENTS))
        names = [maker.named("segment of the search", digests[run]) for run in cut]
        keys = Keys()

        def made(place: int) -> bytes:
            if not keys:  # the words of those around it are nearly all of its own
                for near in filter(None, map(maker.kept, names[max(place - AROUND, 0) : place + AROUND + 1])):
                    keys.learn(near)
            return of_documents((its(number, "words") for number in range(cut[place].start, cut[place].stop)), keys)

        for place, name in enumerate(names):
            yield maker.remembered(name or b"", partial(made, place))

    ids = [one.source.id for one in corpus.briefings]
    here = list(folders(ids))
    texts = []
    for number, (digest, path) in enumerate(zip(digests, paths(here), strict=True)):
        make, same = partial(text, path, number), partial(_same, digest)
        texts.append(Attachment(site_map.search_data(path), make, same))
    lists = _Lists(lambda: contents(segments(), here, corpus.dossiers))
    listed = maker.named("search lists", digests, here, corpus.dossiers)
    start = json.loads(lists.start() if listed is None else maker.remembered(listed, lists.start))
    files = (
        Attachment(site_map.search_data(name), partial(lists.content, name), partial(bytes.fromhex, digest))
        for name, digest in start["files"]
    )
    return Site((page(corpus, threads, start["counts"], start["starts"]),), (*texts, *files))


class _Lists:
    """The files of the index that tell of all documents, made when one of them is asked for."""

    def __init__(self, make: Callable[[], Contents]) -> None:
        self._make = make
        self._made: dict[str, bytes] = {}

    def content(self, name: str) -> bytes:
        """That file."""
        if not self._made:
            self.start()
        return self._made[name]

    def start(self) -> bytes:
        """What the page says of them, see `Contents`, and their names with the digests of what they say, as JSON."""
        made = self._make()
        self._made = {one: script(one, content) for one, content in made.files}
        files = [(name, sha256(one).hexdigest()) for name, one in self._made.items()]
        return json.dumps({"counts": made.counts, "starts": made.starts, "files": files}).encode()


def _same(digest: bytes | None) -> bytes | None:
    return digest
