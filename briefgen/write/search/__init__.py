"""The search of the site: a page, and an index that it reads piece by piece, also from a folder.

In: the corpus. Out: the `Page` and the files of the index. Texts become words in words.py, documents sentences with
what was found in them in sentences.py, all of them lists by word in index.py and vocabulary.py, what filters ask in
facets.py, and each file a script in scripts.py. assets/search.js reads them. Hand-written pages: by_hand.py.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.corpus import Corpus
from briefgen.published import Attachment
from briefgen.write import site_map
from briefgen.write.passages import Passages
from briefgen.write.search.by_hand import sections
from briefgen.write.search.index import files
from briefgen.write.search.page import page
from briefgen.write.search.scripts import script
from briefgen.write.threads import Threads

__all__ = ["index", "page", "sections"]


def index(corpus: Corpus, passages: Mapping[str, Passages], threads: Threads) -> Iterator[Attachment]:
    """Every file of the index; none of them is loaded before somebody searches."""
    for name, content in files(corpus, passages, threads):
        yield Attachment(site_map.search_data(name), script(name, content))
