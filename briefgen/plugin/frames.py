"""Frames of pages, used again: by the next build of `mkdocs serve` from memory, by `mkdocs build` from the cache.

In: a name for all that decides about frames, see repeated.py, and the site's templates. Out: frames by kind. What lies
in the cache is JSON: it is filled with values like any frame, never run here. Who can write to the cache could put a
script into a page this way, as by the pieces of the search that are kept there too; nothing of it runs in a build.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from briefgen.plugin.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from briefgen.plugin.kind import Kind
    from briefgen.published import Keeper

LOADER = ("jinja2.loaders", "FileSystemLoader")
"""Module and name of the loader that MkDocs uses: of another one nobody knows how it comes by templates."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around all pages of a kind.

    Attributes:
        shell: None where each has to be rendered by itself.
        folders: Those to which the frame itself links, as in an address: such a link is a shorter one on a page there.
        hosts: Those elsewhere from which the frame loads.
        digest: Of the frame; None where pages show more than it tells.
    """

    shell: Shell | None
    folders: frozenset[str] = frozenset()
    hosts: tuple[str, ...] = ()
    digest: bytes | None = None

    @classmethod
    def of(cls, shell: Shell | None, folders: Iterable[str], hosts: Iterable[str], around: bytes | None) -> Frame:
        """That of a shell; `around` is what else decides about the digest, None where nobody knows."""
        known = shell is not None and around is not None
        digest = sha256((around or b"") + repr(shell).encode()).digest() if known else None
        return cls(shell, frozenset(folders), tuple(hosts), digest)


class Frames:
    """The frames of the last build of the same process, where all that they are made of is the same."""

    def __init__(self) -> None:
        self._made_of: str | None = None
        self._known: dict[Kind, Frame] = {}

    def of(self, made_of: str | None) -> dict[Kind, Frame]:
        """Those made of that, to be added to; none where it is not known."""
        if made_of is None or made_of != self._made_of:
            self._made_of, self._known = made_of, {}
        return self._known


class KeptFrames:
    """The frames of an earlier process, under what decides about them and the words of every template they are made of.

    The templates are known only when frames were made: so their names are kept apart from the frames, and the frames
    under a name that has the digests of what those templates say now. One that is not found is noted as well: it
    might be found another time.
    """

    def __init__(self, keeper: Keeper, made_of: str, env: Any) -> None:  # noqa: ANN401 - Jinja's
        """To be made before the first template is asked for; `env` is the site's environment, which is listened to."""
        self._keeper, self._env = keeper, env
        self._find = env.loader.get_source
        self._list = sha256(f"templates {made_of}".encode(errors="replace")).digest()
        self._sources: dict[str, str | None] = {}
        for name in self._listed():
            self._note(name)
        self._name = self._named()
        for _, name in env.cache.keys():  # noqa: SIM118 - Jinja's, without an order of its own
            self._note(name)
        env.loader.get_source = self._heard

    @classmethod
    def of(cls, keeper: Keeper | None, made_of: str | None, env: Any) -> KeptFrames | None:  # noqa: ANN401 - the same
        """Those of the site; None where nothing is kept, or nobody knows what frames are made of."""
        kind = type(env.loader)
        if keeper is None or made_of is None or env.cache is None or (kind.__module__, kind.__qualname__) != LOADER:
            return None
        return cls(keeper, made_of, env)

    def get(self, kind: Kind, around: bytes | None) -> Frame | None:
        """The frame of that kind; `around` is what else decides about its digest."""
        kept = self._keeper.get(self._name_of(kind))
        try:
            parts, values, folders, hosts = json.loads(kept or b"")
            shell = Shell(tuple(map(str, parts)), tuple((str(name), str(form)) for name, form in values))
        except (ValueError, TypeError):
            return None
        return Frame.of(shell, map(str, folders), map(str, hosts), around)

    def put(self, frames: dict[Kind, Frame], made: set[Kind]) -> None:
        """Keeps the frames of this build, of which those in `made` are new."""
        if not made:
            return
        before, self._name = self._name, self._named()
        if self._name != before:
            self._keeper.put(self._list, json.dumps(sorted(self._sources)).encode())
        for kind, frame in frames.items():
            if frame.shell is not None and (kind in made or self._name != before):
                kept = frame.shell.parts, frame.shell.values, sorted(frame.folders), frame.hosts
                self._keeper.put(self._name_of(kind), json.dumps(kept).encode())

    def _listed(self) -> Iterator[str]:
        try:
            names = json.loads(self._keeper.get(self._list) or b"[]")
        except ValueError:
            names = []
        return map(str, names if isinstance(names, list) else [])

    def _heard(self, env: Any, name: str) -> Any:  # noqa: ANN401 - Jinja's
        self._note(name)
        return self._find(env, name)

    def _note(self, name: str) -> None:
        if name not in self._sources:
            try:
                said = self._find(self._env, name)[0]
            except (LookupError, OSError, ValueError):
                self._sources[name] = None
            else:
                self._sources[name] = sha256(said.encode(errors="surrogatepass")).hexdigest()

    def _named(self) -> bytes:
        return sha256(repr((self._list, sorted(self._sources.items()))).encode(errors="replace")).digest()

    def _name_of(self, kind: Kind) -> bytes:
        return sha256(self._name + json.dumps(kind.packed()).encode()).digest()
