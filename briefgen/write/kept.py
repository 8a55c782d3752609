"""Pages and files that are made when they are asked for, and kept from one build to the next.

In: recipes. Out: `Page`s and `Attachment`s. A recipe is two steps: `given` gathers for a subject, such as a dossier,
all that its page shows; `make` makes the page from that and from nothing else. So what was gathered is what a kept page
depends on, and its digest is the page's name in the store: see fingerprint.py. Where nothing is kept, none is made.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from briefgen import quick_json
from briefgen.published import Alternate, Attachment, Content, Heading, Keeper, Page
from briefgen.write.fingerprint import Fingerprints

S = TypeVar("S")
G = TypeVar("G")
M = TypeVar("M")


@dataclass(frozen=True, slots=True, eq=False)
class Recipe(Generic[S, G, M]):
    """How a subject becomes a page, or the files beside it.

    Attributes:
        name: No other recipe has it.
        given: All that `make` may use, as values.
        make: A function of what is given alone: it asks no corpus.
    """

    name: str
    given: Callable[[S], G]
    make: Callable[[G], M]


Files = Mapping[str, bytes]


class Maker:
    """Makes pages and files by recipes, or takes them from the store."""

    def __init__(self, keeper: Keeper | None = None, fingerprints: Fingerprints | None = None) -> None:
        """`keeper` keeps what was made; None for nobody. `fingerprints` may know some of what will be shown."""
        self._keeper = keeper
        self._fingerprints = fingerprints or Fingerprints()
        # What was made last: whoever asks a page for its title and then for its words gets both from one making.
        self._last: tuple[object, object, Any] = (None, None, None)
        # What was gathered last, and its digest: whoever asks for the digest may then want the page, and another file.
        self._gathered: tuple[object, object, Any, bytes] = (None, None, None, b"")

    def page(self, recipe: Recipe[S, G, Content], subject: S, path: str, title: str, source: str | None = None) -> Page:
        """The page of the subject, not yet made."""
        asked = _Asked(self, recipe, subject)
        return Page(path, title, asked, source, asked.digest)

    def file(self, recipe: Recipe[S, G, Files], subject: S, path: str) -> Attachment:
        """One of the files of the subject, not yet made: that of this path."""
        asked = _AskedFile(self, recipe, subject, path)
        return Attachment(path, asked, asked.digest)

    def digest(self, recipe: Recipe[S, Any, Any], subject: S) -> bytes | None:
        """Of all that the recipe gathers for the subject; None where nothing is kept."""
        return None if self._keeper is None else self._given(recipe, subject)[1]

    def named(self, *values: object) -> bytes | None:
        """The digest of values and of the code; None where nothing is kept."""
        return None if self._keeper is None else self._fingerprints.of(*values)

    def remembered(self, name: bytes | None, make: Callable[[], bytes]) -> bytes:
        """What is kept under a name that says all it is made of, see `named`; made where it is not."""
        if self._keeper is None or name is None:
            return make()
        found = self._keeper.get(name)
        if found is None:
            found = make()
            self._keeper.put(name, found)
        return found

    def kept(self, name: bytes | None) -> bytes | None:
        """What is kept under the name, if anything."""
        return None if self._keeper is None or name is None else self._keeper.get(name)

    def files(self, recipe: Recipe[S, G, Files], subject: S, digest: bytes | None = None) -> Files:
        """All files of the subject by their names; who knows its `digest` spares the gathering of what is kept."""
        kept = self.kept(digest)
        return self._made(recipe, subject, _bound, _unbound) if kept is None else _unbound(kept)

    def content(self, recipe: Recipe[S, G, Content], subject: S) -> Content:
        """What the page of the subject says."""
        return self._made(recipe, subject, _packed, _unpacked)

    def _made(self, recipe: Recipe[S, G, M], subject: S, pack: Callable[[M], bytes], unpack: Callable[[bytes], M]) -> M:
        if self._last[0] is recipe and self._last[1] is subject:
            last: M = self._last[2]
            return last
        made: M | None = None
        if self._keeper is None:
            made = recipe.make(recipe.given(subject))
        else:
            given, name = self._given(recipe, subject)
            kept = self._keeper.get(name)
            if kept is None:
                made = recipe.make(given)
                self._keeper.put(name, pack(made))
            else:
                made = unpack(kept)
        self._last = recipe, subject, made
        return made

    def _given(self, recipe: Recipe[S, G, Any], subject: S) -> tuple[G, bytes]:
        if self._gathered[0] is not recipe or self._gathered[1] is not subject:
            given = recipe.given(subject)
            self._gathered = recipe, subject, given, self._fingerprints.of(recipe.name, given)
        return self._gathered[2:]


@dataclass(frozen=True, slots=True, eq=False)
class _Asked:
    """A page to be made; a site has three for each document, so they are small."""

    maker: Maker
    recipe: Recipe[Any, Any, Content]
    subject: Any

    def __call__(self) -> Content:
        return self.maker.content(self.recipe, self.subject)

    def digest(self) -> bytes | None:
        return self.maker.digest(self.recipe, self.subject)


@dataclass(frozen=True, slots=True, eq=False)
class _AskedFile:
    """A file to be made; a site has twenty for each document."""

    maker: Maker
    recipe: Recipe[Any, Any, Files]
    subject: Any
    path: str

    def __call__(self) -> bytes:
        return self.maker.files(self.recipe, self.subject)[self.path]

    def digest(self) -> bytes | None:
        return self.maker.digest(self.recipe, self.subject)


def _packed(it: Content) -> bytes:
    """A line of JSON, then the page."""
    head = (
        [(one.level, one.id, one.title) for one in it.headings],
        it.description,
        it.meta,
        [(one.type, one.title, one.path) for one in it.alternates],
        it.scripts,
    )
    return quick_json.compact(head) + b"\n" + it.html.encode(errors="surrogatepass")


def _unpacked(kept: bytes) -> Content:
    head, _, html = kept.partition(b"\n")
    headings, description, meta, alternates, scripts = quick_json.parsed(head)
    return Content(
        html.decode(errors="surrogatepass"),
        tuple(Heading(*one) for one in headings),
        description,
        tuple((name, content) for name, content in meta),
        tuple(Alternate(*one) for one in alternates),
        tuple(scripts),
    )


def _bound(files: Files) -> bytes:
    """A line of JSON with names and lengths, then the files."""
    head = quick_json.compact([(name, len(content)) for name, content in files.items()])
    return b"".join([head, b"\n", *files.values()])


def _unbound(kept: bytes) -> Files:
    head, _, rest = kept.partition(b"\n")
    found: dict[str, bytes] = {}
    at = 0
    for name, length in quick_json.parsed(head):
        found[name] = rest[at : at + length]
        at += length
    return found
