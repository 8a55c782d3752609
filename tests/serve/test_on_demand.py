"""What `mkdocs serve` makes when it is asked for: the layer around MkDocs' server, and the real server."""

from __future__ import annotations

import threading
from types import SimpleNamespace
from typing import Any

import pytest

from briefgen.plugin.on_demand import TRIES, OnDemand
from tests.serve.running import Served


def fake(**given: object) -> Any:
    """What the layer asks of a server or of a file."""
    return SimpleNamespace(**given)


class Site:
    """A site's folder, the server in front of it, and builds that empty it and make everything wait."""

    def __init__(self):
        self.written, self.builds, self.asked = {}, 0, []
        self.empties_while_answering = 0
        self.server = fake(mount_path="/papers/", builder=self.build, get_app=lambda: self.answer, set_app=self.set_app)
        self.on_demand = OnDemand()
        self.on_demand.attend(self.server)
        self.server.builder()

    def set_app(self, app):
        self.app = app

    def build(self):
        self.builds += 1
        self.written.clear()
        self.on_demand.forget()
        for path in ("index.html", "briefings/bridge/index.html", "data/all.json"):
            words = f"{path} of build {self.builds}"
            self.on_demand.wait(
                fake(dest_uri=path, write=lambda path=path, words=words: self.written.update({path: words}))
            )

    def answer(self, environ, start):
        path = environ["PATH_INFO"].removeprefix("/papers/")
        self.asked.append(path)
        if self.empties_while_answering:
            self.empties_while_answering -= 1
            self.server.builder()
        path = f"{path}index.html" if not path or path.endswith("/") else path
        found = self.written.get(path)
        start("404 Not Found" if found is None else "200 OK", [("Content-Type", "text/html")])
        return [] if found is None else [found.encode()]

    def get(self, path):
        told = []
        body = self.app({"PATH_INFO": path}, lambda status, headers: told.append(status))
        assert len(told) == 1
        return told[0], b"".join(body).decode()


@pytest.fixture
def site():
    return Site()


def test_until_there_is_a_server_nothing_waits():
    assert not OnDemand().is_active


def test_a_file_is_made_when_it_is_asked_for_and_no_other(site):
    assert site.written == {}
    assert site.get("/papers/data/all.json") == ("200 OK", "data/all.json of build 1")
    assert list(site.written) == ["data/all.json"]
    assert sorted(site.on_demand.waiting) == ["briefings/bridge/index.html", "index.html"]


@pytest.mark.parametrize(
    ("asked", "made"),
    [
        ("/papers/", "index.html"),
        ("/papers/briefings/bridge/", "briefings/bridge/index.html"),
        ("/papers/briefings//x/../bridge/index.html", "briefings/bridge/index.html"),
        ("/papers/briefings/bridge", "briefings/bridge/index.html"),  # which MkDocs answers with the way to the folder
    ],
)
def test_a_page_has_the_addresses_that_mkdocs_gives_it(site, asked, made):
    site.get(asked)
    assert list(site.written) == [made]


@pytest.mark.parametrize("path", ["/papers/no.html", "/", "/elsewhere/index.html", "/livereload/5/6", "/papers"])
def test_what_is_not_ours_is_left_to_mkdocs(site, path):
    assert site.get(path)[0] == "404 Not Found"
    assert (site.written, len(site.asked)) == ({}, 1)


def test_a_file_that_a_build_deletes_before_it_is_sent_is_made_again(site):
    site.empties_while_answering = 2
    assert site.get("/papers/data/all.json") == ("200 OK", "data/all.json of build 3")


def test_builds_without_end_end_in_missing_and_not_in_waiting(site):
    site.empties_while_answering = 100
    assert site.get("/papers/data/all.json")[0] == "404 Not Found"
    assert len(site.asked) == TRIES


def test_what_cannot_be_made_is_still_to_be_made(site):
    def broken():
        raise ValueError("no words")

    site.on_demand.wait(fake(dest_uri="x.html", write=broken))
    for _ in range(2):
        with pytest.raises(ValueError, match="no words"):
            site.get("/papers/x.html")


def test_a_file_is_not_made_in_the_middle_of_a_build():
    made, inside, go_on = [], threading.Event(), threading.Event()
    on_demand = OnDemand()

    def build():
        on_demand.wait(fake(dest_uri="a.html", write=lambda: made.append("too early")))
        inside.set()
        go_on.wait(20)
        on_demand.forget()
        on_demand.wait(fake(dest_uri="a.html", write=lambda: made.append("after the build")))

    server = fake(mount_path="/", builder=build, get_app=lambda: None)
    on_demand.attend(server)
    building = threading.Thread(target=server.builder)
    building.start()
    assert inside.wait(20)
    asking = threading.Thread(target=on_demand.make, args=("a.html",))
    asking.start()
    asking.join(0.1)
    assert made == []
    go_on.set()
    building.join(20)
    asking.join(20)
    assert made == ["after the build"]


@pytest.mark.slow
@pytest.mark.model
def test_everything_beside_the_page_follows_an_edit_on_the_real_server(tmp_path):
    served = Served(tmp_path)
    folder = "briefings/bridge/"
    beside = (f"{folder}briefing.json", "commitments/commitments.csv", "data/corpus.json", "search/data/words-0.js")
    try:
        assert all("pier" not in served.page(path) for path in beside)
        assert "reopen the bridge" in served.page(beside[0])
        served.write("seeds/bridge.txt", "Pier\n\nThe harbour council pledged to paint the pier by 2033. It did so.\n")
        served.until("paint the pier", f"{folder}index.html")
        assert [path for path in beside if "pier" not in served.page(path).lower()] == []
        assert "reopen the bridge" not in served.page(beside[0])
        (tmp_path / "seeds" / "ferry.txt").unlink()
        served.wait(lambda: "ferry" not in served.page("briefings/index.html"), "the list still has the document")
        assert "Page not found" in served.page("briefings/ferry/briefing.json")
    finally:
        served.end()
