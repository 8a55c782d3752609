"""What is read out of odd texts and files, and what is said of faulty ones, is what a person has looked at.

The texts are in approved/*.txt; `python -m tests.read.approved.said` remakes them.
"""

from __future__ import annotations

import pytest

from tests.read.approved.said import APPROVED, written

CASES = [
    pytest.param(name, given, id=f"{name}-{number}")
    for name, cases in APPROVED.items()
    for number, given in enumerate(cases)
]
WRITTEN = {name: written(name) for name in APPROVED}


@pytest.mark.parametrize(("name", "given"), CASES)
def test_what_is_said_is_what_was_approved(name, given):
    assert APPROVED[name][given]() == WRITTEN[name][given]


@pytest.mark.parametrize("name", APPROVED)
def test_no_case_is_approved_that_is_no_more_tested(name):
    assert WRITTEN[name].keys() == APPROVED[name].keys()
