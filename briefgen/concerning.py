"""Under which name the findings in a document are kept where the site has a lexicon of its own.

In: the lexicon, an open cache, documents. Out: a fingerprint that holds the entries whose words stand in the document,
and no others: an edited entry has only those documents read again. For that the words of each are kept, a kilobyte or
two, once it has been read; of one that was read before there was a lexicon they are taken from its findings.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING

from briefgen.cache import key

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Set as AbstractSet

    from briefgen.cache import Cache
    from briefgen.model import Source
    from briefgen.read import Raw
    from briefgen.site_lexicon import SiteLexicon


class Concerning:
    """Answers for one lexicon; without one, nothing is looked up and no name differs."""

    def __init__(self, lexicon: SiteLexicon, cache: Cache) -> None:
        """The cache must be open while it is asked."""
        self._lexicon = lexicon
        self._cache = cache
        self._entries: Callable[[AbstractSet[str]], SiteLexicon] | None = None

    def known(self, fingerprint: str, raw: Raw) -> str | None:
        """The fingerprint with what concerns the document; None where its words are not known, so nothing is kept."""
        if not self._lexicon:
            return fingerprint
        words = self._words(fingerprint, raw)
        return None if words is None else self._with(fingerprint, words)

    def learnt(self, fingerprint: str, raw: Raw, source: Source) -> str:
        """The same for a document that has been read: its words are kept."""
        if not self._lexicon:
            return fingerprint
        from briefgen import understand

        words = understand.vocabulary(source)
        content = zlib.compress(json.dumps(sorted(words), separators=(",", ":")).encode(), 6)
        self._cache.note(_name(fingerprint, raw), content)
        return self._with(fingerprint, words)

    def _words(self, fingerprint: str, raw: Raw) -> frozenset[str] | None:
        content = self._cache.known(_name(fingerprint, raw))
        if content is not None:
            try:
                return frozenset(map(str, json.loads(zlib.decompress(content))))
            except (ValueError, TypeError, zlib.error):
                return None  # damaged: the document is read again, and they are written anew
        source = self._cache.text_of(key(fingerprint, raw.parts))
        if source is None:
            return None
        self.learnt(fingerprint, raw, source)
        from briefgen import understand

        return understand.vocabulary(source)

    def _with(self, fingerprint: str, words: frozenset[str]) -> str:
        if self._entries is None:
            from briefgen import understand

            self._entries = understand.entries(self._lexicon)
        digest = self._entries(words).digest
        return f"{fingerprint} lexicon {digest}" if digest else fingerprint


def _name(fingerprint: str, raw: Raw) -> bytes:
    return key(f"words {fingerprint}", raw.parts)
