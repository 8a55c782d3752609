"""Texts that are hard on regular expressions and on loops, at any length: by name, a function of the length."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable


def names(length: int) -> str:
    """Sentences about people and bodies, each with another name."""
    chance = random.Random(7)
    parts: list[str] = []
    while len(parts) * 70 < length:
        name = "".join(chance.choice("bdfgklmnprst") + chance.choice("aeiou") for _ in range(3)).title()
        parts.append(f"Ada {name} said the {name} Council would build {chance.randint(2, 900)} homes by May 2031. ")
    return "".join(parts)[:length]


def _again(unit: str) -> Callable[[int], str]:
    return lambda length: "".join(itertools.repeat(unit, length // len(unit) + 1))[:length]


UNITS = (
    "a", "1", ".", ",", "-", "_", "*", "[", "(", "<", "&", "#", ">", "|", "'", '"', "“", " ", "\t", "\n", "\u00a0",
    "a ", "a-", "a\n", "1,", "A. ", "A.B.", "a: b\n", "&amp;", "&amp", "<a ", "[a](", "![a](b ", "[a](http://b)",
    "http://a.b/", "a@b.c ", "*a", "_a_ ", "**a", "`a", "- a\n", "1. a\n", "> a\n", "| a ", "# A\n\n", "---\n",
    "By Ada\n", "HARBOUR CITY - ", "HARBOUR CITY (Wire) ", "(a) - ", "14 May 2031, ", "Mon, ", "$4.2 million ",
    "Harbour Council ", "newspaperreported ", "He said that ", "will ", "of the Council ", "Mr. ", "A, B and ", "“a ” ",
)  # fmt: skip
"""Each is repeated: a rule that looks back at what it has looked at before takes the square of the time."""

TEXTS = {repr(unit): _again(unit) for unit in UNITS}

PROSE = {
    "names": names,
    "one long paragraph": _again("He said he would pay them. It will. "),
    "many paragraphs": _again("The council will meet on Monday.\n\n"),
    "quotations": _again('"We will pay," he said. '),
    "quotations that stay open": _again('"We will pay.\n\n'),
    "questions and answers": _again("Q: Who pays?\n\nA: We will.\n\n"),
    "initials": _again("A. B. C. "),
}
"""What a document may look like: sentences within the bound, and any number of them."""
