"""Pages as `kg build` writes them, of the seeds and of an article that means harm, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_FILE_PATH
from export.test_page_browser import FOUND, browser  # noqa: F401  (fixture)

import kg

pytestmark = [pytest.mark.model, pytest.mark.skipif(FOUND is None, reason="no chromium on this machine")]
AXE = Path(AXE_FILE_PATH).read_text(encoding="utf-8")
HARM = """---
title: '</title><script>window.hacked=1</script>'
date: 2025-03-07
source: '"><img src=x onerror=window.hacked=1>'
url: 'javascript:window.hacked=1'
author: '{{constructor.constructor("window.hacked=1")()}}'
---
Ann Lee met Tom Ray in Oslo on Monday. <script>window.hacked=1</script> Ann Lee accused Tom Ray of theft.

"<img src=x onerror=window.hacked=1>", said Tom Ray. \u202eTom Ray\u202c denied that he had met Ann Lee. ]]>--></script>

{{7*7}} ${window.hacked=1} <svg onload=window.hacked=1> Minister Ann Lee will visit Norway on Friday, officials said.
"""
STEPS = (
    "kg.choose({actor: [...kg.actors.keys()][0]})",
    "kg.choose({relation: [...kg.relations.keys()][0]})",
    "[...document.querySelectorAll('#panel button')].find((one) => one.textContent === 'Read in article').click()",
    "kg.setView('table')",
    "kg.setView('timeline')",
    "kg.setView('graph')",
)


@pytest.fixture(scope="module", params=["seeds", "harm"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The page of a build."""
    folder: Path = tmp_path_factory.mktemp(request.param)
    source = root / "seeds"
    if request.param == "harm":
        source = folder / "texts"
        source.mkdir()
        (source / "harm.txt").write_text(HARM, encoding="utf-8")
    kg.build([source], folder / "out")
    return folder / "out" / "graph.html"


@pytest.fixture
def view(browser: Any, built: Path) -> Iterator[Any]:  # noqa: F811
    """The page, open; at the end nothing may have been asked for, printed or run."""
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.add_init_script("addEventListener('securitypolicyviolation', (event) => console.log(event.violatedDirective))")
    page.goto(built.as_uri())
    page.wait_for_function("window.kg && kg.ready()")
    yield page
    assert set(seen) == {built.as_uri()}
    assert page.evaluate("window.hacked") is None
    page.close()


def test_built_page_stays_whole_whatever_is_opened(view: Any) -> None:
    for step in STEPS:
        view.evaluate(step)
        assert view.locator("img, svg, iframe, object").count() == 0
        assert view.locator("script").count() == 4, "the page's own"
        assert not view.locator("a[href^='javascript']").count()


def test_built_page_shows_markup_of_an_article_as_text(view: Any, built: Path) -> None:
    view.evaluate(STEPS[1])
    view.evaluate(STEPS[2])
    text = view.locator("#panel").inner_text()
    harmful = built.parts[-3].startswith("harm")
    assert all((part in text) is harmful for part in ("<script>window.hacked=1</script>", "{{7*7}}", "<img src=x"))
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("width", [1440, 390])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_built_page_has_no_serious_barrier(view: Any, scheme: str, width: int) -> None:
    view.emulate_media(color_scheme=scheme)
    view.set_viewport_size({"width": width, "height": 900})
    view.evaluate(AXE)
    for step in STEPS:
        view.evaluate(step)
        found = view.evaluate("axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa']})")
        told = [
            f"{step}: {rule['id']}: {node['html'][:160]} {node['failureSummary'][:200]}"
            for rule in found["violations"] if rule["impact"] in ("serious", "critical")
            for node in rule["nodes"]
        ]  # fmt: skip
        assert told == []
