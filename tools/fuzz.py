"""Fuzzing by coverage, by hand: `pip install atheris`, then `python tools/fuzz.py FOLDER [-max_total_time=3600]`.

FOLDER keeps the inputs that reached something new; it is filled from seeds/ and the tests' documents when it is empty.
The first byte of an input says of which kind the file is, all others are the file. It is read and understood as a build
would; what breaks the promise of briefgen/task.py ends the run with its trace: anything but findings or a message.
Options after FOLDER are libFuzzer's.
"""

from __future__ import annotations

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["briefgen.read", "briefgen.understand"]):
    from briefgen import packed, read, task, understand
    from briefgen.bounds import USUAL
    from briefgen.failures import Failure
    from briefgen.languages import ENGLISH
    from briefgen.read.sidecar import Beside
    from briefgen.settings import DEFAULT_MODEL

ROOT = Path(__file__).parents[1]
KINDS = (".txt", ".md", ".html", ".eml", ".docx", ".pdf", ".xml", ".rss", ".yml")
"""The ending by the first byte; the last is a text with the input as its sidecar."""
LONGEST = 20_000
"""Bytes of the largest document to begin with."""
MODELS = ((ENGLISH, DEFAULT_MODEL),)


def one(content: bytes) -> None:
    """Reads and understands one input."""
    if not content:
        return
    kind, rest = KINDS[content[0] % len(KINDS)], content[1:]
    name, body, beside = f"one{kind}", rest, None
    if kind == ".yml":
        name, body, beside = "one.txt", task.SAMPLE, Beside("one.yml", rest)
    raw = read.Raw(read.Document(Path(name), name, "one"), name, body, beside)
    outcome = task.done(task.Task("one", name, name, raw, MODELS, USUAL))
    if isinstance(outcome, Failure):
        raise RuntimeError(f"{outcome.told}\n{outcome.trace}")  # noqa: TRY004
    if outcome.content is not None:
        packed.unpacked(outcome.content, "one", name)


def fill(folder: Path) -> None:
    """The documents of the project as first inputs."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        return
    found = sorted(path for place in ("seeds", "tests") for path in (ROOT / place).rglob("*") if path.suffix in KINDS)
    for number, path in enumerate(found):
        content = path.read_bytes()
        if len(content) <= LONGEST:
            (folder / f"{number:04}").write_bytes(bytes([KINDS.index(path.suffix)]) + content)


def main() -> None:
    """Runs until something breaks, or the time is over."""
    if len(sys.argv) < 2 or sys.argv[1].startswith("-"):
        raise SystemExit(__doc__)
    fill(Path(sys.argv[1]))
    understand.fingerprint(DEFAULT_MODEL)
    task.warm(MODELS)
    atheris.Setup(sys.argv, one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
