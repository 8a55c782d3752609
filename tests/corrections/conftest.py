"""A sources folder that an editor corrects."""

from __future__ import annotations

import pytest

from tests.corrections.corrected import Folder


@pytest.fixture
def folder(settings):
    return Folder(settings)
