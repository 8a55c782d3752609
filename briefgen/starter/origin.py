"""Where a new site gets briefgen: as this briefgen was installed, or as its maker says.

In: what pip noted of the installation (PEP 610), or a wheel or an address. Out: an `Origin`: the line for
requirements.txt, a wheel to be copied into the site, and a remark where the line does not work everywhere.
"""

from __future__ import annotations

import importlib.metadata
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from briefgen import __version__
from briefgen.errors import SettingsError

EXTRAS = "[all]"
"""A site reads every kind of document."""
PACKAGES = "packages"
"""Folder of the site for a wheel."""
ADDRESSES = ("git+https://", "git+ssh://", "https://")
ONLY_HERE = """\
`requirements.txt` names a folder of the computer on which this site was made, {folder}. It works on no other, nor on a
server that publishes the site: there an address has to stand in its place, or a wheel that lies in the repository.
"""


@dataclass(frozen=True, slots=True)
class Origin:
    """A source of briefgen.

    Attributes:
        line: For requirements.txt.
        wheel: A file to be copied into the site's folder `packages`; None where pip fetches it.
        remark: What the README says of it; empty where the line works everywhere.
    """

    line: str
    wheel: Path | None = None
    remark: str = ""


def chosen(where: str) -> Origin:
    """A wheel on this computer, an address for pip, or "index" for the package index.

    Raises:
        SettingsError: it is none of these.
    """
    if where == "index":
        return Origin(f"briefgen{EXTRAS}=={__version__}")
    if where.startswith(ADDRESSES) and not any(sign.isspace() for sign in where):
        return Origin(f"briefgen{EXTRAS} @ {where}")
    if where.endswith(".whl") and Path(where).is_file():
        return _wheel(Path(where))
    raise SettingsError(
        f"--briefgen {where}: expected a file such as dist/briefgen-{__version__}-py3-none-any.whl that is there, an "
        'address such as git+https://git.example.org/briefgen.git, or "index".'
    )


def installed() -> Origin:
    """As this briefgen was installed: from an address, a wheel, a folder, or the package index."""
    try:
        noted = importlib.metadata.distribution("briefgen").read_text("direct_url.json")
    except importlib.metadata.PackageNotFoundError:
        noted = None
    return noted_by_pip(json.loads(noted)) if noted else chosen("index")


def noted_by_pip(noted: dict[str, Any]) -> Origin:
    """The same, from the file direct_url.json that pip leaves beside an installed package."""
    address = str(noted["url"])
    if "vcs_info" in noted:
        what = noted["vcs_info"]
        return Origin(f"briefgen{EXTRAS} @ {what['vcs']}+{address}@{what['commit_id']}")
    if not address.startswith("file:"):
        return Origin(f"briefgen{EXTRAS} @ {address}")
    path = Path(unquote(urlsplit(address).path))
    if path.suffix == ".whl" and path.is_file():
        return _wheel(path)
    return Origin(f"briefgen{EXTRAS} @ {address}", None, ONLY_HERE.format(folder=path))


def _wheel(file: Path) -> Origin:
    return Origin(f"./{PACKAGES}/{file.name}{EXTRAS}", file)
