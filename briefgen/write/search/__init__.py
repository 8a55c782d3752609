"""The search of the site: a page, and an index that it reads piece by piece, also from a folder.

In: the corpus. Out: the `Page` and the files of the index. Texts become words in words.py, documents sentences with
what was found in them in sentences.py, all of them lists by word in index.py and vocabulary.py, what filters ask in
facets.py, and each file a script in scripts.py. assets/search.js reads them. Hand-written pages: by_hand.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

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
    made when its file is asked for.
    """
    maker, known = maker or Maker(), Known(corpus, threads)
    recipe = Recipe("search", known.of, of_document)

    def text(name: str, briefing: Briefing) -> bytes:
        return called(name, maker.files(recipe, briefing)["text"])

    for number, briefing in enumerate(corpus.briefings):
        name = f"text/{number}"
        yield Attachment(site_map.search_data(name), partial(text, name, briefing))
    for name, content in files((maker.files(recipe, one)["words"] for one in corpus.briefings), corpus.dossiers):
        yield Attachment(site_map.search_data(name), partial(_same, script(name, content)))


def _same(content: bytes) -> bytes:
    return content
