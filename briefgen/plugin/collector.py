"""Python's collector of cycles, kept from looking again and again through all that a build holds.

In: when a build begins, has everything in memory, and ends, and when the process does. A corpus is made of values
without cycles, millions of them, and nearly all live as long as the build; the collector would go through them in vain,
which takes up to a tenth of a build. Templates do leave cycles behind, so it cannot rest while pages are made. MkDocs'
own files and pages are cycles that hold everything; taking them apart when the process ends would be another fifteenth.
"""

from __future__ import annotations

import gc

SELDOM = 20_000
"""New objects after which it looks while pages are made, in place of 700: garbage of some megabytes."""


class Collector:
    """The collector in the builds of one process."""

    def __init__(self) -> None:
        self._before: tuple[bool, tuple[int, int, int]] | None = None

    def rest(self) -> None:
        """It does nothing from now on."""
        gc.unfreeze()  # what another build left to a process that did not end
        if self._before is None:  # else a build was broken off
            self._before = gc.isenabled(), gc.get_threshold()
        gc.disable()

    def pass_over(self) -> None:
        """It works again, seldom, and leaves alone what is there by now."""
        if self._before is None:
            return
        working, (first, *others) = self._before
        gc.freeze()
        if working:
            gc.set_threshold(max(first, SELDOM) if first else 0, *others)
            gc.enable()

    def as_before(self) -> None:
        """It works as it did before the build."""
        if self._before is None:
            return
        working, threshold = self._before
        self._before = None
        gc.unfreeze()
        gc.set_threshold(*threshold)
        if working:
            gc.enable()

    def leave(self) -> None:
        """The process ends: what is there goes with it, and nothing is taken apart."""
        gc.freeze()
