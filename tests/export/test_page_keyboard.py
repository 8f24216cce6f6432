"""The graph without a mouse, and what a mouse can do to it besides clicking, in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from export.test_page_browser import FIRST, FOUND, browser, page  # noqa: F401  (fixtures)

pytestmark = pytest.mark.skipif(FOUND is None, reason="no chromium on this machine")


def focus_graph(page: Any) -> None:  # noqa: F811
    """Come to the graph with the Tab key, as a reader does."""
    page.locator("#zoom button").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "graph"


def pointed_at(page: Any) -> Any:  # noqa: F811
    return page.evaluate("kg.state.hover?.actor ?? null")


def test_graph_is_walked_with_arrows(page: Any) -> None:  # noqa: F811
    page.evaluate("kg.choose({actor: 'ann'})")
    page.evaluate("kg.choose(null)")
    focus_graph(page)
    # three in a row: ann, tom, guell; under them image, script, template
    while pointed_at(page) != "ann":
        page.keyboard.press("ArrowLeft")
        page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    assert pointed_at(page) == "tom"
    assert page.locator("#said").inner_text() == "Tom Ray, Person, 1 statement"
    page.keyboard.press("ArrowDown")
    assert pointed_at(page) == "script"
    page.keyboard.press("ArrowUp")
    assert pointed_at(page) == "tom"


def test_graph_opens_an_actor_with_enter_and_gives_the_focus_back(page: Any) -> None:  # noqa: F811
    focus_graph(page)
    name = page.evaluate("kg.actors.get(kg.state.hover.actor).label")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == name
    assert page.evaluate("document.activeElement.id") == "panel", "whoever came by keyboard reads on there"
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert page.evaluate("document.activeElement.id") == "graph"


def test_graph_zooms_and_fits_by_keyboard(page: Any) -> None:  # noqa: F811
    focus_graph(page)
    scale = "kg.scale()"
    first = page.evaluate(scale)
    page.keyboard.press("+")
    page.wait_for_function(f"() => {scale} > {first} * 1.3")
    page.keyboard.press("-")
    page.wait_for_function(f"() => Math.abs({scale} - {first}) < 0.01 * {first}")
    page.keyboard.press("-")
    page.keyboard.press("0")
    page.wait_for_function(f"() => Math.abs({scale} - {first}) < 0.01 * {first}")


def test_graph_moves_an_actor_by_keyboard_and_it_stays(page: Any) -> None:  # noqa: F811
    focus_graph(page)
    name, before = pointed_at(page), page.evaluate("kg.placeOf({actor: kg.state.hover.actor})")
    page.keyboard.press("Shift+ArrowRight")
    page.locator("#sure").fill("0.5")  # a filter draws the graph again
    after = page.evaluate(f"kg.placeOf({{actor: {name!r}}})")
    assert after["x"] - before["x"] == pytest.approx(24, abs=1)
    assert after["y"] == pytest.approx(before["y"], abs=1)


def test_graph_moves_an_actor_with_the_mouse_and_nothing_else(page: Any) -> None:  # noqa: F811
    place, other = (page.evaluate(f"kg.placeOf({{actor: '{name}'}})") for name in ("tom", "ann"))
    page.mouse.move(280 + place["x"], place["y"])
    page.mouse.down()
    page.mouse.move(280 + place["x"] + 30, place["y"] + 40, steps=4)
    page.mouse.move(280 + place["x"] + 60, place["y"] + 80, steps=4)
    page.mouse.up()
    after = page.evaluate("kg.placeOf({actor: 'tom'})")
    assert (after["x"] - place["x"], after["y"] - place["y"]) == (pytest.approx(60, abs=3), pytest.approx(80, abs=3))
    assert page.evaluate("kg.placeOf({actor: 'ann'})") == other


def test_graph_is_dragged_and_zoomed_with_the_mouse(page: Any) -> None:  # noqa: F811
    before = page.evaluate("kg.placeOf({actor: 'ann'})")
    page.mouse.move(330, 850)
    page.mouse.down()
    page.mouse.move(430, 800, steps=4)
    page.mouse.up()
    after = page.evaluate("kg.placeOf({actor: 'ann'})")
    assert (after["x"] - before["x"], after["y"] - before["y"]) == (
        pytest.approx(100, abs=3),
        pytest.approx(-50, abs=3),
    )
    scale = page.evaluate("kg.scale()")
    page.mouse.wheel(0, -300)
    page.wait_for_function(f"() => kg.scale() > {scale}")


def test_table_opens_a_statement_with_enter(page: Any) -> None:  # noqa: F811
    page.get_by_role("button", name="Table").focus()
    page.keyboard.press("Enter")
    page.locator("tbody tr", has_text="Ann Lee").get_by_role("button").focus()
    page.keyboard.press("Enter")
    assert FIRST in page.locator("#panel").inner_text()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.className") == "statement"


def test_table_is_sorted_by_a_heading(page: Any) -> None:  # noqa: F811
    page.get_by_role("button", name="Table").click()
    head = page.locator("th[data-key=who]")
    first = []
    for order in ("ascending", "descending"):
        head.get_by_role("button").focus()
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == order
        first.append(page.locator("tbody tr td").first.inner_text())
    assert first[0] != first[1]


def test_table_is_copied_as_text_for_a_spreadsheet(page: Any) -> None:  # noqa: F811
    page.get_by_role("button", name="Table").click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#table .copy").click()
    page.get_by_role("button", name="Copied").wait_for()
    rows = [line.split("\t") for line in page.evaluate("navigator.clipboard.readText()").splitlines()]
    assert rows[0] == ["Who", "Does what", "To whom", "Told as", "When", "Published", "Sure"]
    assert [row[0] for row in rows].count("Ann Lee") == 1 and len(rows) == 5


@pytest.mark.parametrize("typed", ["meets tom", "meets"])
def test_search_finds_statements_by_what_they_say(page: Any, typed: str) -> None:  # noqa: F811
    page.keyboard.press("/")
    page.keyboard.type(typed)
    assert page.locator("#found [role=option]", has_text="Ann Lee will meet").count() == 1


def test_page_says_what_a_statement_was_read_from(page: Any) -> None:  # noqa: F811
    page.evaluate("kg.choose({relation: 'e-c1'})")
    page.locator(".why summary").click()
    told = page.locator(".why dl").inner_text()
    assert "“meet”, a verb that stands for: other words (verb.active)" in told
    assert "c1, for kg why and kg reject" in told and "0.86" in told


def test_page_on_paper_is_white_and_whole(page: Any) -> None:  # noqa: F811
    page.emulate_media(color_scheme="dark", media="print")
    page.evaluate("kg.choose({relation: 'e-c1'})")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    shown = "(name) => getComputedStyle(document.querySelector(name)).display !== 'none'"
    assert [page.evaluate(shown, name) for name in ("#panel", "#graph", "#facets", "#tools", "#search")] == [
        True, True, True, False, False,
    ]  # fmt: skip
    assert page.evaluate("getComputedStyle(document.querySelector('#panel')).overflowY") == "visible"
