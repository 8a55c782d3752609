"""The work on one document, as it is given to a process or to a machine: Source → findings.

In: a source and the name of a language model. Out: what packed.py makes of its briefing, or a `Failure`; never an
exception but for what concerns every source. Nothing else runs in a worker of workers.py or cluster.py, so a bound of
time or memory for each document has its place here.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass

from briefgen import packed
from briefgen.errors import BriefgenError
from briefgen.model import Source


@dataclass(frozen=True, slots=True)
class Failure:
    """A source in which no findings could be made; `trace` is for developers."""

    source: Source
    cause: str
    trace: str = ""


def done(source: Source, model: str) -> bytes | Failure:
    """The findings in the source.

    Raises:
        BriefgenError: the model is missing or a lexicon is broken, which concerns every source.
    """
    from briefgen import understand  # a worker process imports it itself

    try:
        return packed.packed(understand.briefing(source, model))
    except BriefgenError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other documents have their pages
        return Failure(source, f"{type(error).__name__}: {error}"[:200], traceback.format_exc())
