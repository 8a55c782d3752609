"""A document whose work was ended or broke off, and what is said of it.

In: why it was. Out: a sentence for its page, a `Problem` for the build. Who ends it: workers.py and limits.py.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from briefgen.errors import Problem

if TYPE_CHECKING:
    from briefgen.bounds import Bounds

Cause = Literal["time", "memory", "died", "fault"]


@dataclass(frozen=True, slots=True)
class Failure:
    """A document whose work was ended or broke off; `told` is for the editor, `trace` for developers."""

    id: str
    file: str
    cause: Cause
    told: str = ""
    trace: str = ""


def why(failure: Failure, bounds: Bounds) -> str:
    """Why no findings were made, as a sentence for the page."""
    return f"The text is shown without findings: {_reason(failure, bounds)}."


def warning(failure: Failure, bounds: Bounds, name: str) -> Problem:
    """The message for a document whose page shows nothing but its text."""
    return Problem(name, None, f"{why(failure, bounds)}\n{_advice(failure, bounds)}", "warning")


def problem(failure: Failure, bounds: Bounds, name: str) -> Problem:
    """The message for a document that has no page, since not even its text could be read."""
    return Problem(name, None, f"the document has no page: {_reason(failure, bounds)}.\n{_advice(failure, bounds)}")


def _reason(failure: Failure, bounds: Bounds) -> str:
    match failure.cause:
        case "time":
            return f"its analysis took more than {bounds.seconds:,} seconds of computing time and was ended"
        case "memory":
            return f"its analysis took more than {bounds.memory_mb:,} MB of memory and was ended"
        case "died":
            return "the process that analysed it ended early"
        case "fault":
            return f"its analysis broke off ({failure.told})"


def _advice(failure: Failure, bounds: Bounds) -> str:
    match failure.cause:
        case "time":
            more = f"give it more time: `bounds: {{seconds: {2 * bounds.seconds}}}`"
        case "memory":
            more = f"give it more memory: `bounds: {{memory_mb: {2 * bounds.memory_mb}}}`"
        case "died":
            return "Perhaps the machine has too little memory. The next build tries it again."
        case "fault":
            return (
                "This is a fault of the program: please report it with the document. A `_` before the file's name "
                "leaves it out meanwhile."
            )
    return f"Cut the document into smaller ones, or {more} for briefgen in mkdocs.yml."
