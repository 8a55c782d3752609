"""The work on one document, as it is given to a process or to a machine: bytes → source → findings.

In: a `Task`. Out: `Found`, with what packed.py makes of the briefing, or a `Failure`; never an exception but for what
concerns every document. Nothing else runs in a worker of workers.py or cluster.py; limits.py bounds its time and its
memory.
"""

from __future__ import annotations

import dataclasses
import functools
import traceback
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefgen import languages, not_analysed, packed
from briefgen.bounds import USUAL, Bounds
from briefgen.errors import BriefgenError, Problem, SourceError
from briefgen.failures import Failure
from briefgen.model import Known, Source
from briefgen.site_lexicon import NO_LEXICON, SiteLexicon

if TYPE_CHECKING:
    from briefgen.read import Raw

Models = tuple[tuple[str, str], ...]
MORE = "Cut it into smaller documents, or change `actors` below `bounds` in mkdocs.yml."
SAMPLE = b"""\
Harbour council pledges to reopen the bridge

HARBOUR CITY, April 14 - The Harbour Council in Norway pledged on Monday to reopen the bridge by 31 March.

"We will not cut the ferry," Mayor Ada Lindqvist said, a newspaper reported. It plans to spend 4.2 million euros.
"""
"""A document in which a bit of everything is found."""


@dataclass(frozen=True, slots=True)
class Task:
    """One document, and how it is to be read.

    Attributes:
        id: Of the document.
        file: Where it lies below the sources folder.
        name: Its path for messages.
        work: Its bytes, or the source where it has been read.
        models: (code of a language, name of the model it is read with), English first.
        bounds: What it may cost.
        why_not: Why no findings are to be looked for, in words for the page; None where they are.
        lexicon: The site's own; what of it does not concern the document is left out there.
    """

    id: str
    file: str
    name: str
    work: Raw | Source
    models: Models
    bounds: Bounds
    why_not: str | None = None
    lexicon: SiteLexicon = NO_LEXICON

    @property
    def weight(self) -> int:
        """About how much text there is, in characters."""
        return len(self.work.text if isinstance(self.work, Source) else self.work.content)


@dataclass(frozen=True, slots=True)
class Found:
    """What came of a document.

    Attributes:
        content: The briefing, from packed.py; None where the document cannot be read, which `problems` explains.
        problems: What was passed over, or is wrong.
    """

    content: bytes | None
    problems: tuple[Problem, ...] = ()


def done(task: Task) -> Found | Failure:
    """The findings in the document.

    Raises:
        BriefgenError: the model is missing or a lexicon is broken, which concerns every document.
        MemoryError: there is not enough for this document.
    """
    from briefgen import read, understand  # a worker process imports them itself

    problems: list[Problem] = []
    try:
        if isinstance(task.work, Source):
            source = task.work
        else:
            source, problems = read.read(task.work)
        model = dict(task.models).get(languages.language(source.language.value or languages.ENGLISH))
        if task.why_not is not None:
            briefing = not_analysed.ended(source, task.why_not)
        elif model is None:
            briefing = not_analysed.in_another_language(source, tuple(code for code, _ in task.models))
        else:
            briefing = understand.briefing(source, model, task.bounds, task.lexicon)
            known = {*source.limits, *understand.lacking(model)}  # by who read it, and on the page
            more = [one for one in briefing.limits if one not in known]
            problems = [*problems, *(Problem(task.name, None, f"{one}\n{MORE}", "warning") for one in more)]
        return Found(packed.packed(briefing), tuple(problems))
    except SourceError as error:
        return Found(None, error.problems)
    except (BriefgenError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the other documents have their pages
        told = f"{type(error).__name__}: {error}"[:200]
        return Failure(task.id, task.file, "fault", told, traceback.format_exc())


def sample(models: Models, code: str) -> Task:
    """The work on a document that is always there, as if it were in the language of this code."""
    from briefgen import read

    raw = read.Raw(read.Document(Path("sample.txt"), "sample.txt", "sample"), "sample.txt", SAMPLE, None)
    source, _ = read.read(raw)
    spoken = dataclasses.replace(source, language=Known(code, "sample"))
    return Task("sample", "sample.txt", "sample.txt", spoken, models, USUAL)


@functools.cache
def warm(models: Models) -> None:
    """Loads what the work on any document needs: the language models, lexicons, lists of words and of places.

    Raises:
        BriefgenError: a model is missing or a lexicon is broken.
    """
    for code, _ in models:
        outcome = done(sample(models, code))
        if isinstance(outcome, Failure):
            raise BriefgenError(f"the program does not work ({outcome.told})\n{outcome.trace}")
