"""The bytes in which the features of a document are kept, and back.

In: `Features`. Out: bytes; and from them the same features. The bytes are JSON: tables of strings, and rows of places
in them, which few calls of C turn into what connecting compares, ten thousand documents in a second or two. No code can
be in them, so bytes that came from elsewhere are at worst wrong. What features are: features.py.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from briefgen import quick_json
from briefgen.connect.document_words import Parties
from briefgen.connect.features import Act, Features
from briefgen.connect.undertakings import Undertaking
from briefgen.connect.wording import Said, one
from briefgen.packed import PackedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    Row = Sequence[Any]


class _Table(dict[Any, int]):
    """Values met so far, each with its place, in order."""

    def __missing__(self, value: Any) -> int:  # noqa: ANN401 - what is kept
        self[value] = place = len(self)
        return place

    def places(self, values: Iterable[Any]) -> list[int]:
        """Where each of them stands."""
        return [self[value] for value in values]


def kept(found: Features) -> bytes:
    """The bytes in which features are kept; the same features give the same bytes."""
    strings, ids, parties = _Table({None: 0}), _Table({None: 0}), _Table()

    def said(words: Said) -> Row:
        acts, names = strings.places(words.acts), strings.places(words.names)
        return strings.places(words.stems), words.weights, acts, names

    def undertaking(says: Undertaking) -> Row:
        gone = None if says.replaced is None else said(says.replaced)
        told = strings.places((says.turn, says.date))
        return (
            parties[says.parties],
            said(says.words),
            strings.places(says.forms),
            gone,
            *told,
            says.negative,
            says.vague,
        )

    def act(here: Act) -> Row:
        says = None if here.undertaking is None else undertaking(here.undertaking)
        return ids.places(here.by), ids.places(here.to), strings[here.wording], says

    keys = strings.places(found.keys)
    acts = [list(map(act, acts)) for acts in (found.commitments, found.statements)]
    developments = list(map(undertaking, found.developments))
    whose = [[ids.places(each.own), ids.places(each.sides), strings.places(each.named)] for each in parties]
    return quick_json.compact([list(strings)[1:], list(ids)[1:], whose, keys, *acts, developments, found.sample])


def from_kept(content: bytes) -> Features:
    """The features that were kept.

    Raises:
        PackedError: the bytes are damaged, or of another version.
    """
    try:
        return _read(*quick_json.parsed(content))
    except (ValueError, TypeError, IndexError, AttributeError) as error:
        raise PackedError(f"what was kept cannot be read ({error})") from error


def _read(
    strings: Row, ids: Row, whose: Row, keys: Row, commitments: Row, statements: Row, developments: Row, sample: Row
) -> Features:
    # One string serves all documents that have it; ids are of one only.
    string: Any = [None, *map(sys.intern, strings)].__getitem__
    actor: Any = [None, *ids].__getitem__
    parties = [
        Parties(tuple(map(actor, own)), tuple(map(actor, sides)), tuple(map(string, named)))
        for own, sides, named in whose
    ]

    def said(words: Row) -> Said:
        stems, weights, acts, names = words
        shared = one(tuple(weights)), one(tuple(map(string, acts))), one(tuple(map(string, names)))
        return Said(tuple(map(string, stems)), *shared)

    def undertaking(row: Row) -> Undertaking:
        whose, words, forms, gone, turn, date, negative, vague = row
        replaced = None if gone is None else said(gone)
        known = tuple(map(string, forms))
        return Undertaking(parties[whose], said(words), known, replaced, string(turn), negative, string(date), vague)

    def act(row: Row) -> Act:
        by, to, wording, says = row
        does = None if says is None else undertaking(says)
        return Act(tuple(map(actor, by)) if by else (), tuple(map(actor, to)) if to else (), string(wording), does)

    return Features(
        tuple(map(string, keys)),
        tuple(map(act, commitments)),
        tuple(map(act, statements)),
        tuple(map(undertaking, developments)),
        tuple(sample),
    )
