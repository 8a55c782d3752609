"""What is read out of a document, or said of a file, as a text that a person can check; and how such texts are remade.

    python -m tests.read.approved.said

Look at what `git diff` then shows: every line of it is a change of what readers or editors see.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from briefgen import read
from briefgen.errors import BriefgenError, Problem
from briefgen.model import Source
from briefgen.read.document import source_of
from briefgen.read.folder import Document
from briefgen.read.yaml_values import Values
from briefgen.settings import Settings
from tests.read.approved.files import FILES
from tests.read.approved.lexicon_and_fixes import ACTORS, FIXES, LEXICON, SIDECARS
from tests.read.approved.texts import TEXTS

HERE = Path(__file__).parent
LONGEST = 600
KNOWN = ("title", "date", "outlet", "author", "dateline", "url", "language", "retrieved")


def of_document(name: str, content: str | bytes) -> str:
    """Everything a reader takes from it, in the order of the text."""
    raw = content if isinstance(content, bytes) else content.encode()
    path = Path(name)
    try:
        source, problems = source_of(raw, Document(path, name, path.stem), f"seeds/{name}", Values())
    except BriefgenError as error:
        return "".join(f"{line}\n" for line in str(error).splitlines())
    return "".join(f"{line}\n" for line in (*_source(source), *map(_problem, problems)))


def _source(source: Source) -> Iterator[str]:
    for name in KNOWN:
        known = getattr(source, name)
        if known.value is not None:
            yield f"{name}: {known.value} ({known.origin})"
    if source.topics:
        yield f"topics: {', '.join(source.topics)}"
    yield f"sha256: {source.sha256[:7]}"
    yield f"read as: {re.sub(r'[0-9][0-9.]+$', 'N', source.reader)}, {source.encoding}"
    if source.pages:
        yield f"pages begin before: {[source.text[at : at + 12] for at in source.pages]}"
    parts = [(block.start, block.end, f"[{block.kind}]") for block in source.blocks]
    parts += [(part.start, part.end, f"({part.reason})") for part in source.unused]
    for start, end, what in sorted(parts):
        yield f"{what} {_shown(source.reading(start, end) if what[0] == '[' else source.text[start:end])}"
    for repair in source.repairs:
        yield f"mended by {repair.rule}: {_shown(repair.raw)} > {_shown(repair.read)}"
    for limit in source.limits:
        yield f"limit: {limit}"


def _problem(problem: Problem) -> str:
    return f"{problem.severity}: {_short(str(problem))}"


def _shown(words: str) -> str:
    plain = "".join(letter if letter.isprintable() else f"<{ord(letter):x}>" for letter in words)
    return f"|{_short(plain)}|"


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}… {len(words)} letters"


def of_fixes(text: str) -> str:
    """The corrections that count, and what is said of others."""
    return _beside("bridge.yml", text)


def of_actors(text: str) -> str:
    """The same, of actors.yml."""
    return _beside("actors.yml", text)


def of_lexicon(text: str) -> str:
    """The entries that count, and what is said of others."""
    return _beside("lexicon.yml", text)


def of_sidecar(text: str) -> str:
    """What counts of it, and what is said of the rest."""
    return _beside("bridge.yml", text)


def _beside(name: str, text: str) -> str:
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "bridge.txt").write_text("The council met.\n", encoding="utf-8")
        (folder / name).write_text(text, encoding="utf-8")
        settings = Settings(sources=folder, root=folder)
        sources, problems = read.sources(settings)
        found, faults = read.corrections(settings, sources)
        words, more = read.lexicon(settings)
    stated = {key: getattr(sources[0], key) for key in KNOWN}
    lines = [f"{key}: {known.value}" for key, known in stated.items() if known.origin == "sidecar"]
    lines += [f"topics: {sources[0].topics}"] if sources[0].topics else []
    lines += [_short(repr(one)) for one in (*found.fixes, *found.actors, *words.entries)]
    lines += map(_problem, (*problems, *faults, *more))
    return "".join(f"{line}\n" for line in lines)


Told = dict[str, Callable[[], str]]


def _listed(of: Callable[[str], str], texts: tuple[str, ...]) -> Told:
    return {_short(text): partial(of, text) for text in texts}


APPROVED: dict[str, Told] = {
    "texts": {name: partial(of_document, name, text) for name, text in TEXTS.items()},
    "files": {name: partial(of_document, name, content) for name, content in FILES.items()},
    "fixes": _listed(of_fixes, FIXES),
    "actors": _listed(of_actors, ACTORS),
    "lexicon": _listed(of_lexicon, LEXICON),
    "sidecars": _listed(of_sidecar, SIDECARS),
}
"""By the name of the file beside this one: cases by what was given."""

_BORDER = "=" * 100


def written(name: str) -> dict[str, str]:
    """The cases as they were approved."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    parts = text.split(f"{_BORDER}\n")[1:]
    return {given.removesuffix("\n"): said for given, _, said in (part.partition(f"{'-' * 40}\n") for part in parts)}


def approve() -> None:
    """Writes what is said today."""
    for name, cases in APPROVED.items():
        text = "".join(f"{_BORDER}\n{given}\n{'-' * 40}\n{say()}" for given, say in cases.items())
        (HERE / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    approve()
