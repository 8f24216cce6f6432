"""A graph too big to be drawn whole: the overview, and the ways to the rest of it, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from export.test_page_browser import FOUND, browser  # noqa: F401  (fixture)
from page import invented

from kg.export.html import write_html

pytestmark = pytest.mark.skipif(FOUND is None, reason="no chromium on this machine")
SIZE = 2000
LAST = f"n{SIZE - 1}"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path: Path = tmp_path_factory.mktemp("big") / "graph.html"
    graph, claims, documents = invented(SIZE)
    write_html(graph, claims, documents, path, title="Many")
    return path


@pytest.fixture
def view(browser: Any, written: Path) -> Iterator[Any]:  # noqa: F811
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    page.goto(written.as_uri())
    page.wait_for_function("window.kg && kg.ready()")
    yield page
    page.close()


def test_big_graph_opens_on_its_most_important_actors(view: Any) -> None:
    drawn = view.evaluate("kg.state.drawn.size")
    assert 40 < drawn <= 700
    assert f"{drawn} of 2\u2009000 actors drawn" in view.locator("#part").inner_text()
    claims = view.evaluate("[...kg.actors.values()].map(({ id, claims }) => [kg.state.drawn.has(id), claims])")
    assert min(count for shown, count in claims if shown) >= max(count for shown, count in claims if not shown)


def test_big_graph_draws_what_is_searched_for_with_its_neighbours(view: Any) -> None:
    assert view.evaluate(f"kg.state.drawn.has({LAST!r})") is False
    view.keyboard.press("/")
    view.keyboard.type(f"Actor {SIZE - 1}")
    view.keyboard.press("Enter")
    assert view.locator("#panel h2").inner_text() == f"Actor {SIZE - 1}"
    near = f"[...kg.relations.values()].filter(({{from, to}}) => [from, to].includes({LAST!r}))"
    assert view.evaluate(f"{near}.every(({{from, to}}) => kg.state.drawn.has(from) && kg.state.drawn.has(to))")
    spot = view.evaluate(f"kg.placeOf({{actor: {LAST!r}}})")
    assert 0 < spot["x"] < 1440 and 0 < spot["y"] < 900, "it comes into view"


def test_big_graph_knows_what_is_not_drawn_in_table_and_filters(view: Any) -> None:
    view.get_by_role("button", name="Table").click()
    assert "6\u2009000 statements" in view.locator("#table").inner_text()[:40]
    view.get_by_role("button", name="Graph").click()
    view.evaluate(f"kg.choose({{actor: {LAST!r}}})")
    view.get_by_role("group", name="Only actors").get_by_role("button", name="1").click()
    assert view.locator("#part").is_hidden(), "so few are drawn whole"
    assert view.evaluate("kg.state.drawn === kg.shown().actors")


def test_big_graph_is_filtered_by_groups(view: Any) -> None:
    view.locator("summary", has_text="Groups closely joined").click()
    boxes = view.locator("input[data-facet=group]")
    assert boxes.count() == 7, "six groups and the rest"
    boxes.first.focus()
    view.keyboard.press("Space")
    assert view.evaluate("[...kg.shown().actors].every((id) => kg.actors.get(id).community !== 0)")
    assert "no-group=0" in view.evaluate("location.hash")
    view.reload()
    view.wait_for_function("window.kg && kg.ready()")
    assert view.locator("input[data-facet=group]").first.is_checked() is False
