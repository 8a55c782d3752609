"""`briefgen add`: documents come in as they are, described, and nothing else is asked or written over."""

from __future__ import annotations

import gzip
import hashlib
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import yaml
from click.testing import CliRunner

from briefgen import adding, cli, read
from briefgen.adding import fetch, kinds
from briefgen.bounds import Bounds
from briefgen.settings import Settings
from tests.read.formats import made

DAY = "2031-05-02"


class Server(ThreadingHTTPServer):
    """A server of this computer. `pages`: path → (status, headers, content); `seen`: the paths that were asked for."""

    def __init__(self, handler):
        super().__init__(("127.0.0.1", 0), handler)
        self.pages, self.seen, self.done = {}, [], threading.Event()
        self.url = f"http://127.0.0.1:{self.server_address[1]}"


@pytest.fixture
def server():
    class Handler(BaseHTTPRequestHandler):
        server: Server

        def do_GET(self):
            self.server.seen.append(self.path)
            if self.path == "/slow":
                self.server.done.wait(20)
            status, headers, content = self.server.pages.get(self.path, (404, {}, b"not here"))
            self.send_response(status)
            for name, value in {"Content-Length": str(len(content)), **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_):
            pass

    with Server(Handler) as here:
        thread = threading.Thread(target=here.serve_forever)
        thread.start()
        yield here
        here.done.set()
        here.shutdown()
        thread.join()


@pytest.fixture
def settings(tmp_path):
    return Settings(sources=tmp_path / "seeds", root=tmp_path)


def add(what, settings, **more):
    return list(adding.add(str(what), settings, DAY, private=True, **more))


def sidecar(path):
    return yaml.safe_load(path.with_suffix(".yml").read_text(encoding="utf-8"))


HTML = {"Content-Type": "text/html; charset=utf-8"}


def test_a_web_page_becomes_a_snapshot_with_a_sidecar(server, settings):
    server.pages["/news/bridge?id=7"] = (200, HTML, made.web_page())
    (added,) = add(f"{server.url}/news/bridge?id=7#top", settings)
    assert added.path == settings.sources / "2031-04-14-council-to-reopen-the-harbour-bridge-by-summer.html"
    assert added.path.read_bytes() == made.web_page()
    assert {key: str(value) for key, value in sidecar(added.path).items()} == {
        "title": made.TITLE,
        "date": made.DATE,
        "outlet": made.OUTLET,
        "author": made.AUTHOR,
        "url": f"{server.url}/news/bridge?id=7",
        "retrieved": DAY,
        "sha256": hashlib.sha256(made.web_page()).hexdigest(),
    }
    (source,), problems = read.sources(settings)
    assert problems == ()
    assert (source.title.value, source.retrieved.value) == (made.TITLE, DAY)


def test_the_same_document_is_added_once_and_another_version_beside_it(server, settings):
    server.pages["/a"] = (200, HTML, made.web_page())
    (first,) = add(f"{server.url}/a", settings)
    (second,) = add(f"{server.url}/a", settings)
    assert (second.path, second.new) == (first.path, False)
    server.pages["/a"] = (200, HTML, made.web_page().replace(b"criticised", b"welcomed"))
    (third,) = add(f"{server.url}/a", settings)
    assert third.path.stem == f"{first.path.stem}-{DAY}"
    assert first.path.read_bytes() == made.web_page()


def test_files_of_every_kind_are_copied_as_they_are(tmp_path, settings):
    for name, content in {
        "press release.eml": bytes(made.mail()),
        "Report.PDF": made.pdf(),
        "minutes.docx": made.word(),
        "speech.txt": b"Speech of the mayor\n\nWe will reopen the bridge.\n",
    }.items():
        (tmp_path / name).write_bytes(content)
        (added,) = add(tmp_path / name, settings)
        assert added.path.read_bytes() == content
        assert sidecar(added.path)["sha256"] == hashlib.sha256(content).hexdigest()
    assert [problem for problem in read.sources(settings)[1] if problem.severity == "error"] == []


def test_what_is_not_stated_is_left_open_for_the_editor(tmp_path, settings):
    (tmp_path / "note.txt").write_text("The mayor will reopen the bridge. It rained all day long.\n", encoding="utf-8")
    (added,) = add(tmp_path / "note.txt", settings)
    assert added.path.name == f"{DAY}-note.txt"
    assert added.unknown == ("title", "date", "outlet", "url")
    assert sidecar(added.path) == {
        "retrieved": sidecar(added.path)["retrieved"],
        "sha256": hashlib.sha256(added.path.read_bytes()).hexdigest(),
        "title": None,
        "date": None,
        "outlet": None,
    }


def test_a_feed_gives_one_document_for_each_item(server, settings):
    server.pages["/feed"] = (200, {"Content-Type": "application/rss+xml"}, made.rss("One bridge", "Two bridges & more"))
    added = add(f"{server.url}/feed", settings)
    assert [one.path.name for one in added] == ["2031-04-14-one-bridge.atom", "2031-04-14-two-bridges-more.atom"]
    assert [sidecar(one.path)["title"] for one in added] == ["One bridge", "Two bridges & more"]
    assert {sidecar(one.path)["url"] for one in added} == {made.URL}
    sources, problems = read.sources(settings)
    assert problems == ()
    assert {source.outlet.value for source in sources} == {made.OUTLET}
    assert {source.author.value for source in sources} == {made.AUTHOR}


def test_a_document_in_the_folder_gets_its_sidecar_there(settings):
    settings.sources.mkdir()
    (settings.sources / "bridge.html").write_bytes(made.web_page())
    (added,) = add(settings.sources / "bridge.html", settings)
    assert added.path == settings.sources / "bridge.html"
    assert sidecar(added.path)["title"] == made.TITLE
    before = added.path.with_suffix(".yml").read_bytes()
    (again,) = add(settings.sources / "bridge.html", settings)
    assert not again.new
    assert added.path.with_suffix(".yml").read_bytes() == before


def test_what_cannot_be_read_is_not_kept(server, settings):
    server.pages["/app"] = (200, HTML, b"<!doctype html><html><body><script>run()</script></body></html>")
    server.pages["/picture"] = (200, {"Content-Type": "image/png"}, b"\x89PNG\r\n")
    for path, words in (("/app", "no article in this web page"), ("/picture", "of a kind that is not read")):
        with pytest.raises(Exception, match=words):
            add(server.url + path, settings)
    assert not settings.sources.exists()


# --- The network ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("ftp://example.org/a.pdf", "only addresses with http"),
        ("file:///etc/passwd", "only addresses with http"),
        ("https://user:secret@example.org/", "a name or a password"),
        ("https:///nobody", "names no server"),
        ("http://[::1", "no address"),
    ],
)
def test_only_plain_addresses_of_the_web_are_fetched(address, words, settings):
    with pytest.raises(adding.AddingError, match=words):
        add(address, settings)


def test_this_computer_is_asked_only_where_that_is_wanted(server, settings):
    server.pages["/"] = (200, HTML, made.web_page())
    port = server.server_address[1]
    for host in ("127.0.0.1", "localhost", "0x7f.1"):
        with pytest.raises(fetch.FetchError, match=r"in a network of its own .*--private"):
            fetch.fetched(f"http://{host}:{port}/", 1000)
    assert server.seen == []


def test_an_address_with_https_is_never_asked_without_it(server):
    server.pages["/"] = (200, HTML, made.web_page())
    with pytest.raises(fetch.FetchError, match="cannot be reached"):
        fetch.fetched(server.url.replace("http:", "https:") + "/", 1000, private=True)
    assert server.seen == []


def test_a_redirect_is_looked_at_like_the_first_address(server):
    server.pages["/on"] = (302, {"Location": "/page"}, b"")
    server.pages["/page"] = (200, HTML, made.web_page())
    server.pages["/out"] = (302, {"Location": "file:///etc/passwd"}, b"")
    server.pages["/round"] = (302, {"Location": "/round"}, b"")
    assert fetch.fetched(f"{server.url}/on", 100_000, private=True).url == f"{server.url}/page"
    for path in ("/out", "/round"):
        with pytest.raises(fetch.FetchError):
            fetch.fetched(server.url + path, 100_000, private=True)


def test_a_redirect_into_the_own_network_is_not_followed(server, monkeypatch):
    """The first server is taken for one of the web; the second one is looked at anew."""
    server.pages["/in"] = (302, {"Location": f"http://localhost:{server.server_address[1]}/secret"}, b"")
    real = fetch._socket

    def first_is_fine(host, port, timeout, *, private):
        return real(host, port, timeout, private=host == "127.0.0.1")

    monkeypatch.setattr(fetch, "_socket", first_is_fine)
    with pytest.raises(fetch.FetchError, match="in a network of its own"):
        fetch.fetched(f"{server.url}/in", 100_000)
    assert server.seen == ["/in"]


def test_a_proxy_is_asked_wherever_it_stands(server, monkeypatch):
    for name in ("no_proxy", "NO_PROXY", "HTTP_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("http_proxy", server.url)
    server.pages["http://news.example/bridge"] = (200, HTML, made.web_page())
    assert fetch.fetched("http://news.example/bridge", 100_000).content == made.web_page()


def test_size_is_bounded_whatever_the_server_says_and_however_it_is_packed(server, settings):
    server.pages["/large"] = (200, HTML, b"x" * 20_000)
    server.pages["/bomb"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"x" * 5_000_000))
    for path in ("/large", "/bomb"):
        with pytest.raises(adding.AddingError, match=r"larger than the bound `file_bytes`, 10,000"):
            add(server.url + path, Settings(settings.sources, settings.root, bounds=Bounds(file_bytes=10_000)))


def test_a_packed_answer_is_kept_unpacked(server):
    server.pages["/"] = (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(made.web_page()))
    assert fetch.fetched(f"{server.url}/", 100_000, private=True).content == made.web_page()


def test_a_server_that_is_slow_or_breaks_off_is_left(server, monkeypatch):
    server.pages["/part"] = (200, {**HTML, "Content-Length": "100"}, b"part of it")
    monkeypatch.setattr(fetch, "SECONDS", 0.3)
    for path in ("/part", "/slow"):
        with pytest.raises(fetch.FetchError, match="the connection broke off"):
            fetch.fetched(server.url + path, 1000, private=True)


@pytest.mark.parametrize(("path", "words"), [("/none", "answers 404"), (None, "cannot be reached")])
def test_a_page_or_server_that_is_not_there_is_told(server, path, words):
    address = f"{server.url}{path}" if path else "http://127.0.0.1:1/"
    with pytest.raises(fetch.FetchError, match=words):
        fetch.fetched(address, 1000, private=True)


@pytest.mark.parametrize(
    ("content", "media", "name", "expected"),
    [
        (b"%PDF-1.4", "application/octet-stream", "https://example.org/get?id=1", ".pdf"),
        (made.word(), None, "minutes.docx", ".docx"),
        (b"<!DOCTYPE html><html>", "text/plain", "https://example.org/", ".html"),
        (b"<?xml version='1.0'?><feed>", "application/xml", "https://example.org/feed", ".atom"),
        (b"# Bridge", "text/plain", "https://example.org/a.md", ".md"),
        (b"# Bridge", None, "a.md", ".md"),
        (b"From: a@example.org", "message/rfc822", "https://example.org/m", ".eml"),
        (b"\x89PNG", "image/png", "https://example.org/a.png", None),
        (b"words", None, "words.rtf", None),
    ],
)
def test_the_kind_is_told_by_the_bytes_the_server_and_the_name(content, media, name, expected):
    assert kinds.suffix(content, media, name) == expected


# --- The command ------------------------------------------------------------------------------------------------------


def test_the_command_names_files_and_what_is_missing_and_goes_on_after_a_fault(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "release.eml").write_bytes(bytes(made.mail()))
    done = CliRunner().invoke(cli.main, ["add", "none.pdf", "release.eml", "--sources", "seeds"])
    assert done.exit_code == 1
    assert "none.pdf: this file cannot be opened" in done.stderr
    assert "2031-04-14-council-to-reopen-the-harbour-bridge-by-summer.eml" in done.stdout
    assert "it does not state: url. Write what you know into 2031-04-14-council" in done.stdout
    again = CliRunner().invoke(cli.main, ["add", "release.eml", "--sources", "seeds"])
    assert (again.exit_code, "is there already" in again.stdout) == (0, True)
