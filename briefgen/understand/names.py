"""How two forms of a name are compared.

In: words as they stand. Out: their key: lower case, accents, points, possessives and the leading article left out.
"""

from __future__ import annotations

import functools
import re
import unicodedata

_POINTS = re.compile(r"\b(?:[a-z]\.){2,}")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’](?=\s|$)")
_WORD = re.compile(r"[^\W_]+")


@functools.lru_cache(maxsize=50_000)
def key(words: str) -> tuple[str, ...]:
    """The words of a name, made comparable: "the U.N.'s" is ("un",), "José" is ("jose",)."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c)).lower()
    plain = _POSSESSIVE.sub("", plain.replace("’", "'"))
    plain = _POINTS.sub(lambda match: match.group().replace(".", "") + " ", plain)
    found = tuple(_WORD.findall(plain.replace("'", "")))
    return found[1:] if len(found) > 1 and found[0] in {"the", "a", "an"} else found
