"""The page: the graph as one self-contained HTML file that asks the network for nothing.

Needs a summary graph with places (`x`, `y`, `size`), the claim rows its edges name and the document
rows; gives the page's text. pyvis holds the graph as vis-network wants it; the template, script and
style are our own (`kg/web`), because pyvis's template loads from two CDNs and switches escaping off.

Everything from the articles travels as JSON in elements that no browser executes; the page builds
its text with `textContent` alone, and a content security policy lets only our own script run.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

import jinja2
import networkx as nx
from markupsafe import Markup

from kg.export.files import atomic_write
from kg.model import ClaimRow, DocumentRow, MentionRow

if TYPE_CHECKING:
    from pyvis.network import Network

type Summary = nx.MultiDiGraph[Any]

SCRIPTS = (
    "text", "data", "state", "marks", "groups", "edges", "labels", "keys", "graph", "statement", "article", "panel",
    "paths", "dates", "filters", "search", "table", "timeline", "takeaway", "main",
)  # fmt: skip
LIBRARY = "templates/lib/vis-9.1.2/vis-network.min.js"
OWN_WAY = {"shape", "color", "width", "dashes", "physics"}
"""Fields of vis-network that the page doesn't need: it draws marks and lines itself (`marks.json`)."""
EDGE_FIELDS = ("relation", "claims", "count", "documents", "sources", "first", "last", "status")
NODE_FIELDS = ("aliases", "titles", "country", "wikidata", "mentions", "documents", "claims", "community")


def generate_html(
    summary: Summary,
    claims: Mapping[str, ClaimRow],
    documents: Mapping[str, DocumentRow],
    *,
    title: str,
    texts: Mapping[str, str] | None = None,
    mentions: Iterable[MentionRow] = (),
) -> str:
    """Return the page as text. The same input gives the same text, whatever order it came in.

    The page holds the claims of all edges, and those that are about one actor of the graph alone.
    `texts` (document id to its full text) adds *Read in article* to every statement whose article
    is in it, where all `mentions` of the graph's actors are marked. Edges that name a claim which is not in `claims`
    raise KeyError.
    """
    named = {claim for *_, ids in summary.edges(data="claims", default=()) for claim in ids}
    named |= {claim for claim, row in claims.items() if _has_an_actor(row, summary)}
    data = {
        "title": title,
        "network": _network_data(summary),
        "statements": {claim: _slim(claims[claim]) for claim in sorted(named)},
        "documents": {document: documents[document] for document in sorted(documents)},
        "texts": {document: texts[document] for document in sorted(texts)} if texts else {},
        "mentions": _marked(summary, texts or {}, mentions),
    }
    return _render(title, data)


def write_html(
    summary: Summary,
    claims: Mapping[str, ClaimRow],
    documents: Mapping[str, DocumentRow],
    path: str | os.PathLike[str],
    *,
    title: str,
    texts: Mapping[str, str] | None = None,
    mentions: Iterable[MentionRow] = (),
) -> None:
    """Write the page to `path` in UTF-8, whole or not at all."""
    page = generate_html(summary, claims, documents, title=title, texts=texts, mentions=mentions)
    with atomic_write(path) as file:
        file.write(page)


def _marked(summary: Summary, texts: Mapping[str, str], mentions: Iterable[MentionRow]) -> dict[str, list[list[int]]]:
    """Return, by document, where the actors are meant: start, end (code points) and the actor's place among the nodes.

    Of mentions inside one another the widest is taken; they are in the order of the text.
    """
    places = {name: place for place, name in enumerate(sorted(summary))}
    found: dict[str, list[list[int]]] = {}
    for row in mentions:
        if row["document"] in texts and row["entity"] in places:
            found.setdefault(row["document"], []).append([row["start"], row["end"], places[row["entity"]]])
    for spans in found.values():
        kept: list[list[int]] = []
        for span in sorted(spans, key=lambda span: (span[0], -span[1], span[2])):
            if not kept or span[0] >= kept[-1][1]:
                kept.append(span)
        spans[:] = kept
    return dict(sorted(found.items()))


def _slim(value: Any) -> Any:
    """Return a row without its nulls, half of a big page; `relation` stays, null says that it is an open one."""
    if isinstance(value, dict):
        return {name: _slim(item) for name, item in value.items() if item is not None or name == "relation"}
    return [_slim(item) for item in value] if isinstance(value, list) else value


def _has_an_actor(claim: ClaimRow, summary: Summary) -> bool:
    return any(end is not None and end["entity"] in summary for end in (claim["subject"], claim["object"]))


def _network_data(summary: Summary) -> dict[str, Any]:
    """Nodes, edges and options as vis-network reads them, by way of pyvis; without what the page draws itself."""
    nodes, edges, _, _, _, options = _network(summary).get_network_data()
    rows = [[_slim({key: row[key] for key in row if key not in OWN_WAY}) for row in part] for part in (nodes, edges)]
    return {"nodes": rows[0], "edges": rows[1], "options": json.loads(options)}


def _network(summary: Summary) -> Network:
    """The pyvis network: no physics, the places given, straight edges."""
    # here, not above: pyvis imports IPython, which costs every command of kg a third of a second
    from pyvis.edge import Edge
    from pyvis.network import Network
    from pyvis.node import Node

    net = Network(directed=True, cdn_resources="in_line")
    net.toggle_physics(False)
    net.set_edge_smooth("continuous")
    net.options.edges.smooth.enabled = False
    # the lists are filled directly: `add_node` and `add_edge` search them from the start each time
    for name, data in sorted(summary.nodes(data=True)):
        net.nodes.append(Node(name, **_node_options(name, data)).options)
        net.node_ids.append(name)
    for source, target, key, data in sorted(summary.edges(keys=True, data=True), key=lambda edge: edge[:3]):
        net.edges.append(Edge(source, target, directed=bool(data["directed"]), **_edge_options(key, data)).options)
    return net


def _node_options(name: str, data: Mapping[str, Any]) -> dict[str, Any]:
    options: dict[str, Any] = {"label": str(data.get("label") or name), "shape": "dot", "kind": str(data["type"])}
    options |= {"x": data["x"], "y": data["y"], "size": data["size"] / 2}
    return options | _chosen(data, NODE_FIELDS)


def _edge_options(key: str, data: Mapping[str, Any]) -> dict[str, Any]:
    return {"id": key, "words": str(data.get("label") or "")} | _chosen(data, EDGE_FIELDS)


def _chosen(data: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    return {field: data.get(field) for field in fields}


def _render(title: str, data: Mapping[str, Any]) -> str:
    library, script, style = _library(), _script(), _web("page.css")
    environment = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True)
    return environment.from_string(_web("page.html")).render(
        title=_writable(title),
        words=words(),
        # Markup: these three are our own files, and the policy's hashes are of these very bytes
        library=Markup(library),
        script=Markup(script),
        style=Markup(style),
        data=_json(data),
        settings=_json({"words": words(), "marks": marks()}, sort=False),
        script_hashes=f"{_hash(library)} {_hash(script)}",
        style_hash=_hash(style),
    )


def _json(value: object, *, sort: bool = True) -> Markup:
    """JSON that can stand inside a script element: nothing in it can end the element or a line."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=sort, separators=(",", ":"), allow_nan=False)
    for sign in "<>&\u2028\u2029":
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return Markup(_writable(text))


def _writable(text: str) -> str:
    """The same text, with `?` for lone surrogates, which UTF-8 cannot hold."""
    return text.encode("utf-8", "replace").decode("utf-8")


def _hash(text: str) -> str:
    """The source expression of a content security policy for an inline element with this text."""
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode('utf-8')).digest()).decode('ascii')}"


@cache
def marks() -> dict[str, Any]:
    """Colours, shapes and line styles, by kind of actor and by status."""
    found: dict[str, Any] = json.loads(_web("marks.json"))
    return found


@cache
def words() -> dict[str, Any]:
    """Every word of the page's own, by key."""
    found: dict[str, Any] = json.loads(_web("words.json"))
    return found


@cache
def _script() -> str:
    """The page's modules as one script with a scope of its own."""
    body = "\n".join(_web(f"{name}.js") for name in SCRIPTS)
    return f'(() => {{\n"use strict";\n{body}}})();'


@cache
def _library() -> str:
    """vis-network as pyvis ships it, its licence in its first lines."""
    return resources.files("pyvis").joinpath(LIBRARY).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _web(name: str) -> str:
    return resources.files("kg.web").joinpath(name).read_text(encoding="utf-8").replace("\r\n", "\n")
