"""A process that works on one document after the other, for workers.py: tasks come in, results go out.

In: pickled `Task`s on standard input, from the process that started this one. Out: for each, two lengths, a message of
JSON and the findings as they are kept. Documents are read here, so nothing that comes out is ever unpickled.
"""

from __future__ import annotations

import dataclasses
import json
import os
import pickle
import sys
from typing import IO, TYPE_CHECKING, Any

from briefgen import limits
from briefgen.errors import BriefgenError, Problem, SettingsError
from briefgen.failures import Failure
from briefgen.task import Found, done, warm

if TYPE_CHECKING:
    from briefgen.task import Task

BEGUN = b"!"
"""Is sent before the work on a document begins."""
LENGTH = 8
"""Bytes in which a length is written."""


def main() -> None:
    """Works until the one who asks is gone."""
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # a library that prints something shall not disturb
    limits.prepare()
    asked = sys.stdin.buffer
    while (task := _next(asked)) is not None:
        outcome: Found | Failure | BriefgenError
        try:
            try:
                if task.why_not is None:
                    warm(task.models)  # before the clock runs: it is no work on this document
            finally:
                answers.write(BEGUN)
                answers.flush()
            with limits.within(task.bounds):
                outcome = done(task)
        except BriefgenError as error:
            outcome = error
        except BrokenPipeError:
            return
        except MemoryError:
            outcome = Failure(task.id, task.file, "memory", "")
        try:
            send(answers, outcome)
        except BrokenPipeError:
            return
        if isinstance(outcome, Failure) and outcome.cause == "memory":
            return  # who knows what it left behind


def _next(asked: IO[bytes]) -> Task | None:
    try:
        task: Task = pickle.load(asked)  # noqa: S301 - from the process that started this one
    except EOFError:
        return None
    return task


def send(answers: IO[bytes], outcome: Found | Failure | BriefgenError) -> None:
    """Writes the outcome so that `received` reads it."""
    content = b""
    told: dict[str, Any]
    match outcome:
        case Found():
            content = outcome.content or b""
            told = {"read": outcome.content is not None, "problems": [dataclasses.astuple(p) for p in outcome.problems]}
        case Failure():
            told = {"failure": dataclasses.astuple(outcome)}
        case _:
            told = {"error": str(outcome), "settings": isinstance(outcome, SettingsError)}
    message = json.dumps(told).encode()
    answers.write(len(message).to_bytes(LENGTH) + len(content).to_bytes(LENGTH) + message + content)
    answers.flush()


def received(answers: IO[bytes]) -> Found | Failure | BriefgenError:
    """The outcome that `send` wrote.

    Raises:
        EOFError: the process has ended before it was whole.
    """
    lengths = _exactly(answers, 2 * LENGTH)
    told = json.loads(_exactly(answers, int.from_bytes(lengths[:LENGTH])))
    content = _exactly(answers, int.from_bytes(lengths[LENGTH:]))
    if "failure" in told:
        return Failure(*told["failure"])
    if "error" in told:
        return SettingsError(told["error"]) if told["settings"] else BriefgenError(told["error"])
    return Found(content if told["read"] else None, tuple(Problem(*one) for one in told["problems"]))


def _exactly(answers: IO[bytes], length: int) -> bytes:
    found = answers.read(length)
    if len(found) < length:
        raise EOFError
    return found
