"""Views, filters, paths and what can be taken away, in a real browser; and a scan for barriers to readers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from export.test_page_browser import FIRST, FOUND, browser, page, write_page  # noqa: F401  (fixtures)

pytestmark = pytest.mark.skipif(FOUND is None, reason="no chromium on this machine")
AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
STATES = {
    "graph": "0",
    "actor": "kg.choose({actor: 'ann'})",
    "line": "kg.choose({relation: 'e-c1'})",
    "path": "kg.choose({path: ['bidi', 'ann']})",
    "table": "kg.setView('table')",
    "timeline": "kg.setView('timeline')",
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("state", STATES)
def test_page_has_no_serious_barrier(page: Any, state: str, scheme: str) -> None:  # noqa: F811
    page.emulate_media(color_scheme=scheme)
    page.evaluate(STATES[state])
    page.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
    page.wait_for_timeout(50)
    page.evaluate(AXE)
    found = page.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
    told = [
        f"{rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
        for rule in found["violations"] if rule["impact"] in ("serious", "critical")
        for node in rule["nodes"]
    ]  # fmt: skip
    assert told == []


def test_page_timeline_has_the_statements_in_order(page: Any) -> None:  # noqa: F811
    page.get_by_role("button", name="Timeline").click()
    assert page.locator("#timeline .moment").count() == 4
    assert page.locator("#timeline h3").all_inner_texts() == ["Feb\u00a02025"]
    page.locator("#timeline .moment button", has_text="Ann Lee").click()
    assert FIRST in page.locator("#panel").inner_text()
    assert "view=timeline" in page.evaluate("location.hash")


def test_page_finds_a_path_with_its_sentences(page: Any) -> None:  # noqa: F811
    page.evaluate("kg.choose({actor: 'ann'})")
    page.get_by_role("searchbox", name="Path to another actor").fill("raymond")
    page.get_by_role("button", name="Find", exact=True).click()
    panel = page.locator("#panel")
    assert "Shortest path: 1 step" in panel.inner_text()
    assert FIRST in panel.inner_text()
    assert page.evaluate("location.hash") == "#path=ann&path=tom"
    page.get_by_label("only over what articles state themselves").check()
    assert "No path" in panel.inner_text(), "the only line between them is planned"


def test_page_shows_only_what_is_near_and_hides_an_actor(page: Any) -> None:  # noqa: F811
    page.evaluate("kg.choose({actor: 'bidi'})")
    page.get_by_role("group", name="Only actors").get_by_role("button", name="1").click()
    assert page.evaluate("[...kg.shown().actors].sort().join()") == "bidi,guell"
    assert "Only what is near Osita" in page.locator("#hidden").inner_text()
    page.get_by_role("button", name="Hide").click()
    page.locator("#reset button").click()
    assert page.evaluate("kg.shown().actors.size") == 7
    page.evaluate("kg.choose({actor: 'ann'})")
    page.get_by_role("button", name="Hide").click()
    assert page.evaluate("kg.shown().actors.has('ann')") is False


def test_page_can_leave_out_sources_without_a_name(page: Any) -> None:  # noqa: F811
    page.locator("summary", has_text="Who says so").first.click()
    page.locator('input[data-facet="speaker"][data-value="?"]').uncheck()
    assert page.evaluate("kg.shown().statements.map((item) => item.id).sort().join()") == "c2,c3,c4"


def test_page_filters_by_dates_with_the_keyboard(page: Any) -> None:  # noqa: F811
    page.locator("#until").focus()
    page.keyboard.press("Home")
    assert page.evaluate("kg.state.until") == "2025-02-02"
    assert page.locator("#period").inner_text() == "2\u00a0Feb\u00a02025"
    assert page.evaluate("kg.shown().statements.length") == 4


def test_page_address_brings_back_the_whole_view(page: Any) -> None:  # noqa: F811
    page.locator('input[data-value="planned"]').uncheck()
    page.locator("#sure").fill("0.5")
    page.get_by_role("button", name="Table").click()
    page.evaluate("kg.choose({actor: 'bidi'})")
    address = page.url
    assert "#actor=bidi&no-status=planned&sure=0.5&view=table" in address
    page.evaluate("kg.choose(null)")
    page.goto(address.split("#")[0])
    page.goto(address)
    page.reload()
    page.wait_for_function("() => window.kg")
    assert page.locator('input[data-value="planned"]').is_checked() is False
    assert page.locator("#table").is_visible()
    assert page.locator("#panel h2").inner_text() == "Osita"
    assert page.evaluate("kg.shown().statements.length") == 3


def test_page_steps_back_and_forward_by_its_own_buttons(page: Any) -> None:  # noqa: F811
    page.evaluate("kg.choose({actor: 'ann'})")
    page.evaluate("kg.choose({actor: 'tom'})")
    page.get_by_role("button", name="Back", exact=True).click()
    page.locator("#panel h2", has_text="Ann Lee").wait_for()
    page.get_by_role("button", name="Forward").click()
    page.locator("#panel h2", has_text="Tom Ray").wait_for()


def take(page: Any, name: str) -> bytes:  # noqa: F811
    page.locator("#save summary").click()
    with page.expect_download() as told:
        page.get_by_role("button", name=name).click()
    return Path(told.value.path()).read_bytes()


def test_page_gives_the_statements_as_a_table(page: Any) -> None:  # noqa: F811
    page.evaluate("kg.choose({relation: 'e-c1'})")
    rows = list(csv.DictReader(io.StringIO(take(page, "Statements (CSV)").decode("utf-8-sig"))))
    assert [row["who"] for row in rows] == ["Ann Lee"]
    assert (rows[0]["told as"], rows[0]["who says so"], rows[0]["sentence"]) == ("planned", "officials", FIRST)
    assert rows[0]["citation"].startswith(f"“{FIRST}” (The Post")


def test_page_gives_pictures(page: Any) -> None:  # noqa: F811
    assert take(page, "Picture (PNG)").startswith(b"\x89PNG")
    drawing = ElementTree.fromstring(take(page, "Drawing (SVG)"))
    words = {text.text for text in drawing.iter("{http://www.w3.org/2000/svg}text")}
    assert {"Ann Lee", "Tom Ray"} <= words
    assert {element.tag.split("}")[1] for element in drawing.iter()} == {"svg", "title", "rect", "g", "path", "text"}
    assert json.dumps(sorted(words)).count("\\u202e") == 0


def test_page_marks_all_who_are_meant_in_the_article(page: Any) -> None:  # noqa: F811
    page.evaluate("kg.choose({relation: 'e-c1'})")
    page.get_by_role("button", name="Read in article").first.click()
    marked = page.locator(".article .mention")
    assert marked.all_inner_texts() == ["He", "Ann Lee", "TOM RAY"]
    assert page.locator(".article").inner_text().replace("\n", " ").startswith("He promised it. 𝄞 Ann Lee will meet")
    marked.nth(2).focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Tom Ray"


def test_page_has_said_and_denied_side_by_side(browser: Any, tmp_path: Path) -> None:  # noqa: F811
    write_page(tmp_path / "graph.html", disputed=True)
    view = browser.new_page(viewport={"width": 1440, "height": 900})
    view.goto((tmp_path / "graph.html").as_uri())
    view.wait_for_function("window.kg && kg.ready()")
    view.evaluate("kg.choose({relation: 'e-c3'})")
    assert view.locator(".side").count() == 0
    view.evaluate("kg.choose({relation: 'e-c2'})")
    left, right = (view.locator(".side").nth(place).bounding_box() for place in (0, 1))
    assert left["y"] == right["y"] and left["x"] + left["width"] <= right["x"]
    assert view.locator(".side h3").all_inner_texts() == ["Said", "Denied"]
    view.close()
