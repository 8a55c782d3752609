"""The note at the end that says who wrote the text, and for whom.

In: the pieces of a document. Out: where the note stands, the author and the outlet in its words; None where
there is none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from briefgen.read.layout import Piece

NOTE_PIECES = 6
"""A note about the author stands among the last pieces, above some page furniture."""

LONGEST = 900

_WORD = r"[A-ZÀ-Þ][\w’'.-]{0,30}"
_NAME = rf"{_WORD}(?: (?:{_WORD}|de|da|di|du|del|van|von|der|den|la|le|al|bin|ibn)){{1,4}}"
_PRESS_ROLE = (
    r"(?:reporter|correspondent|editor|writer|columnist|journalist|producer|bureau chief|stringer"
    r"|photographer|contributor|anchor|editor[- ]in[- ]chief|editor[- ]at[- ]large|commentator|blogger)s?"
)
_OTHER_ROLE = (
    r"(?:professor|fellow|author|co-author|lecturer|historian|scholar|economist|analyst|researcher|consultant"
    r"|lawyer|attorney|director)s?"
)
_NOTE = re.compile(
    rf"(?:(?:The )?(?P<house>{_WORD}(?: {_WORD}){{0,3}}?)['’]s )?"
    rf"(?P<name>(?!The ){_NAME}(?:(?:, | and |, and ){_NAME}){{0,3}}),? "
    rf"(?:is|was|are|were|has been|covers|covered|reports|writes|wrote)\b"
    rf"(?P<rest>.{{0,{LONGEST}}})",
    re.DOTALL,
)
_PRESS = re.compile(rf"^.{{0,120}}?\b{_PRESS_ROLE}\b")
_OTHER = re.compile(rf"^ (?:an?|the|currently|also|\w{{3,12}}ly) .{{0,60}}?\b{_OTHER_ROLE}\b")
_COVERS = re.compile(r"^ .{3,120}? (?:for|at) ")
_OUTLET = re.compile(  # the full stop of a longer word ends the sentence: "the Harbour Post. She"
    r"^.{0,60}?\b(?:for|at|of|with) (?:the )?"
    r"(?P<outlet>[A-Z][\w’'.&-]{0,30}(?:(?<!\w{4}\.) (?:of |and |the |& )?[A-Z][\w’'.&-]{0,30}){0,5})"
)


@dataclass(frozen=True, slots=True)
class AuthorNote:
    """`at` is the place of the note among the pieces.

    `outlet` is None where the note does not say for whom.
    """

    at: int
    author: str
    outlet: str | None


def author_note(pieces: list[Piece], text: str, byline: str | None) -> AuthorNote | None:
    """The note, if one of the last pieces is one.

    "Jane Doe is the editor of the Harbour Post" may as well end a report about Jane Doe. So the person must
    not be named in the text above, unless a byline names the same person.
    """
    for at in range(len(pieces) - 1, max(0, len(pieces) - 1 - NOTE_PIECES), -1):
        piece = pieces[at]
        if piece.end - piece.start > LONGEST or piece.kind == "title":
            continue
        words = " ".join(text[piece.start : piece.end].split())
        note = _NOTE.fullmatch(words)
        if note is None:
            continue
        name, rest = note.group("name"), note.group("rest")
        covers = re.search(r"\b(?:covers|covered|reports|writes|wrote)$", words[: note.start("rest")])
        press = _PRESS.match(rest) or (_COVERS.match(rest) if covers else None)
        if press is None and not _OTHER.match(rest):
            continue
        above = text[pieces[0].start : piece.start]
        if name != byline and re.search(rf"(?<!\w){re.escape(name.split()[-1])}(?!\w)", above):
            continue
        outlet = _OUTLET.match(rest[press.end() :] if not covers else rest) if press else None
        named = note.group("house") or (outlet.group("outlet").rstrip(".,’'") if outlet else None)
        return AuthorNote(at, name, named)
    return None
