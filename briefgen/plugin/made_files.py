"""Files that MkDocs publishes and nobody keeps: made when they are written, forgotten after.

In: a `published.Page` or `published.Attachment`. Out: a `File` that MkDocs takes for one to copy, a tenth of the size
of its own. A finished page is made in finish.py.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol, cast

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import weak_property

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig

    from briefgen.plugin.on_demand import OnDemand
    from briefgen.plugin.standing import Standing
    from briefgen.published import Attachment, Page

HIDDEN = (".", "templates/")
"""How paths begin that MkDocs leaves out unless it is told otherwise."""


class Finishing(Protocol):
    """What puts the theme around pages; finish.py does."""

    def finished(self, page: Page) -> Finished:
        """The page's file."""
        ...

    def digest(self, page: Page, kind: Any) -> bytes | None:  # noqa: ANN401 - as `finished` gave it
        """Of all that the file would be made of; None where it has to be made to know that."""
        ...


@dataclass(frozen=True, slots=True)
class Finished:
    """A file.

    Attributes:
        pieces: What stands in it, one after the other.
        digest: Of all that it was made of; None where nobody knows.
        kind: What `Finishing.digest` needs to know of a page to tell that again; of values that JSON has.
    """

    pieces: Iterable[bytes]
    digest: bytes | None = None
    kind: Any = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where the files of one build belong, what stands there or may wait, and how a page is finished."""

    folder: str
    directory_urls: bool
    plugin: str
    excluding: bool
    standing: Standing
    finishing: Finishing
    on_demand: OnDemand

    @classmethod
    def of(cls, config: MkDocsConfig, standing: Standing, finishing: Finishing, on_demand: OnDemand) -> Place:
        """That of the site."""
        excluding = bool(config.exclude_docs or config.draft_docs)
        name = config.plugins._current_plugin or "briefgen"  # noqa: SLF001 - as `File.generated` does
        return cls(config.site_dir, config.use_directory_urls, name, excluding, standing, finishing, on_demand)


class MadeFile(File):
    """A file beside the pages.

    What `File` keeps for each file is worked out here when it is asked for; what another plugin sets holds.
    """

    __slots__ = ("_made", "_place")
    _made: Attachment | Page
    _place: Place

    def __init__(self, made: Attachment | Page, place: Place) -> None:
        self._made = made
        self._place = place
        if not place.excluding and not made.path.startswith(HIDDEN) and "/." not in made.path:
            self.inclusion = InclusionLevel.INCLUDED  # spares MkDocs the look at patterns, the slowest there is

    # All can be overwritten, as those of `File`.
    src_uri = weak_property(lambda self: self._made.path)
    dest_uri = weak_property(lambda self: self._made.path)
    src_dir = None
    dest_dir = weak_property(lambda self: self._place.folder)
    use_directory_urls = weak_property(lambda self: self._place.directory_urls)
    generated_by = weak_property(lambda self: self._place.plugin)
    name = weak_property(File._get_stem)  # noqa: SLF001
    url = weak_property(File._get_url)  # noqa: SLF001
    abs_src_path = weak_property(lambda self: None)  # noqa: ARG005
    abs_dest_path = weak_property(
        lambda self: os.path.normpath(os.path.join(self.dest_dir, self.dest_uri))  # noqa: PTH118
    )

    def make(self) -> Finished:
        """The file, made anew."""
        made = cast("Attachment", self._made)
        return Finished(made.pieces() if made.pieces else (made.make(),), made.digest())

    def digest(self, kind: Any = None) -> bytes | None:  # noqa: ANN401, ARG002 - as `make` gave it
        """Of all that it would be made of."""
        return self._made.digest()

    @property
    def content_bytes(self) -> bytes:
        """Its bytes; those that another plugin has set, if one has."""
        return b"".join(self.make().pieces) if self._content is None else super().content_bytes

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._content = value

    @property
    def content_string(self) -> str:
        """Its text."""
        return self.content_bytes.decode("utf-8-sig")

    @content_string.setter
    def content_string(self, value: str) -> None:
        self._content = value

    def is_modified(self) -> bool:
        """It is made anew each time."""
        return True

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002 - MkDocs calls it so
        """Makes and writes it, where it does not stand and cannot wait."""
        if self._place.on_demand.is_active:
            self._place.on_demand.wait(self)
        elif self._content is not None or not self._place.standing.stands(self):
            self.write()

    def write(self) -> None:
        """Makes and writes it."""
        made = self.make() if self._content is None else Finished((self.content_bytes,))
        path = self.abs_dest_path
        try:
            file = open(path, "wb", buffering=0)  # noqa: SIM115, PTH123 - closed below; Path costs as much as writing
        except FileNotFoundError:
            _make_folder(os.path.dirname(path))  # noqa: PTH120
            file = open(path, "wb", buffering=0)  # noqa: SIM115, PTH123
        with file:
            for piece in made.pieces:
                file.write(piece)
            self._place.standing.note(self, os.fstat(file.fileno()), made.digest, made.kind)


def _make_folder(path: str) -> None:
    """As `os.makedirs`, which asks whether all the folders above are there before it makes one."""
    try:
        os.mkdir(path)  # noqa: PTH102
    except OSError:
        os.makedirs(path, exist_ok=True)  # noqa: PTH103


class LeafPage(MadeFile):
    """A page that is in no navigation; Markdown pages link to it by its own path, which ends in .html."""

    __slots__ = ()

    def __init__(self, made: Page, place: Place) -> None:
        super().__init__(made, place)
        self.inclusion = InclusionLevel.NOT_IN_NAV

    def make(self) -> Finished:
        """The finished page."""
        return self._place.finishing.finished(self._made)  # type: ignore[arg-type] # a page

    def digest(self, kind: Any = None) -> bytes | None:  # noqa: ANN401 - as `make` gave it
        """Of the page and what is around it."""
        return self._place.finishing.digest(self._made, kind)  # type: ignore[arg-type] # a page
