"""A desk over the two invented documents, and its findings by their words."""

from __future__ import annotations

from briefgen.review import Desk
from briefgen.review.entries import Decision
from briefgen.settings import Settings


def key(desk: Desk, kind: str, words: str, /) -> str:
    """The one finding of the kind whose words hold these."""
    (found,) = [one.key for one in desk.items if one.kind == kind and words in one.words]
    return found


def decide(desk: Desk, kind: str, words: str, does: str, because: str = "", /, **given: str) -> str:
    return desk.decide(key(desk, kind, words), Decision(does, because, given))


def held(settings: Settings) -> dict[str, str]:
    """What the editor's files hold, their copies left out."""
    return {one.name: one.read_text(encoding="utf-8") for one in sorted(settings.sources.glob("*.yml"))}
