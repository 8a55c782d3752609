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
from briefgen.bounds import Bounds
from briefgen.errors import BriefgenError, Problem
from briefgen.model import Known, Source
from briefgen.read.document import source_of
from briefgen.read.folder import Document
from briefgen.read.formats.fragments import parts
from briefgen.read.language import language_of
from briefgen.read.title import first_sentence, first_words, is_headline
from briefgen.read.yaml_values import Values
from briefgen.settings import Settings
from tests.read.approved.files import FEEDS, FILES
from tests.read.approved.lexicon_and_fixes import ACTORS, FIXES, LEXICON, MATTER, SIDECARS
from tests.read.approved.small import (
    BOUNDS,
    DATELINES,
    ENDS,
    FOLDERS,
    FRAGMENTS,
    HEADS,
    LANGUAGES,
    LONG_TEXT,
    MARKDOWN,
    PARAGRAPHS,
    STATED,
    WORDS,
)
from tests.read.approved.texts import LONG, TEXTS

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
    places = [(block.start, block.end, f"[{block.kind}]") for block in source.blocks]
    places += [(part.start, part.end, f"({part.reason})") for part in source.unused]
    for start, end, what in sorted(places):
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


def of_paragraph(words: str) -> str:
    """What may be made a title of it."""
    alone = "a headline" if is_headline(words) else "no headline"
    said = (first_sentence(words), first_words(words))
    return "".join(f"{line}\n" for line in (alone, *map(_shown, said)))


def of_line(words: str) -> str:
    """A document that is nothing else."""
    return of_document("line.txt", f"{words}\n")


def of_head(words: str) -> str:
    """A document that begins with it."""
    return of_document("head.txt", f"{words}\n\n{LONG}\n")


def of_end(words: str) -> str:
    """A press release that ends with it."""
    return of_document("end.txt", f"Bridge to open\n\n{LONG}\n\nMayor Lena Brandt was there.\n\n{words}\n")


def of_markdown(words: str) -> str:
    """A document in Markdown."""
    return of_document("marks.md", f"It rained.\n\n{words}\n")


def of_stated(code: str, words: str) -> str:
    """The language of a text whose file states one."""
    found = language_of(Known(code, "web page"), [words])
    return f"{found.value} ({found.origin})\n"


def of_bounds(letters: int, sentence: int) -> str:
    """What is left of a text within bounds."""
    bounds = Bounds(letters=letters, sentence_letters=sentence)
    path = Path("long.txt")
    source, problems = source_of(LONG_TEXT.encode(), Document(path, path.name, "long"), path.name, Values(), bounds)
    return "".join(f"{line}\n" for line in (*_source(source), *map(_problem, problems)))


def of_fragment(fragment: str) -> str:
    """The blocks of a piece of HTML."""
    return "".join(f"[{one.kind}{', quoted' * one.quoted}] {_shown(one.words)}\n" for one in parts(fragment))


def of_feed(content: bytes) -> str:
    """Each item as a file of its own, and as it reads."""
    made = read.feed_items(content)
    if made == (content,):
        return "as it is\n"
    return "".join(f"{one.decode()}{of_document(f'{at}.atom', one)}" for at, one in enumerate(made))


def of_matter(text: str) -> str:
    """The corrections in a front matter, and what is said of others."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        (folder / "bridge.txt").write_text(text, encoding="utf-8")
        settings = Settings(sources=folder, root=folder)
        found, faults = read.corrections(settings, read.sources(settings)[0])
    return "".join(f"{line}\n" for line in (*map(repr, found.fixes), *map(_problem, faults)))


def of_folder(names: tuple[str, ...]) -> str:
    """Which files are documents, and what is said of others."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place, "seeds")
        for name in names:
            path = folder / name
            (path if name.endswith("/") else path.parent).mkdir(parents=True, exist_ok=True)
            if not name.endswith("/"):
                path.write_text("It rained.\n", encoding="utf-8")
        settings = Settings(sources=folder, root=Path(place))
        found, problems = read.documents(settings)
        more = [problem for one in found for problem in read.opened(one, settings).problems]
    lines = [f"{one.file}: {one.id}" for one in found]
    return "".join(f"{line}\n" for line in (*lines, *map(_problem, (*problems, *more))))


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
    "titles": _listed(of_paragraph, PARAGRAPHS),
    "datelines": _listed(of_line, DATELINES),
    "heads": _listed(of_head, HEADS),
    "ends": _listed(of_end, ENDS),
    "repairs": _listed(of_line, WORDS),
    "markdown": _listed(of_markdown, MARKDOWN),
    "languages": {
        **_listed(of_line, LANGUAGES),
        **{f"{code}: {words}": partial(of_stated, code, words) for code, words in STATED},
    },
    "bounds": {f"{one} letters, {other} of a sentence": partial(of_bounds, one, other) for one, other in BOUNDS},
    "fragments": _listed(of_fragment, FRAGMENTS),
    "feeds": {name: partial(of_feed, content) for name, content in FEEDS.items()},
    "matter": _listed(of_matter, MATTER),
    "folders": {name: partial(of_folder, names) for name, names in FOLDERS.items()},
}
"""By the name of the file beside this one: cases by what was given."""

_BORDER = "=" * 100


def written(name: str) -> dict[str, str]:
    """The cases as they were approved."""
    text = (HERE / f"{name}.txt").read_text(encoding="utf-8")
    cases = text.split(f"{_BORDER}\n")[1:]
    return {given.removesuffix("\n"): said for given, _, said in (part.partition(f"{'-' * 40}\n") for part in cases)}


def approve() -> None:
    """Writes what is said today."""
    for name, cases in APPROVED.items():
        text = "".join(f"{_BORDER}\n{given}\n{'-' * 40}\n{say()}" for given, say in cases.items())
        (HERE / f"{name}.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    approve()
