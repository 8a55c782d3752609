"""The shipped site over HTTP, and from its folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.site.server import served


@pytest.fixture(scope="session")
def http(site: Path) -> Iterator[str]:
    """The address of the shipped site on a server of this machine, ending in a slash."""
    with served(site) as root:
        yield root


@pytest.fixture(scope="session", params=["folder", "server"])
def root(request: pytest.FixtureRequest, site: Path, http: str) -> str:
    """The address of the shipped site's root: once as files of a folder, once over HTTP."""
    return http if request.param == "server" else f"{site.as_uri()}/"
