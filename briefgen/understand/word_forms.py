"""In which forms a word of the site's lexicon stands in a text: "undertakes" also as "undertook", "ferry" as "ferries".

In: a word in small letters. Out: its forms. They are made from the word and not looked for in the text, so a form too
many ("ferried") costs nothing, and "policy" never meets "police" as stems of the two do. Irregular verbs:
lexicons/irregular_verbs.toml.
"""

from __future__ import annotations

import functools
import re

from briefgen.understand import lexicon

WORD = re.compile(r"[^\W_]+")
SHORTEST = 3
"""Letters of what is left when an ending is taken off: "his" is no form of "hi"."""

_VOWELS = "aeiou"


@functools.cache
def _irregular() -> dict[str, tuple[str, ...]]:
    """A form to all forms of its verb."""
    verbs = [tuple(line.split()) for line in lexicon.load("irregular_verbs")["forms"]]
    return {form: forms for forms in verbs for form in forms}


def _made(word: str) -> set[str]:
    """The regular forms of a basic form."""
    found = {word, f"{word}s"}
    if word.endswith(("s", "x", "z", "ch", "sh", "o")):
        found.add(f"{word}es")
    if word.endswith("e"):
        found |= {f"{word}d", f"{word[:-1]}ing"}
    elif word.endswith("y") and word[-2:-1] not in _VOWELS:
        found |= {f"{word[:-1]}ies", f"{word[:-1]}ied", f"{word}ing"}
    else:
        found |= {f"{word}ed", f"{word}ing"}
    if len(word) > 2 and word[-1] not in "aeiouwxy" and word[-2] in _VOWELS and word[-3] not in _VOWELS:
        found |= {f"{word}{word[-1]}ed", f"{word}{word[-1]}ing"}
    return found


@functools.lru_cache(maxsize=20_000)
def of_noun(word: str) -> frozenset[str]:
    """The word and the forms made of it: "ferry", "ferries"; it is taken for the basic form."""
    return frozenset(_made(word) | set(_irregular().get(word, ()))) if len(word) >= SHORTEST else frozenset({word})


@functools.lru_cache(maxsize=20_000)
def of_verb(word: str) -> frozenset[str]:
    """All forms of the verb whose basic form or third person the word is: "undertakes", "undertake", "undertook"."""
    irregular = _irregular().get(word)
    if irregular is not None:
        return frozenset(set(irregular) | (_made(irregular[0]) if irregular[0] not in {"be", "have", "do"} else set()))
    bases = {word}
    if word.endswith("ies"):
        bases.add(f"{word[:-3]}y")
    elif word.endswith(("sses", "xes", "zes", "ches", "shes", "oes")):
        bases |= {word[:-2], word[:-1]}
    elif word.endswith("s") and not word.endswith("ss"):
        bases.add(word[:-1])
    found = {word}
    for base in bases:
        if len(base) >= SHORTEST:
            found |= _made(base) | set(_irregular().get(base, ()))
    return frozenset(found)


def words(text: str) -> list[str]:
    """The words of a text or a phrase, in small letters."""
    return WORD.findall(text.lower().replace("’", "'"))
