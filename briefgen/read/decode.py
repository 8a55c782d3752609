"""Bytes → text, and the name of the codec that read them.

In: the raw bytes of one file. Out: its text with plain newlines and without a byte order mark; `NotTextError`
where the bytes are none. What the text looks like once it is read plainly is repair.py's.
"""

from __future__ import annotations

import codecs
import re
import unicodedata

from charset_normalizer import from_bytes

MARKS = (  # the longer ones first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

CONTROL_SHARE = 0.02
"""Text has next to no control characters; a picture or an archive that happens to decode has many."""

ACCENT_SHARE = 0.4
"""Of the letters.

French has about one accent in 25, a single short word one in three; Cyrillic or Greek in one byte a letter
would have nearly all above 127.
"""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_LINE_ENDS = re.compile("\r\n?")
_TYPOGRAPHY = frozenset("‘’‚“”„–—…•«»‹›€£¥§©®°·™×½¼¾²³¹±¡¿†‡\u00a0\u00ad´¨ºª¢µ")
_WESTERN = frozenset("àáâãäåæçèéêëìíîïñòóôõöøœùúûüýÿßšžðþÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØŒÙÚÛÜÝŠŽÐÞ")


class NotTextError(ValueError):
    """The bytes are no text in any encoding known here; str() says what they look like."""


def decode(raw: bytes) -> tuple[str, str]:
    """The text and its codec: a byte order mark decides, else UTF-8 where it fits, else what the bytes show.

    Raises:
        NotTextError: with the reason in words.
    """
    text, encoding = _decode(raw)
    if "\0" in text or len(_CONTROLS.findall(text)) > CONTROL_SHARE * len(text):
        raise NotTextError("it holds control characters as pictures, archives and office files do")
    return _LINE_ENDS.sub("\n", text), encoding


def _decode(raw: bytes) -> tuple[str, str]:
    for mark, encoding in MARKS:
        if raw.startswith(mark):
            try:
                return raw[len(mark) :].decode(encoding), encoding
            except UnicodeDecodeError as error:
                raise NotTextError(f"it begins as {encoding.upper()} but breaks off at byte {error.start}") from error
    if b"\0" in raw:
        return _wide(raw)
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        return _legacy(raw)


def _wide(raw: bytes) -> tuple[str, str]:
    """UTF-16 without a mark: the NULs stand in every second place, and which one tells the byte order."""
    if len(raw) % 2 == 0:
        for encoding, nuls, others in (
            ("utf-16-le", raw[1::2].count(0), raw[0::2].count(0)),
            ("utf-16-be", raw[0::2].count(0), raw[1::2].count(0)),
        ):
            if nuls and not others:
                try:
                    text = raw.decode(encoding)
                except UnicodeDecodeError:
                    continue
                if not any(unicodedata.category(letter) in {"Cn", "Co"} for letter in set(text)):
                    return text, encoding
    raise NotTextError("it holds NUL bytes as pictures, archives and office files do")


def _legacy(raw: bytes) -> tuple[str, str]:
    # A short English text with a few curly quotes gives a statistical detector too little to go by: it
    # answers with Hebrew or Baltic code pages. So the one western encoding in wide use is asked first whether
    # it makes sense of every byte.
    try:
        western = raw.decode("cp1252")
    except UnicodeDecodeError:
        western = None
    if western is not None and _reads_as_western(western):
        return western, "cp1252"
    # Wide encodings without a mark were told by their NULs; for a short text they are the detector's
    # favourite mistake.
    best = from_bytes(raw, cp_exclusion=["utf_16", "utf_16_be", "utf_16_le", "utf_32", "utf_7"]).best()
    if best is None:
        raise NotTextError("its encoding cannot be told")
    try:
        return raw.decode(best.encoding), best.encoding
    except (UnicodeDecodeError, LookupError) as error:
        raise NotTextError("its encoding cannot be told") from error


def _reads_as_western(text: str) -> bool:
    high = [at for at, letter in enumerate(text) if letter > "\x7f"]
    accents = sum(text[at].isalpha() for at in high)
    if accents > ACCENT_SHARE * sum(map(str.isalpha, text)):
        return False
    for at in high:
        letter = text[at]
        if letter in _TYPOGRAPHY:
            continue
        if letter not in _WESTERN:
            return False
        # "itÕs": a capital inside a small-letter word is an apostrophe of another code page.
        before = text[at - 1] if at else " "
        if unicodedata.category(letter) == "Lu" and before.islower():
            return False
    return True
