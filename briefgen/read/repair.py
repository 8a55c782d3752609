"""Text that reads badly → repairs: odd spaces, invisible characters, soft wraps, mojibake, glued words.

In: the text and the stretches that are read. Out: `Repair`s in order, without overlaps, with offsets into the
text as it stands; the text itself is never changed. Words glued together are found in glued.py, Markdown's
marks in markdown.py.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from briefgen.model import Block, Repair
from briefgen.read.glued import Glue
from briefgen.read.markdown import markdown as markdown_marks
from briefgen.read.words import is_word

# Written as escapes, because nobody could tell these characters apart on a screen.
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u2028\u2029\x0b\x0c\x85\x1c-\x1f]+")
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u2060-\u2064\ufeff\u202a-\u202e\u2066-\u2069\u200e\u200f\x00-\x08\x0e-\x1b\x7f]+"
)
_JOINERS = re.compile("(?<![^\x00-\u024f])[\u200c\u200d]+(?![^\x00-\u024f])")
"""Zero-width joiners between Latin letters; between others (Persian, emoji) they mean something and stay."""

_WRAP = re.compile(r"[ \t]*\n[ \t]*(?:(?:>[ \t]?)+)?")
_HYPHEN_BEFORE = re.compile(r"([A-Za-z]+)-$")
_SMALL_WORD = re.compile(r"[a-z]+")
_REFERENCE = re.compile(r"&(?:[A-Za-z]{2,8}|#\d{2,6}|#[xX][0-9A-Fa-f]{2,5});")

_CONTINUATION = "".join(
    bytes([code]).decode("cp1252") if code not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(code)
    for code in range(0x80, 0xC0)
)
_MOJIBAKE = re.compile(f"(?<![A-ZÀ-Þ])[ÂÃÄÅâ][{re.escape(_CONTINUATION)}]{{1,2}}")
"""UTF-8 that was once read as cp1252: "â€™" for an apostrophe, "Ã©" for é. After a capital it could be a word
in capitals."""


def repairs(text: str, blocks: Iterable[Block], *, markdown: bool) -> tuple[Repair, ...]:
    """All repairs inside the blocks, in order.

    Where two would overlap, the kind listed first in `_found` holds.
    """
    glue = Glue(text)
    result: list[Repair] = []
    for block in blocks:
        result.extend(_disjoint(list(_found(text, block, glue, markdown=markdown))))
    return tuple(result)


def _found(text: str, block: Block, glue: Glue, *, markdown: bool) -> Iterator[Repair]:
    start, end = block.start, block.end
    for wrap in _WRAP.finditer(text, start, end):
        yield _soft_wrap(text, wrap)
    for odd in _ODD_SPACES.finditer(text, start, end):
        yield Repair(*odd.span(), odd.group(), " ", "odd space")
    for pattern in (_INVISIBLE, _JOINERS):
        for hidden in pattern.finditer(text, start, end):
            yield Repair(*hidden.span(), hidden.group(), "", "invisible character")
    if markdown:
        yield from markdown_marks(text, start, end)
    for broken in _MOJIBAKE.finditer(text, start, end):
        yield from _mojibake(broken)
    for reference in _REFERENCE.finditer(text, start, end):
        plain = html.unescape(reference.group())
        if len(plain) == 1 and (plain.isprintable() or plain == "\u00a0"):
            yield Repair(
                *reference.span(),
                reference.group(),
                " " if plain == "\u00a0" else plain,
                "character reference",
            )
    yield from glue.repairs(start, end)


def _soft_wrap(text: str, wrap: re.Match[str]) -> Repair:
    """A line end inside a paragraph reads as a space.

    A word divided at it ("coopera-", "tion") is put together again.
    """
    before = _HYPHEN_BEFORE.search(text[max(0, wrap.start() - 40) : wrap.start()])
    after = _SMALL_WORD.match(text, wrap.end())
    if before and after:
        left, right = before.group(1), after.group()
        whole = (left + right).lower()
        # "re-elected" and "well-known" keep their hyphen: taken out only where the halves alone are not both
        # words.
        if is_word(whole) and not (is_word(left.lower()) and is_word(right)):
            return Repair(wrap.start() - 1, wrap.end(), text[wrap.start() - 1 : wrap.end()], "", "divided word")
        return Repair(*wrap.span(), wrap.group(), "", "soft wrap")
    return Repair(*wrap.span(), wrap.group(), " ", "soft wrap")


def _mojibake(broken: re.Match[str]) -> Iterator[Repair]:
    raw = broken.group()
    for length in (3, 2):
        part = raw[:length]
        if len(part) < length:
            continue
        try:
            plain = b"".join(letter.encode("latin-1" if letter < "\xa0" else "cp1252") for letter in part).decode(
                "utf-8"
            )
        except UnicodeError:
            continue
        if len(plain) == 1 and ("\u00a0" <= plain <= "\u017f" or "\u2010" <= plain <= "\u20ac" or plain == "™"):
            yield Repair(broken.start(), broken.start() + length, part, " " if plain == "\u00a0" else plain, "mojibake")
            return


def _disjoint(found: list[Repair]) -> list[Repair]:
    """The repairs in order of the text, without those that overlap one found earlier."""
    ranked = sorted(enumerate(found), key=lambda entry: (entry[1].start, entry[1].end))
    kept: list[tuple[int, Repair]] = []
    for rank, repair in ranked:
        while kept and repair.start < kept[-1][1].end and rank < kept[-1][0]:
            kept.pop()
        if not kept or repair.start >= kept[-1][1].end:
            kept.append((rank, repair))
    return [repair for _, repair in kept]
