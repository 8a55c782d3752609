"""Where a sentence may bind somebody: every place that a cue or a modal verb licenses.

In: the tokens of a sentence and lexicons/commitments.toml. Out: `Candidate`s, more than there are commitments;
commitments.py decides which of them bind, whom and how strongly.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

from spacy.tokens import Span, Token

from briefgen.understand import (
    clause_frames,
    lexicon,
    nominal_frames,
    order_frames,
    site_cues,
    state_frames,
    verb_frames,
)
from briefgen.understand.candidate import Candidate
from briefgen.understand.grammar import VERBAL
from briefgen.understand.infinitive_frames import to_form
from briefgen.understand.modal_frames import modal
from briefgen.understand.schedule_frames import scheduled

FRAMES = {
    "launch": clause_frames.launch,
    "barred": state_frames.barred,
    "to": verb_frames.to,
    "ing": verb_frames.ing,
    "thing": verb_frames.thing,
    "that": clause_frames.that,
    "imposes": order_frames.imposes,
    "orders": order_frames.orders,
    "bans": order_frames.bans,
    "noun": nominal_frames.noun,
    "state": state_frames.state,
    "passive": state_frames.passive,
}
"""What each frame of the lexicon means in grammar."""


@functools.cache
def _by_form() -> dict[str, list[dict[str, Any]]]:
    """The cues by lemma, and by regular inflected forms, because the model's lemmas err ("hopes" as "hop")."""
    found: dict[str, list[dict[str, Any]]] = {}
    for cue in lexicon.load("commitments")["cue"]:
        for lemma in cue["lemmas"]:
            stem = lemma.removesuffix("e")
            for form in {lemma, f"{lemma}s", f"{stem}ed", f"{stem}ing"}:
                found.setdefault(form, []).append(cue)
    return found


def _entries(token: Token) -> list[dict[str, Any]]:
    table = _by_form()
    by_lemma = table.get(token.lemma_.lower(), [])
    return by_lemma + [cue for cue in table.get(token.lower_, []) if cue not in by_lemma]


def candidates(sentence: Span) -> Iterator[Candidate]:
    """All places of one sentence, cues before modals, each head at most once for each rule.

    Those of the site's lexicon come first, and nothing else counts where it has spoken.
    """
    own = site_cues.find(sentence)
    yield from (one.candidate for one in own if one.candidate is not None)
    yield from (one for one in _of_the_package(sentence) if not any(mine.covers(one) for mine in own))


def _of_the_package(sentence: Span) -> Iterator[Candidate]:
    for token in sentence:
        for entry in _entries(token):
            yield from FRAMES[entry["frame"]](entry, token)
        if token.pos_ in VERBAL:
            future = modal(token)
            if future is not None:
                yield future
            planned = to_form(token)
            if planned is not None:
                yield planned
            arranged = scheduled(token)
            if arranged is not None:
                yield arranged
