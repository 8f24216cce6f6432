"""Make the pictures of the page under docs/screens/ anew: three graphs, three widths, light and dark.

    python tests/bench/screens.py [--out FOLDER] [--page NAME=FILE ...]

The graphs are that of the seeds, that of 300 invented articles (`generate.py`) and one of 20,000 invented actors
(`page.py`). `--page` takes pictures of pages that are there instead. On the widest screen the seeds' page has a line
chosen, so that its statements are in the picture. Pictures have at most 160 colours: small enough for a repository.
"""

from __future__ import annotations

import argparse
import io
import json
import re
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
from generate import articles
from page import invented
from PIL import Image
from playwright.sync_api import sync_playwright

import kg
from kg.export.html import marks, write_html

ROOT = Path(__file__).resolve().parents[2]
SIZES = {"1440": (1440, 900), "1024": (1024, 768), "390": (390, 844)}
COLOURS = 160
# the line told in most ways: nothing is chosen by hand, so the picture shows what a build finds
RICHEST = """() => {
  const told = (one) => one.polarity + one.factuality + one.attribution.length;
  const ways = ({ statements }) => new Set(statements.map(told)).size + statements.length / 1000;
  const order = (a, b) => ways(b) - ways(a) || (a.relation.id < b.relation.id ? -1 : 1);
  kg.choose({relation: [...kg.shown().relations.values()].sort(order)[0].relation.id});
}"""


def write_pages(folder: Path) -> dict[str, Path]:
    """Write the page of each graph into `folder`; return them by name."""
    texts = folder / "300 invented articles"
    texts.mkdir()
    for number, text in enumerate(articles(300, 7), 1):
        (texts / f"article-{number:04}.txt").write_text(text, encoding="utf-8", newline="\n")
    for name, source in (("seeds", ROOT / "seeds"), ("300-articles", texts)):
        kg.build([source], folder / name)
    graph, claims, documents = invented(20000)
    write_html(graph, claims, documents, folder / "20000.html", title="20,000 invented actors")
    return {
        "seeds": folder / "seeds" / "graph.html",
        "300-articles": folder / "300-articles" / "graph.html",
        "20000-actors": folder / "20000.html",
    }


def picture(browser: Any, path: Path, size: tuple[int, int], scheme: str, *, choose: bool) -> Image.Image:
    """Return what a window of this size shows of the page once it is drawn."""
    page = browser.new_page(viewport=dict(zip(("width", "height"), size, strict=True)), color_scheme=scheme)
    page.goto(path.as_uri())
    page.wait_for_function("() => window.kg && (kg.ready() || kg.state.view !== 'graph')")
    if choose:
        page.evaluate(RICHEST)
    page.wait_for_timeout(1000)
    shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    page.close()
    return fewer_colours(shot)


def fewer_colours(shot: Image.Image) -> Image.Image:
    """Return the picture in the colours of marks and legend and in its most frequent ones, each kept exactly."""
    pixels = np.asarray(shot).reshape(-1, 3)
    found, which, counts = np.unique(pixels, axis=0, return_inverse=True, return_counts=True)
    kept = [hex_colour(text) for text in sorted(set(re.findall(r"#[0-9A-F]{6}", json.dumps(marks()))))]
    kept += [tuple(found[place]) for place in np.argsort(-counts, kind="stable")[: COLOURS - len(kept)]]
    palette = np.array(kept, dtype=np.int32)
    nearest = np.array([((palette - colour) ** 2).sum(axis=1).argmin() for colour in found.astype(np.int32)])
    small = Image.fromarray(nearest[which.reshape(-1)].reshape(shot.height, shot.width).astype(np.uint8))
    small.putpalette(palette.astype(np.uint8).tobytes())
    return small


def hex_colour(text: str) -> tuple[int, ...]:
    return tuple(int(text[place : place + 2], 16) for place in (1, 3, 5))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screens")
    parser.add_argument("--page", action="append", default=[], metavar="NAME=FILE", help="a page that is there")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        given = dict(entry.split("=", 1) for entry in args.page)
        pages = {name: Path(path).resolve() for name, path in given.items()} or write_pages(Path(folder))
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path in pages.items():
            for width, size in SIZES.items():
                for scheme in ("light", "dark"):
                    shot = picture(browser, path, size, scheme, choose=width == "1440" and name == "seeds")
                    target = args.out / f"{name}-{width}-{scheme}.png"
                    shot.save(target, optimize=True)
                    print(f"{target.name}: {target.stat().st_size // 1024} kB", flush=True)
        browser.close()


if __name__ == "__main__":
    main()
