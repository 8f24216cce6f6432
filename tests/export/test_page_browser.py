"""The page in a real browser: it asks the network for nothing, shows its evidence, and stays unharmed."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.export.html import write_html

sync_api = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FOUND = next((path for name in BROWSERS if (path := shutil.which(name))), None)
pytestmark = pytest.mark.skipif(FOUND is None, reason="no chromium on this machine")

TEXT = "He promised it. 𝄞 Ann Lee will meet TOM RAY in Amel, officials said. \u202eOsita\u202c accused Señora Güell."
FIRST, SECOND = TEXT[16:68], TEXT[70:]
HOSTILE = {
    "image": "<img src=x onerror=window.hacked=1>",
    "script": "</script><script>window.hacked=1</script>",
    "template": "{{7*7}}",
    "bidi": "\u202eOsita\u202c",
}


MENTIONS: Any = [
    {"document": "a", "entity": entity, "text": text, "start": TEXT.index(text), "end": TEXT.index(text) + len(text)}
    for entity, text in (("tom", "TOM RAY"), ("ann", "Ann Lee"), ("ann", "Lee"), ("ann", "He"), ("gone", "officials"))
]


def words(text: str, name: str | None = None) -> dict[str, Any]:
    start = TEXT.index(text)
    entity = {"entity": name, "name": name, "type": "PERSON" if name else None}
    return {"text": text, "start": start, "end": start + len(text), **entity}


def claim(number: str, subject: Any, trigger: str, target: Any, sentence: str, **rest: Any) -> Any:
    row = {
        "id": number, "document": "a", "subject": subject, "relation": None, "predicate": "meet",
        "trigger": words(trigger), "object": target, "polarity": "affirmed", "factuality": "actual", "attribution": [],
        "time": None, "place": None, "title": None, "amount": None, "topic": None, "evidence": words(sentence),
        "confidence": 0.86, "rule": "verb.active",
    }  # fmt: skip
    return row | rest


def write_page(path: Path, *, disputed: bool = False, articles: int = 1) -> None:
    officials = {"entity": None, "name": None, "text": "officials", "cue": "said", "start": 58, "end": 67}
    claims = {
        "c1": claim("c1", words("Ann Lee", "ann"), "meet", words("TOM RAY", "tom"), FIRST, factuality="planned"),
        "c2": claim("c2", words("Osita", "bidi"), "accused", words("Señora Güell", "guell"), SECOND),
        "c3": claim("c3", words("Osita", "image"), "accused", words("Señora Güell", "script"), SECOND),
        "c4": claim("c4", words("Osita", "template"), "accused", words("Señora Güell", "script"), SECOND),
        "c5": claim("c5", words("Osita", "bidi"), "accused", words("Señora Güell"), SECOND, polarity="negated"),
        "c6": claim("c6", words("Ann Lee", "ann"), "meet", None, FIRST, predicate="arrive"),
        "c7": claim("c7", words("Señora Güell"), "accused", None, SECOND),
    }
    denials = ["c8"] if disputed else []
    for number in denials:
        subject, target = words("Osita", "bidi"), words("Señora Güell", "guell")
        claims[number] = claim(number, subject, "accused", target, SECOND, polarity="negated")
    claims["c1"]["attribution"] = [officials]
    names = {"ann": "Ann Lee", "tom": "Tom Ray", "guell": "Señora Güell", **HOSTILE}
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    for place, (name, label) in enumerate(names.items()):
        graph.add_node(
            name, label=label, type="PERSON", aliases=["Raymond"] if name == "tom" else [], titles=[], country=None,
            mentions=1, documents=1, claims=1, x=150.0 * (place % 3), y=150.0 * (place // 3), size=20.0, community=0,
        )  # fmt: skip
    for number, row in list(claims.items())[:4]:
        told = [number, *denials] if number == "c2" else [number]
        graph.add_edge(
            row["subject"]["entity"], row["object"]["entity"], key=f"e-{number}", relation=None, label="meets",
            directed=True, claims=told, count=1, documents=1, sources=1, first=None, last=None, confidence=0.86,
            status="planned" if number == "c1" else "asserted", statuses={}, weight=1.0,
        )  # fmt: skip
    row = {"id": "a", "title": HOSTILE["script"], "published": "2025-02-02", "source": "The Post", "author": None}
    document: Any = {**row, "url": "javascript:window.hacked=1", "language": "en"}
    documents = {name: {**document, "id": name} for name in "abc"[:articles]}
    write_html(graph, claims, documents, path, title=HOSTILE["image"], texts={"a": TEXT}, mentions=MENTIONS)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=FOUND, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """The page, open; at the end nothing may have been asked for, printed or run."""
    write_page(tmp_path / "graph.html")
    page = browser.new_page(viewport={"width": 1440, "height": 900})
    seen: list[str] = []
    page.on("request", lambda request: seen.append(request.url))
    page.on("console", lambda message: seen.append(message.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    address = (tmp_path / "graph.html").as_uri()
    page.goto(address)
    page.wait_for_function("window.kg && kg.ready()")
    yield page
    assert set(seen) == {address}
    assert page.evaluate("window.hacked") is None
    page.close()


def click(page: Any, target: str) -> None:
    place = page.evaluate(f"kg.placeOf({target})")
    page.mouse.click(280 + place["x"], place["y"])


def test_page_shows_the_sentence_of_a_clicked_relation(page: Any) -> None:
    click(page, "{relation: 'e-c1'}")
    panel = page.locator("#panel")
    assert FIRST in panel.inner_text()
    marked = [panel.locator(f"blockquote mark.{part}").inner_text() for part in ("who", "does", "whom")]
    assert marked == ["Ann Lee", "meet", "TOM RAY"]
    assert panel.locator(".statement .badge").all_inner_texts() == ["planned", "reported"]
    assert "According to officials (not named)" in panel.inner_text() and "sure 0.86" in panel.inner_text()
    page.keyboard.press("Escape")
    assert panel.is_hidden()


def test_page_shows_the_statements_of_a_clicked_actor(page: Any) -> None:
    click(page, "{actor: 'tom'}")
    text = page.locator("#panel").inner_text()
    assert "Tom Ray" in text and "Raymond" in text and FIRST in text


def test_page_names_the_article_where_there_are_several(browser: Any, tmp_path: Path) -> None:
    write_page(tmp_path / "graph.html", articles=2)
    view = browser.new_page()
    view.goto((tmp_path / "graph.html").as_uri())
    view.wait_for_function("window.kg && kg.ready()")
    view.evaluate("kg.choose({relation: 'e-c1'})")
    assert view.locator(".statement .from").inner_text() == HOSTILE["script"], "as text, never markup"
    view.close()


def test_page_reads_the_article_at_the_sentence(page: Any) -> None:
    click(page, "{relation: 'e-c1'}")
    page.get_by_role("button", name="Read in article").click()
    assert page.locator("#panel mark.here").inner_text() == FIRST


@pytest.mark.parametrize(("typed", "name"), [("raymo", "Tom Ray"), ("guell", "Señora Güell"), ("ann", "Ann Lee")])
def test_page_finds_actors_by_any_name(page: Any, typed: str, name: str) -> None:
    page.keyboard.press("/")
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == name


def test_page_finds_statements_by_their_words(page: Any) -> None:
    page.keyboard.press("/")
    page.keyboard.type("officials amel")
    page.keyboard.press("Enter")
    assert FIRST in page.locator("#panel").inner_text()


def test_page_filters_and_takes_it_back(page: Any) -> None:
    page.locator('input[data-value="planned"]').uncheck()
    assert page.evaluate("kg.shown().statements.length") == 3
    assert page.evaluate("kg.shown().actors.has('tom')") is False
    page.locator("#reset button").click()
    assert page.evaluate("kg.shown().statements.length") == 4


def test_page_hides_what_is_less_sure_than_asked(page: Any) -> None:
    page.locator("#sure").fill("0.9")
    assert page.evaluate("kg.shown().statements.length") == 0
    assert page.locator("#empty").is_visible()
    page.locator("#reset button").click()
    assert page.evaluate("kg.shown().statements.length") == 4


def test_page_lists_the_statements_as_a_table(page: Any) -> None:
    page.get_by_role("button", name="Table").click()
    assert page.locator("tbody tr").count() == 4
    page.locator("tbody tr", has_text="Ann Lee").click()
    assert FIRST in page.locator("#panel").inner_text()


def test_page_shows_hostile_names_as_they_are(page: Any) -> None:
    assert page.locator("h1").inner_text() == HOSTILE["image"]
    for name in ("image", "script", "template"):
        page.evaluate(f"kg.choose({{actor: '{name}'}})")
        assert page.locator("#panel h2").inner_text() == HOSTILE[name]
    assert page.locator("img").count() == 0
    assert page.locator("a").count() == 0


def test_page_takes_the_force_from_bidi_controls(page: Any) -> None:
    page.evaluate("kg.choose({actor: 'bidi'})")
    assert page.locator("#panel h2").inner_text() == "Osita"
    assert not set(page.locator("body").inner_text()) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_page_on_a_phone_begins_with_the_statements(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    page.wait_for_function("window.kg")
    assert page.locator("tbody tr").count() == 4 and page.locator("#graph").is_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_page_of_nothing_says_so(browser: Any, tmp_path: Path) -> None:
    write_html(nx.MultiDiGraph(), {}, {}, tmp_path / "empty.html", title="Nothing")
    page = browser.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.goto((tmp_path / "empty.html").as_uri())
    assert page.locator("#empty").inner_text() == "No actors were found in these articles."
    assert errors == []
    page.close()


def test_page_goes_back_with_the_browser(page: Any) -> None:
    page.evaluate("kg.choose({actor: 'ann'})")
    page.evaluate("kg.choose({actor: 'tom'})")
    page.go_back()
    assert page.locator("#panel h2").inner_text() == "Ann Lee"


def test_page_opens_at_what_its_address_names(page: Any) -> None:
    page.goto(page.url.split("#")[0] + "#relation=e-c1")
    page.reload()
    page.wait_for_function("window.kg && kg.ready()")
    assert FIRST in page.locator("#panel").inner_text()


def test_page_of_an_address_that_names_nothing_shows_the_graph(page: Any) -> None:
    page.goto(page.url.split("#")[0] + "#actor=%E0%A4%A")
    page.reload()
    page.wait_for_function("window.kg && kg.ready()")
    assert page.locator("#panel").is_hidden()


def test_page_keeps_statements_without_a_second_actor_with_the_first(page: Any) -> None:
    page.evaluate("kg.choose({actor: 'bidi'})")
    alone = page.locator("[data-statement=c5]")
    assert alone.locator(".headline").inner_text() == "Osita does not meet Señora Güell"
    assert alone.locator(".literal").inner_text() == "Señora Güell"
    assert alone.locator(".badge").all_inner_texts() == ["denied"]
    page.evaluate("kg.choose({actor: 'ann'})")
    assert page.locator("[data-statement=c6] .headline").inner_text().strip() == "Ann Lee arrives"


def test_page_counts_and_draws_statements_between_two_actors_alone(page: Any) -> None:
    assert "4 statements between them" in page.locator("#summary").inner_text()
    assert page.evaluate("kg.statements.size") == 6  # c7 is about no actor of the graph


def test_page_says_who_says_so(page: Any) -> None:
    page.evaluate("kg.choose({relation: 'e-c2'})")
    assert page.locator(".says").inner_text() == "Stated by the article itself"


def test_page_says_what_to_do_until_it_is_done(page: Any) -> None:
    assert page.locator("#hint").is_visible()
    page.evaluate("kg.choose({actor: 'ann'})")
    page.keyboard.press("Escape")
    assert page.locator("#hint").is_hidden()


def test_page_copies_the_sentence_with_its_article(page: Any) -> None:
    page.evaluate("kg.choose({relation: 'e-c1'})")
    page.get_by_role("button", name="Copy").click()
    page.get_by_role("button", name="Copied").wait_for()
