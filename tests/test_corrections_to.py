"""The option that says where readers suggest corrections."""

from __future__ import annotations

import pytest

from briefgen.plugin import BriefgenConfig
from briefgen.write.site_map import suggestion


def _faults(value: object) -> list[str]:
    config = BriefgenConfig()
    config.load_dict({"corrections_to": value})
    failed, _ = config.validate()
    return [str(error) for key, error in failed if key == "corrections_to"]


@pytest.mark.parametrize("value", ["desk@post.test", "mailto:desk@post.test", "https://post.test/new?a=1", False])
def test_an_address_or_nothing_is_taken(value):
    assert not _faults(value)


@pytest.mark.parametrize(
    "value", ["desk", "javascript:alert(1)", "https://", "a b@post.test", True, 3, "ftp://post.test/"]
)
def test_anything_else_is_told_with_an_example(value):
    (fault,) = _faults(value)
    assert "Expected type" in fault or ("corrections_to: desk@example.org" in fault and repr(value) in fault)


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        (None, None),
        ("desk@post.test", "mailto:desk@post.test?subject=A%20%26%20b&body=c%0Ad"),
        ("mailto:desk@post.test", "mailto:desk@post.test?subject=A%20%26%20b&body=c%0Ad"),
        ("https://post.test/new", "https://post.test/new?title=A%20%26%20b&body=c%0Ad"),
        ("https://post.test/new?l=1", "https://post.test/new?l=1&title=A%20%26%20b&body=c%0Ad"),
        ("javascript:alert(1)", None),
    ],
)
def test_what_it_is_about_is_filled_in(to, expected):
    assert suggestion(to, "A & b", "c\nd") == expected
