"""The desk in a browser: everything by keys, nothing that axe finds, and not a request to anywhere else."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from briefgen.review import Desk, Server
from tests.review.desk_of import held, key

pytestmark = [pytest.mark.browser, pytest.mark.model]

WCAG: dict[str, Any] = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
EVIL = 'The Harbour Council will buy "><img src=x onerror=alert(1)><script>alert(1)</script> by 3 May 2031.\n'


@pytest.fixture
def server(settings) -> Iterator[Server]:
    (settings.sources / "evil.txt").write_text(EVIL, encoding="utf-8")
    running = Server(Desk(settings))
    thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


def opened(server: Server, browser: Browser, scheme: Any = "light", width: int = 1280) -> tuple[Page, list[str]]:
    context = browser.new_context(
        color_scheme=scheme, viewport={"width": width, "height": 900}, reduced_motion="reduce"
    )
    page = context.new_page()
    page.set_default_timeout(10_000)
    wrong: list[str] = []
    page.on(
        "request", lambda asked: None if asked.url.startswith(server.url.rsplit("/", 2)[0]) else wrong.append(asked.url)
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page.goto(server.url)
    page.wait_for_selector("#card[aria-busy=false]")
    return page, wrong


def statement(page: Page) -> str:
    return page.locator("#statement").inner_text()


def until(page: Page, holds: Callable[[], bool]) -> None:
    """Waits from outside: the page itself lets nobody evaluate words."""
    for _ in range(200):
        if holds():
            return
        page.wait_for_timeout(25)
    pytest.fail("it did not come to pass")


def go_to(page: Page, wanted: str) -> None:
    """By the key for the next finding alone."""

    def here() -> str | None:
        return page.locator("#queue [aria-current]").get_attribute("data-key")

    while (before := here()) != wanted:
        page.keyboard.press("j")
        until(page, lambda: here() != before)


def test_a_morning_at_the_desk_by_keyboard_alone(server, browser, settings):
    page, wrong = opened(server, browser)
    first = statement(page)
    page.keyboard.press("j")
    until(page, lambda: statement(page) != first)
    assert page.evaluate("document.activeElement.id") == "statement"
    page.keyboard.press("k")
    until(page, lambda: statement(page) == first)
    assert page.locator("#progress").inner_text() == f"2 of {len(server.desk.items)} looked at"

    for _ in range(20):  # back to the filter of kinds, then by its letters
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.name") == "kind":
            break
    page.keyboard.press("c")
    assert page.locator("#filters select[name=kind]").input_value() == "commitment"
    page.keyboard.press("Escape")
    page.evaluate("document.activeElement.blur()")

    go_to(page, key(server.desk, "commitment", "spend"))
    page.keyboard.press("a")
    page.get_by_text("Accepted; written to seeds/bridge.yml.").wait_for()
    assert page.locator(".state").inner_text() == "✓ checked by the editor"
    accepted = held(settings)["bridge.yml"]
    assert "accept: c-" in accepted

    page.keyboard.press("d")
    page.get_by_text("Dropped; written to seeds/bridge.yml.").wait_for()
    assert held(settings)["bridge.yml"].startswith(accepted)
    assert "drop: c-" in held(settings)["bridge.yml"]
    page.keyboard.press("u")
    page.get_by_text("Taken back. Dropped").wait_for()
    assert held(settings)["bridge.yml"] == accepted

    page.keyboard.press("f")
    assert page.evaluate("document.activeElement.name") == "kind"
    page.keyboard.press("t")  # "threat"
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("Harbour Council\nAda Lindqvist")
    for _ in range(20):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "submit":
            break
    page.keyboard.press("Enter")
    page.get_by_text("Changed; written to seeds/bridge.yml.").wait_for()
    assert 'change: {kind: threat, actors: ["Harbour Council", "Ada Lindqvist"]}' in held(settings)["bridge.yml"]
    assert "Harbour Council; Ada Lindqvist" in page.locator(".rows").inner_text()
    page.keyboard.press("u")
    page.get_by_text("Taken back. Changed").wait_for()
    page.keyboard.press("u")
    page.get_by_text("Taken back. Accepted").wait_for()
    assert held(settings) == {}
    page.keyboard.press("u")
    page.get_by_text("There is nothing to take back").wait_for()
    assert page.locator("[role=alert]").inner_text().startswith("There is nothing")
    wrong[:] = [one for one in wrong if "422" not in one]  # the browser notes what the desk refused
    assert wrong == []
    page.context.close()


def test_keys_can_be_turned_off_and_are_letters_while_somebody_types(server, browser, settings):
    page, wrong = opened(server, browser)
    page.locator("#because").fill("")
    page.locator("#because").press_sequentially("a bad day")
    page.locator("input[name=keys]").uncheck()
    page.locator("#statement").focus()
    page.keyboard.press("d")
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert held(settings) == {}
    page.get_by_role("button", name="Drop").click()
    page.get_by_text("Dropped; written to").wait_for()
    (text,) = held(settings).values()
    assert 'because: "a bad day"' in text
    assert wrong == []
    page.context.close()


def test_a_wrong_fix_is_told_and_what_was_typed_stays(server, browser, settings):
    page, _ = opened(server, browser)
    page.select_option("#filters select[name=kind]", "commitment")
    page.locator("#queue button", has_text="spend").click()
    until(page, lambda: "spend" in statement(page))
    page.get_by_role("button", name="Fix").click()
    page.get_by_label("Deadline, in words of the document").fill("by the end of time")
    page.get_by_role("button", name="Write it").click()
    page.locator("[role=alert]", has_text="does not stand in bridge.txt").wait_for()
    assert page.get_by_label("Deadline, in words of the document").input_value() == "by the end of time"
    assert held(settings) == {}
    page.context.close()


def test_hostile_words_do_nothing(server, browser):
    page, wrong = opened(server, browser)
    page.select_option("#filters select[name=document]", "evil")
    for button in range(page.locator("#queue button").count()):
        page.locator("#queue button").nth(button).click()
        page.wait_for_timeout(50)
    assert "onerror" in page.locator("body").inner_text()
    assert page.locator("img").count() == 0
    assert wrong == []
    page.context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(server, browser, scheme, width):
    page, wrong = opened(server, browser, scheme, width)
    page.select_option("#filters select[name=kind]", "actor")
    page.locator("#card .kind", has_text="actor").wait_for()
    page.get_by_role("button", name="Fix").click()
    page.select_option("#field-everywhere", "merge")
    assert page.locator("#field-other").is_visible()
    for state in ("form", "help"):
        if state == "help":
            page.get_by_role("button", name="Keys").click()
        found = Axe().run(page, options=WCAG).response["violations"]
        assert [(one["id"], [node["html"] for node in one["nodes"]][:3]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert wrong == []
    page.context.close()
