"""A new site for somebody's own documents, as `briefgen new` makes it.

In: a folder that is not there or is empty, a name, an address, where briefgen comes from (origin.py). Out: the files of
files/ in it, all or none (../new_folder.py).
"""

from __future__ import annotations

import contextlib
import json
import shutil
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from briefgen import new_folder
from briefgen.errors import SettingsError
from briefgen.starter.origin import PACKAGES, Origin, chosen, installed

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["Origin", "Wanted", "chosen", "installed", "make"]

FILES = {
    "mkdocs.yml": "mkdocs.yml",
    "README.md": "README.md",
    "requirements.txt": "requirements.txt",
    ".gitignore": "gitignore",
    ".gitlab-ci.yml": "gitlab-ci.yml",
    ".github/workflows/pages.yml": "github-pages.yml",
    "docs/about.md": "about.md",
    "seeds/example-harbour-bridge.txt": "example.txt",
    "seeds/example-harbour-bridge.yml": "example.yml",
}
"""The files of a site, and what they are called in files/, where no program shall take them for its own."""
FILLED = frozenset({"mkdocs.yml", "README.md", "requirements.txt"})
"""Those with values in them; in the others a `$` is their own."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a new site is to be.

    Attributes:
        name: Its name; None takes that of the folder.
        url: Where it will stand on the web; None where that is not known yet.
        origin: Where it gets briefgen.
    """

    name: str | None
    url: str | None
    origin: Origin


def make(folder: Path, wanted: Wanted) -> tuple[str, ...]:
    """Makes the site; the names of its files, sorted.

    Raises:
        SettingsError: the folder is not empty or cannot be written, the name or the address is none.
    """
    values = _values(folder, wanted)
    with new_folder.filled(folder) as whole:
        return tuple(sorted(_written(whole, values, wanted.origin)))


def _values(folder: Path, wanted: Wanted) -> dict[str, str]:
    """What stands in the files for each `$$name`."""
    of_folder = folder.absolute().name.replace("-", " ").replace("_", " ").strip()
    name = wanted.name if wanted.name is not None else of_folder[:1].upper() + of_folder[1:] or "Briefings"
    if not name.strip() or not name.isprintable():
        raise SettingsError(f'--name {name!r}: expected the name of the site on one line, such as "Harbour briefings".')
    return {
        "name": name.strip(),
        "url": f"site_url: {_quoted(_address(wanted.url))}"
        if wanted.url is not None
        else "# site_url: https://example.org/briefings/",
        "briefgen": wanted.origin.line,
        "origin": f"\n{wanted.origin.remark}\n" if wanted.origin.remark else "",
    }


def _address(url: str) -> str:
    """The address of a site, ending in a slash."""
    with contextlib.suppress(ValueError):
        parts = urlsplit(url)
        plain = url.isprintable() and " " not in url and not parts.query and not parts.fragment
        if parts.scheme in {"http", "https"} and parts.hostname and plain:
            return url if url.endswith("/") else f"{url}/"
    raise SettingsError(f"--url {url}: expected the address of the site, such as https://example.org/briefings/.")


def _quoted(words: str) -> str:
    """Words as a value of YAML, whatever they are: a string of JSON is one."""
    return json.dumps(words, ensure_ascii=False)


def _written(folder: Path, values: dict[str, str], origin: Origin) -> Iterator[str]:
    """Writes the files; their names."""
    for name, template in FILES.items():
        content = (files(__name__) / "files" / template).read_text(encoding="utf-8")
        if name in FILLED:
            its = values | {"name": _quoted(values["name"])} if name == "mkdocs.yml" else values
            content = Template(content).substitute(its)
        new_folder.file(folder, name).write_text(content, encoding="utf-8", newline="\n")
        yield name
    if origin.wheel is not None:
        name = f"{PACKAGES}/{origin.wheel.name}"
        shutil.copyfile(origin.wheel, new_folder.file(folder, name))
        yield name
