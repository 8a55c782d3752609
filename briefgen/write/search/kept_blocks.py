"""The index of all documents put together from blocks that are kept from build to build.

In: the documents, and what each gives to the index. Out: blocks of all of them, one after the other; of those in which a
document changed one is made anew. Where one ends, ids of documents say: ../../runs.py.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefgen.runs import runs
from briefgen.write.kept import Maker
from briefgen.write.search.block import Block, of_documents, unpacked

DOCUMENTS = 64
"""Documents in a block, about: few enough for one to be made anew in some hundredths of a second where a document
changed, and enough for all blocks of ten thousand documents to be joined in a second."""


class Blocks:
    """The blocks of a build.

    Args:
        maker: Keeps them.
        ids: Of all documents, the newest first.
        digests: What tells that a document gives the same to the index; None where nothing is kept.
        words: What the document at a place gives.
    """

    def __init__(
        self, maker: Maker, ids: Sequence[str], digests: Sequence[bytes | None], words: Callable[[int], bytes]
    ) -> None:
        self._maker, self._ids, self._digests, self._words = maker, ids, digests, words

    def all(self) -> Iterator[Block]:
        """Blocks of all documents, in their order; each is made or fetched when it is asked for."""
        return map(self._block, runs(self._ids, DOCUMENTS))

    def _block(self, run: slice) -> Block:
        made: Block | None = None

        def make() -> Block:
            return of_documents(map(self._words, range(run.start, run.stop)))

        def packed() -> bytes:
            nonlocal made
            made = make()
            return made.packed()

        name = self._maker.named("block of the search", self._digests[run])
        if name is None:
            return make()
        kept = self._maker.remembered(name, packed)
        return made or unpacked(kept)
