"""The collector of cycles rests while a build gathers, works seldom while it writes, and is then as it was."""

from __future__ import annotations

import gc

import pytest

from briefgen.plugin.collector import SELDOM, Collector
from briefgen.plugin.events import BriefgenPlugin
from briefgen.published import Page, Site
from tests.test_finished_pages import made, page_of

__all__ = ["made"]


def state():
    return gc.isenabled(), gc.get_threshold(), gc.get_freeze_count() > 0


@pytest.fixture
def before():
    gc.unfreeze()
    yield state()
    gc.unfreeze()
    gc.set_threshold(700, 10, 10)
    gc.enable()


def test_it_rests_passes_over_what_is_there_and_is_as_before(before):
    collector = Collector()
    collector.rest()
    assert not gc.isenabled()
    collector.pass_over()
    assert state() == (True, (SELDOM, *before[1][1:]), True)
    collector.as_before()
    assert state() == before


def test_a_build_that_was_broken_off_and_one_that_followed_leave_it_as_it_was(before):
    collector = Collector()
    collector.rest()
    collector.pass_over()
    collector.rest()
    collector.as_before()
    assert state() == before
    collector.as_before()
    collector.pass_over()
    assert state() == before


def test_what_is_there_when_the_process_ends_is_left_alone_and_looked_at_again_where_it_goes_on(before):
    collector = Collector()
    collector.leave()
    assert gc.get_freeze_count() > 0
    Collector().rest()
    assert gc.get_freeze_count() == 0


def test_the_plugin_leaves_it_so_when_its_process_ends(before):
    BriefgenPlugin().on_shutdown()
    assert gc.get_freeze_count() > 0


@pytest.mark.parametrize("asked", [(0, 10, 10), (50_000, 5, 5)])
def test_who_has_it_off_or_seldom_keeps_it_so(before, asked):
    gc.set_threshold(*asked)
    collector = Collector()
    collector.rest()
    collector.pass_over()
    assert gc.get_threshold() == asked
    collector.as_before()
    assert gc.get_threshold() == asked
    gc.disable()
    collector.rest()
    collector.pass_over()
    assert not gc.isenabled()
    collector.as_before()
    assert not gc.isenabled()


def test_it_is_as_before_when_a_build_is_over_and_when_one_fails(before, made):
    def during():
        seen.append(state())
        return page.make()

    seen: list[tuple[object, ...]] = []
    page = page_of("papers/bridge/index.html")
    site = Site((Page(page.path, page.title, during),), ())
    made({}, site)
    assert seen[0] == (True, (SELDOM, *before[1][1:]), True)
    assert state() == before

    def fails():
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        made({}, Site((Page(page.path, page.title, fails),), ()))
    assert state() == before
