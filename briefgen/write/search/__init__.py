"""The search of the site: a page, and an index that it reads piece by piece, also from a folder.

In: the corpus. Out: the `Page` and the files of the index. Texts become words in words.py, documents sentences with
what was found in them in sentences.py, all of them lists by word in index.py and vocabulary.py, what filters ask in
facets.py, and each file a script in scripts.py. assets/search.js reads them. Hand-written pages: by_hand.py.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from hashlib import sha256

from briefgen.corpus import Corpus
from briefgen.model import Briefing
from briefgen.published import Attachment, Site
from briefgen.write import site_map
from briefgen.write.kept import Maker, Recipe
from briefgen.write.search.by_hand import sections
from briefgen.write.search.index import Contents, contents, of_document
from briefgen.write.search.page import page
from briefgen.write.search.scripts import called, script
from briefgen.write.search.sentences import Known
from briefgen.write.threads import Threads

__all__ = ["sections", "site"]


def site(corpus: Corpus, threads: Threads, maker: Maker | None = None) -> Site:
    """The page and every file of its index; none of these is loaded before somebody searches.

    All documents are looked through at once, as their words say which files there will be; what a document says is
    made when its file is asked for. Where neither documents nor actors changed since the last build, what the page
    says of the files is remembered from there.
    """
    maker, known = maker or Maker(), Known(corpus, threads)
    recipe = Recipe("search", known.of, of_document)
    digests = [maker.digest(recipe, one) for one in corpus.briefings]

    def text(name: str, briefing: Briefing) -> bytes:
        return called(name, maker.files(recipe, briefing)["text"])

    texts = []
    for number, briefing in enumerate(corpus.briefings):
        name = f"text/{len(corpus.briefings) - 1 - number}"  # from the oldest, so that a new one renames no other
        make, digest = partial(text, name, briefing), partial(_same, digests[number])
        texts.append(Attachment(site_map.search_data(name), make, digest))
    lists = _Lists(lambda: contents((maker.files(recipe, one)["words"] for one in corpus.briefings), corpus.dossiers))
    listed = maker.named("search lists", digests, corpus.dossiers)
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
