"""The page in Firefox: it draws, shows its evidence, and nothing of the documents runs."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from export.marionette import FIREFOX, Firefox
from export.test_page_browser import FIRST, HOSTILE, write_page

pytestmark = pytest.mark.skipif(FIREFOX is None, reason="no Firefox on this machine")


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    folder: Path = tmp_path_factory.mktemp("firefox")
    browser = Firefox(folder)
    write_page(folder / "graph.html")
    browser.open((folder / "graph.html").as_uri())
    for _ in range(100):
        if browser.run("return Boolean(window.wrappedJSObject?.kg?.ready?.() ?? (window.kg && kg.ready()))"):
            break
        time.sleep(0.1)
    yield browser
    browser.close()


def test_firefox_draws_the_graph(firefox: Firefox) -> None:
    drawn = """
      const canvas = document.querySelector(".vis-network canvas"), { width, height } = canvas;
      const { data } = canvas.getContext("2d").getImageData(0, 0, width, height);
      const colours = new Set();
      for (let i = 0; i < data.length; i += 4) if (data[i + 3]) colours.add(`${data[i]},${data[i + 1]},${data[i + 2]}`);
      return colours.size;
    """
    colours = 0
    for _ in range(50):
        colours = firefox.run(drawn)
        if colours > 5:
            break
        time.sleep(0.1)
    assert colours > 5


def test_firefox_shows_the_sentence_of_a_relation(firefox: Firefox) -> None:
    firefox.run("(window.wrappedJSObject ?? window).kg.choose({relation: 'e-c1'})")
    assert FIRST in firefox.run("return document.getElementById('panel').innerText")


def test_firefox_opens_what_is_clicked_and_closes_it_with_escape(firefox: Firefox) -> None:
    firefox.run("(window.wrappedJSObject ?? window).kg.choose(null)")
    time.sleep(0.5)  # the graph takes the room that the panel leaves
    place = firefox.run(
        "const { x, y } = (window.wrappedJSObject ?? window).kg.placeOf({actor: 'tom'}); return { x: x, y: y }"
    )
    left = firefox.run("return document.getElementById('graph').getBoundingClientRect().left")
    spot = {"type": "pointerMove", "x": round(left + place["x"]), "y": round(place["y"]), "duration": 0}
    press = [
        {"type": "pointerDown", "button": 0},
        {"type": "pause", "duration": 50},
        {"type": "pointerUp", "button": 0},
    ]
    mouse = {"type": "pointer", "id": "mouse", "parameters": {"pointerType": "mouse"}, "actions": [spot, *press]}
    firefox.ask("WebDriver:PerformActions", {"actions": [mouse]})
    until(firefox, "return document.querySelector('#panel h2')?.innerText === 'Tom Ray'")
    type_keys(firefox, "\ue00c")  # Escape
    until(firefox, "return document.getElementById('panel').hidden")


def test_firefox_walks_the_graph_by_keyboard(firefox: Firefox) -> None:
    firefox.run("document.querySelector('[data-zoom=fit]').focus()")
    type_keys(firefox, "\ue004", "\ue012", "\ue011", "\ue007")  # Tab, left and up until there is no more, Enter
    until(
        firefox,
        "return document.activeElement.id === 'panel' && Boolean(document.querySelector('#panel h2').innerText)",
    )


def type_keys(firefox: Firefox, *keys: str) -> None:
    presses = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
    firefox.ask("WebDriver:PerformActions", {"actions": [{"type": "key", "id": "keys", "actions": presses}]})


def until(firefox: Firefox, script: str) -> None:
    """Wait up to five seconds for a script to return true."""
    for _ in range(50):
        if firefox.run(script):
            return
        time.sleep(0.1)
    raise AssertionError(script)


def test_firefox_switches_views(firefox: Firefox) -> None:
    names = "return [...document.querySelectorAll('button')].find((b) => b.textContent.trim() === 'Table').click()"
    firefox.run(names)
    assert firefox.run("return document.querySelectorAll('table tbody tr').length") > 0


def test_firefox_runs_nothing_that_a_document_says(firefox: Firefox) -> None:
    assert firefox.run("return (window.wrappedJSObject ?? window).hacked ?? null") is None
    assert firefox.run("return document.querySelectorAll('img').length") == 0
    assert HOSTILE["image"] in firefox.run("return document.querySelector('h1').textContent")


def test_firefox_asks_the_network_for_nothing(firefox: Firefox) -> None:
    loaded = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
    assert firefox.run(loaded) == []
