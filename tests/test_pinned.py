"""What the editor pins stands on top; what means nothing is said."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from briefgen import build

pytestmark = pytest.mark.model


def _ids(built: build.Built) -> list[str]:
    page = next(page for page in built.site.pages if page.path == "commitments/index.html")
    return re.findall(r'<tr id="([^"]+)"', page.html)


def test_the_last_row_comes_first_when_it_is_pinned(settings):
    *_, last = _ids(build.site(settings))
    built = build.site(replace(settings, pinned=(last,)))
    assert _ids(built)[0] == last
    assert not built.problems


def test_an_id_that_means_nothing_is_a_warning_with_the_id(settings):
    (problem,) = build.site(replace(settings, pinned=("t-nothing",))).problems
    assert 'mkdocs.yml: `pinned` names "t-nothing"' in str(problem)
    assert problem.severity == "warning"
