"""What several test files share: a folder of two invented documents, and settings for it."""

from __future__ import annotations

import pytest

from briefgen.settings import Settings

BRIDGE = """\
---
title: Harbour council pledges to reopen the bridge
date: 2031-04-14
outlet: The Harbour Post
---
The Harbour Council pledged on Monday to reopen the old bridge by 31 March 2032.

"We will not cut the ferry," Mayor Ada Lindqvist said. The council plans to spend 4.2 million euros on piers.
"""
FERRY = """\
Ferry company promises two new ships

The Northern Ferry Company will buy two ships, its director, Bo Ekman, told reporters on Tuesday.

Mayor Ada Lindqvist said that the Harbour Council would pay for the piers.
"""


@pytest.fixture
def seeds(tmp_path):
    """The sources folder of a small corpus."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    (folder / "bridge.txt").write_text(BRIDGE, encoding="utf-8")
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    return folder


@pytest.fixture
def settings(seeds):
    """Settings for `seeds`, with a cache beside it."""
    return Settings(sources=seeds, root=seeds.parent, cache=seeds.parent / "cache")
