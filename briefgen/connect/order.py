"""The order in which documents stand on pages.

In: briefings in any order. Out: the newest first. Used wherever something is listed by document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from briefgen.model import Briefing


def newest_first(briefings: Iterable[Briefing]) -> tuple[Briefing, ...]:
    """The briefings by date, newest first; undated last; equal dates by file name."""
    by_file = sorted(briefings, key=lambda briefing: briefing.source.file)
    return tuple(sorted(by_file, key=lambda briefing: briefing.source.date.value or "", reverse=True))
