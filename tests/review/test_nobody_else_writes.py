"""The desk answers the browser of whoever started it: no other page, no other host, no other folder."""

from __future__ import annotations

import http.client
import json
import threading
from collections.abc import Iterator

import pytest

from briefgen.review import Desk, Server
from tests.review.desk_of import held, key

pytestmark = pytest.mark.model

EVIL = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
HOSTILE = f'The Harbour Council will buy {EVIL} by 3 May 2031.\n\nMayor Ada Lindqvist said: "We like {EVIL}."\n'


@pytest.fixture
def server(settings, tmp_path) -> Iterator[Server]:
    (settings.sources / "evil.txt").write_text(HOSTILE, encoding="utf-8")
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<p>home</p>", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (site / "out.txt").symlink_to(tmp_path / "secret.txt")
    running = Server(Desk(settings), site)
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


def ask(server, path, body=None, token=None, method=None, **headers):
    """Status, headers and words of the answer; by default what the desk's own page would send."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
    host = f"127.0.0.1:{server.server_port}"
    whole = {"Host": host, "Origin": f"http://{host}", "Content-Type": "application/json", **headers}
    sent = None if body is None else body if isinstance(body, bytes) else json.dumps(body)
    target = f"/{server.token if token is None else token}/{path}"
    connection.request(
        method or ("GET" if body is None else "POST"), target, sent, {k: v for k, v in whole.items() if v is not None}
    )
    answer = connection.getresponse()
    content = answer.read().decode()
    connection.close()
    return answer.status, answer.headers, content


def test_it_listens_on_this_computer_only_on_a_free_port(server):
    assert server.server_address[0] == "127.0.0.1"
    assert server.server_port > 0
    assert len(server.token) >= 32


def test_its_own_page_may_write(server, settings):
    wanted = key(server.desk, "commitment", "spend")
    status, _, content = ask(server, "decide", {"key": wanted, "does": "accept", "because": "so", "given": {}})
    said = json.loads(content)
    assert (status, said["said"]) == (200, "Accepted; written to seeds/bridge.yml.")
    assert "accept: c-" in held(settings)["bridge.yml"]
    assert "checked by the editor" in said["html"]
    assert said["states"] == {wanted: "checked"}
    status, _, content = ask(server, "undo", {})
    assert (status, json.loads(content)["key"]) == (200, wanted)
    assert json.loads(content)["states"] == {wanted: ""}
    assert held(settings) == {}


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": None},
        {"Origin": "https://127.0.0.1"},
        {"Host": "evil.example"},
        {"Host": "127.0.0.1"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/x-www-form-urlencoded"},
    ],
    ids=str,
)
def test_no_other_page_may_write(server, settings, headers):
    wanted = key(server.desk, "commitment", "spend")
    status, _, content = ask(server, "decide", {"key": wanted, "does": "drop"}, **headers)
    assert status in (403, 415)
    assert "key" not in json.loads(content)
    assert held(settings) == {}


@pytest.mark.parametrize("token", ["", "x", "a" * 32, "%C3%A9", "..", "%2e%2e"])
def test_without_the_word_nothing_is_shown(server, token):
    for path in ("", "queue", "review.js", "site/index.html"):
        assert ask(server, path, token=token)[0] == 403
    assert ask(server, "undo", {}, token=token)[0] == 403


def test_a_name_that_leads_here_from_elsewhere_is_refused(server):
    for path in ("", "queue", "card?key=x"):
        assert ask(server, path, Host=f"evil.example:{server.server_port}")[0] == 403


@pytest.mark.parametrize(
    ("path", "body", "status"),
    [
        ("nothing", None, 404),
        ("decide", b"{", 400),
        ("decide", b"[]", 400),
        ("decide", b"[" * 100_000, 400),
        ("decide", b"x" * 200_001, 413),
        ("decide", {"key": "bridge/c-zzzzzzz", "does": "drop"}, 422),
        ("decide", {"does": "sell", "given": [1]}, 422),
        ("card?key=x", None, 422),
        ("undo", {}, 422),
        ("nothing", {}, 404),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(server, settings, path, body, status):
    found, _, content = ask(server, path, body)
    assert found == status
    assert json.loads(content)["error"]
    assert held(settings) == {}


@pytest.mark.parametrize(
    "name", ["../secret.txt", "%2e%2e/secret.txt", "/../secret.txt", "out.txt", "..", "", "%00", "nothing.html"]
)
def test_nothing_but_the_site_is_shown_beside_it(server, name):
    status, _, content = ask(server, f"site/{name}")
    assert (status, "secret" in content) == (404, False)


def test_the_site_is_shown_with_its_scripts_off_and_cut_off_from_the_desk(server):
    status, headers, content = ask(server, "site/index.html")
    assert (status, content) == (200, "<p>home</p>")
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'; style-src")
    assert "script-src" not in headers["Content-Security-Policy"]


def test_every_answer_forbids_what_comes_from_elsewhere(server):
    for path in ("", "review.js", "review.css", "queue", "nothing"):
        headers = ask(server, path)[1]
        policy = headers["Content-Security-Policy"]
        assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "no-referrer"
        assert "Access-Control-Allow-Origin" not in headers


def test_words_of_a_source_are_words(server):
    """In the page, in every card, and in the queue, which the script writes as text."""
    evil = [item for item in server.desk.items if item.briefing == "evil"]
    assert any("script" in item.words for item in evil)
    for content in [ask(server, "")[2], *(server_card(server, item.key) for item in evil)]:
        assert "<script>alert" not in content
        assert "<img" not in content


def server_card(server, wanted):
    return json.loads(ask(server, f"card?key={wanted}")[2])["html"]


def test_the_built_site_has_no_desk(settings):
    from briefgen import build

    found = build.site(settings).site
    assert not [one.path for one in found.pages if "review" in one.path]
    assert not [one.path for one in found.attachments if "review" in one.path]
    styles = next(one.content for one in found.attachments if one.path.endswith("briefgen.css"))
    assert b"review desk" not in styles
