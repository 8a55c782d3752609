"""Lighthouse, phone profile: accessibility, best practices and findability of the four main kinds of pages.

Its fourth category, performance, is a measurement of time and therefore no test: `python -m bench lighthouse`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import chromium
from tests.site import lighthouse
from tests.site.kinds import address

pytestmark = [pytest.mark.browser, pytest.mark.model, pytest.mark.slow]

CATEGORIES = ("accessibility", "best-practices", "seo")


@pytest.mark.parametrize("kind", lighthouse.PAGES)
def test_a_page_has_98_points_of_100(site: Path, http: str, kind: str) -> None:
    found = lighthouse.points(address(site, http, kind), CATEGORIES, chromium())
    assert set(found.scores) == set(CATEGORIES)
    assert min(found.scores.values()) >= lighthouse.LEAST, (found.scores, found.costly)
