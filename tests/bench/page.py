"""Measure the page in headless Chromium, beside plain pyvis: size, time to the first drawing, frames, memory.

    python tests/bench/page.py [--sizes 100 --sizes 1000] [--patience 120] [--keep FOLDER]

Each graph has N actors and three times as many lines, some actors far better connected than others, one statement a
line. `first` is from opening the file until something is drawn on the canvas; `pan` the median time of a frame while
the graph is dragged (on a machine without a graphics card, painting included); `memory` the script's heap. pyvis draws
with its usual settings. A page that has drawn nothing, or gives no answer, after `--patience` seconds is given up.
"""

from __future__ import annotations

import argparse
import math
import multiprocessing
import os
import random
import shutil
import signal
import statistics
import tempfile
import time
from contextlib import suppress
from multiprocessing.queues import Queue
from pathlib import Path
from typing import Any

import networkx as nx
from playwright.sync_api import Error, sync_playwright
from pyvis.network import Network

from kg.export.html import write_html

KINDS = ("PERSON", "ORGANIZATION", "GOVERNMENT", "COUNTRY", "PLACE")
KEYS = ("size", "first", "pan", "memory")
STATUSES = ("asserted", "asserted", "asserted", "reported", "planned", "possible", "denied")


def invented(size: int) -> tuple[nx.MultiDiGraph[Any], dict[str, Any], dict[str, Any]]:
    """Return a summary graph of `size` nodes, its claims and its document, the same for the same size."""
    rng = random.Random(size)
    graph: nx.MultiDiGraph[Any] = nx.MultiDiGraph()
    claims: dict[str, Any] = {}
    weights = [1 / (place + 5) for place in range(size)]
    ends = rng.choices(range(size), weights, k=3 * size), rng.choices(range(size), k=3 * size)
    counts = [0] * size
    for left, right in zip(*ends, strict=True):
        counts[left] += 1
        counts[right] += 1
    most = max(counts)
    for place in range(size):
        angle, far = rng.uniform(0, 6.283), 40 * size**0.5 * rng.random() ** 0.5
        graph.add_node(
            f"n{place}", label=f"Actor {place}", type=KINDS[place % 5], aliases=[], titles=[], country=None, mentions=3,
            documents=1, claims=counts[place], community=place % 12, size=8 + 32 * (counts[place] / most) ** 0.5,
            x=round(far * math.cos(angle), 1), y=round(far * math.sin(angle), 1),
        )  # fmt: skip
    for number, (left, right) in enumerate(zip(*ends, strict=True)):
        told = STATUSES[number % 7]
        text = f"Actor {left} met Actor {right} on the third day, officials of the harbour said on Monday, after talks."
        here = {"text": text, "start": 0, "end": len(text)}
        names = [
            {
                "entity": f"n{place}",
                "name": f"Actor {place}",
                "type": KINDS[place % 5],
                "text": "Actor",
                "start": 0,
                "end": 5,
            }
            for place in (left, right)
        ]
        claims[f"c{number}"] = {
            "id": f"c{number}", "document": "a", "subject": names[0], "relation": None, "predicate": "meet",
            "trigger": {"text": "met", "start": 8, "end": 11},
            "object": names[1],
            "polarity": "negated" if told == "denied" else "affirmed",
            "factuality": told if told in ("planned", "possible") else "actual",
            "attribution": [{"entity": None, "name": None, "text": "officials", "cue": "said", "start": 1, "end": 2}]
            if told == "reported" else [],
            "time": None, "place": None, "title": None, "amount": None, "topic": None, "evidence": here,
            "confidence": 0.8, "rule": "verb.open",
        }  # fmt: skip
        graph.add_edge(
            f"n{left}", f"n{right}", key=f"e{number}", relation=None, label="meet", directed=True,
            claims=[f"c{number}"], count=1, documents=1, sources=1, first=None, last=None, confidence=0.8, status=told,
            statuses={}, weight=1.0,
        )  # fmt: skip
    row = {"id": "a", "title": "A", "published": "2025-02-02", "source": "The Quay", "author": None, "url": None}
    return graph, claims, {"a": {**row, "language": "en"}}


def plain_pyvis(graph: nx.MultiDiGraph[Any], path: Path) -> None:
    """Write the graph as pyvis does it."""
    net = Network(directed=True, cdn_resources="in_line")
    for name, data in graph.nodes(data=True):
        net.node_map[name] = {}
        net.node_ids.append(name)
        net.nodes.append({"id": name, "label": data["label"], "shape": "dot", "color": "#97c2fc"})
    net.edges = [{"from": left, "to": right, "arrows": "to"} for left, right in graph.edges()]
    html = net.generate_html(notebook=False)
    for tag in ("https://cdn.jsdelivr.net",):  # would wait for the network
        html = html.replace(tag, "about:blank#")
    path.write_text(html, encoding="utf-8")


DRAWN = """() => {
  const canvas = document.querySelector("canvas:not(#bars):not(.swatch)");
  if (!canvas || !canvas.width) return false;
  const { data } = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height);
  for (let place = 3; place < data.length; place += 4) if (data[place]) return true;
  return false;
}"""
NEXT_FRAME = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
Figures = dict[str, float]


def measure(path: Path, patience: float, told: Queue[tuple[str, float]]) -> None:
    """Open a page and put its figures into `told`, each as soon as it is known; none where it takes too long."""
    os.setpgrp()  # so that the browser ends with this process
    chromium = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))))
    with sync_playwright() as playwright, suppress(Error):
        options = ["--no-sandbox", "--enable-precise-memory-info"]
        page = playwright.chromium.launch(executable_path=chromium, args=options).new_page(
            viewport={"width": 1440, "height": 900}
        )
        page.set_default_timeout(1000 * patience)
        start = time.perf_counter()
        page.goto(path.as_uri(), wait_until="commit")
        page.wait_for_function(DRAWN, polling=20)
        page.evaluate(NEXT_FRAME)
        told.put(("first", time.perf_counter() - start))
        told.put(("memory", page.evaluate("performance.memory.usedJSHeapSize") / 1e6))
        page.mouse.move(700, 450)
        page.mouse.down()
        frames = []
        for step in range(8):
            before = time.perf_counter()
            page.mouse.move(700 + 12 * step, 450 + 6 * step)
            page.evaluate(NEXT_FRAME)
            frames.append((time.perf_counter() - before) / 2)
        told.put(("pan", statistics.median(frames)))


def figures(path: Path, patience: float) -> Figures:
    """Return what could be measured of a page; what is missing took longer than `patience` seconds."""
    told: Queue[tuple[str, float]] = multiprocessing.Queue()
    process = multiprocessing.Process(target=measure, args=(path, patience, told))
    process.start()
    process.join(patience + 20)  # the browser has to start as well
    if process.is_alive() and process.pid:
        os.killpg(process.pid, signal.SIGKILL)
    process.join()
    found = {"size": path.stat().st_size / 1e6}
    while not told.empty():
        name, value = told.get()
        found[name] = value
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, action="append")
    parser.add_argument("--patience", type=float, default=120, help="seconds until a page is given up")
    parser.add_argument("--keep", type=Path, help="keep the pages in this folder")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        target = args.keep or Path(folder)
        target.mkdir(parents=True, exist_ok=True)
        for size in args.sizes or [100, 1000, 5000, 20000]:
            graph, claims, documents = invented(size)
            pages = {name: target / f"{name}-{size}.html" for name in ("kg", "pyvis")}
            write_html(graph, claims, documents, pages["kg"], title=f"{size} actors")
            plain_pyvis(graph, pages["pyvis"])
            for name, path in pages.items():
                found = figures(path, args.patience)
                texts = [f"{key} {found[key]:.2f}" if key in found else f"{key} none" for key in KEYS]
                print(f"{name:6} {size:6} actors  {'  '.join(texts)}", flush=True)


if __name__ == "__main__":
    main()
