"""Whom the label of a turn names: "MORE:", "The Minister for Ports (Ms Jane More):".

In: a label, and the cast. Out: a `Speaker`; where the text names nobody so in full, the title may. Turns are found in
transcripts.py.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from briefgen.model import Actor
from briefgen.understand import people
from briefgen.understand.antecedents import Speaker

if TYPE_CHECKING:
    from spacy.tokens import Span

    from briefgen.understand.cast import Cast
    from briefgen.understand.draft import Draft
    from briefgen.understand.parsed import ParsedSource

SURNAME = 3
"""Letters; a shorter label is an initial or "Q"."""


def speaker(label: Span, parsed: ParsedSource, cast: Cast) -> Speaker:
    """The speaker that a transcript's label names, an actor where one has this name."""
    named = [actor for token in label if (actor := cast.named(token)) is not None]
    shown = _label(label.text)
    actor = next((a for a in named if a.type == "person"), None) or _by_surname(label.text, cast)
    actor = actor or next(iter(named), None)
    if actor is not None and actor.name.casefold() != label.text.casefold():
        return Speaker(actor.name, actor, None)
    return Speaker(_in_title(label.text, parsed) or (actor.name if actor is not None else shown), actor, None)


def may_be_turn(draft: Draft, parsed: ParsedSource, cast: Cast) -> bool:
    """A turn among others, or an address whose label names a person of the cast: "Note: …" addresses nobody."""
    if draft.rule != "quotes/address" or draft.label is None:
        return True
    actor = speaker(draft.label, parsed, cast).actor
    return actor is not None and actor.type == "person"


def _by_surname(label: str, cast: Cast) -> Actor | None:
    """The only person of the cast whose name ends like the label, as "MORE" ends "Jane More"."""
    wanted = [word for word in label.casefold().split() if people.honorific(word) is None]
    people_named = [a for a in cast.actors if a.type == "person"]
    same = [a for a in people_named if wanted and a.name.casefold().split()[-len(wanted) :] == wanted]
    return same[0] if len(same) == 1 else None


def _in_title(label: str, parsed: ParsedSource) -> str | None:
    """The full name in the title that ends with the label's one word; the title stands outside the text."""
    if " " in label or len(label) < SURNAME:
        return None
    words = re.findall(r"[^\s,:;()“”\"]+", parsed.source.title.value or "")
    for at, word in enumerate(words[1:], 1):
        bare = re.sub(r"['’]s?$", "", word)
        if bare.casefold() == label.casefold() and bare.istitle() and words[at - 1].istitle():
            return f"{words[at - 1]} {bare}"
    return None


def _label(label: str) -> str | None:
    """A transcript's label as a name: None for the "Q" and "A" of an interview, which name nobody."""
    if len(label.strip(".")) <= 1 or label.casefold() in {"question", "answer"}:
        return None
    return label.title() if label.isupper() and " " in label else label
