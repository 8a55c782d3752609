"""What comes of bringing a document in.

In: nothing. Out: `Added`, and the error that says why a document cannot be brought in.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from briefgen.errors import BriefgenError


class AddingError(BriefgenError):
    """A document cannot be brought in; str() says why and what to do."""


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is now in the sources folder; `new` is False where it had been there already."""

    path: Path
    new: bool
    unknown: tuple[str, ...] = ()
    """What it does not say of itself, by the keys of its sidecar."""
