"""RDF: Turtle with one statement a claim, or TriG with one named graph a claim.

A claim is never asserted as a plain triple: it is described (who says it, whether it is denied, planned or possible,
with which words) with the vocabularies RDF, PROV and RDFS; states such as membership take properties of Wikidata.
Turtle reifies with rdf:subject, rdf:predicate and rdf:object; TriG puts the triple into a graph of its own.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote

from kg.export.files import atomic_write
from kg.export.flat import Row

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
DCT = "http://purl.org/dc/terms/"
WDT = "http://www.wikidata.org/prop/direct/"
BASE = "urn:kg:"
WIKIDATA = {
    "holds_position": "P108", "member_of": "P463", "family_of": "P1038", "from_country": "P27", "born_in": "P19",
    "lives_in": "P551", "educated_at": "P69", "based_in": "P159", "located_in": "P276", "part_of": "P361",
    "owns": "P1830",
    "participates_in": "P1344",
}  # fmt: skip
"""The property of a relation, where it has the relation's direction. P108 is *employer*: P39 would want a position."""
TURNED = {"leads": "P488", "founded": "P112"}
"""Properties that lead from the object to the subject: *chairperson*, *founded by*."""
CLAIM_TEXTS = ("predicate", "polarity", "factuality", "status", "title", "amount", "topic", "rule")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(r'[\\"\x00-\x1f\x7f\ud800-\udfff]')
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z")

type Triple = tuple[str, str, str]


def generate_rdf(nodes: Iterable[Row], claims: Iterable[Row], *, named: bool, left_out: Sequence[str] = ()) -> str:
    """Return the file's text: TriG with a graph for each claim where `named`, else Turtle."""
    lines = [f"# Left out: {' '.join(text.split())}" for text in left_out]
    for row in nodes:
        lines += [_line(*triple) for triple in _actor(row)]
    documents: dict[str, Row] = {}
    for row in claims:
        documents.setdefault(row["document"], row)
        stated, about = _claim(row)
        if named and stated is not None:
            lines.append(f"{_iri('claim', row['id'])} {{ {_line(*stated)} }}")
        elif stated is not None:
            here = _iri("claim", row["id"])
            parts = zip(("subject", "predicate", "object"), stated, strict=True)
            lines += [_line(here, f"<{RDF}{part}>", term) for part, term in parts]
        lines += [_line(*triple) for triple in about]
    for name, row in sorted(documents.items()):
        lines += [_line(*triple) for triple in _document(name, row)]
    return "".join(f"{line}\n" for line in lines)


def write_rdf(
    nodes: Iterable[Row],
    claims: Iterable[Row],
    path: str | os.PathLike[str],
    *,
    named: bool,
    left_out: Sequence[str] = (),
) -> None:
    """Write the graph to `path`, whole or not at all."""
    text = generate_rdf(nodes, claims, named=named, left_out=left_out)
    with atomic_write(path) as file:
        file.write(text)


def _actor(row: Row) -> Iterator[Triple]:
    here = _iri("actor", row["id"])
    yield here, f"<{RDF}type>", _iri("type", row["type"])
    yield here, f"<{RDFS}label>", _text(row["label"])
    for alias in row["aliases"]:
        yield here, _iri("property", "alias"), _text(alias)
    if row["country"]:
        yield here, _iri("property", "country"), _text(row["country"])
    if row["wikidata"]:
        yield here, f"<{OWL}sameAs>", f"<http://www.wikidata.org/entity/{row['wikidata']}>"


def _claim(row: Row) -> tuple[Triple | None, list[Triple]]:
    """Return what a claim states, None without two ends, and what is told of it."""
    here = _iri("claim", row["id"])
    about: list[Triple] = [
        (here, f"<{RDF}type>", f"<{RDF}Statement>"),
        (here, f"<{PROV}value>", _text(row["evidence"])),
        (here, f"<{PROV}wasQuotedFrom>", _iri("document", row["document"])),
        (here, _iri("property", "start"), _number(row["evidence_start"], "integer")),
        (here, _iri("property", "end"), _number(row["evidence_end"], "integer")),
        (here, _iri("property", "confidence"), _number(row["confidence"], "double")),
    ]
    about += [(here, _iri("property", name), _text(row[name])) for name in CLAIM_TEXTS if row[name]]
    for name, id_ in zip(row["attribution"], row["attribution_ids"], strict=True):
        about.append((here, f"<{PROV}wasAttributedTo>", _iri("actor", id_) if id_ else _text(name)))
    for name in ("time_start", "time_end"):
        if row[name]:
            about.append((here, _iri("property", name), _date(row[name])))
    if row["place"]:
        about.append((here, _iri("property", "place"), _end(row["place_id"], row["place"])))
    if row["object"] is None or row["subject"] is None:
        return None, about
    subject, target = _end(row["subject_id"], row["subject"]), _end(row["object_id"], row["object"])
    relation = row["relation"]
    if relation in TURNED and row["object_id"]:
        return (target, f"<{WDT}{TURNED[relation]}>", subject), about
    if subject.startswith('"'):  # RDF wants a thing as subject
        return None, [*about, (here, _iri("property", "subject"), subject), (here, _iri("property", "object"), target)]
    return (subject, _property(row), target), about


def _property(row: Row) -> str:
    relation = row["relation"]
    if relation == "from_country" and row["subject_type"] not in ("PERSON", "GROUP"):
        return f"<{WDT}P495>"
    if relation == "located_in" and row["subject_type"] == "PLACE":
        return f"<{WDT}P131>"
    if relation in WIKIDATA:
        return f"<{WDT}{WIKIDATA[relation]}>"
    return _iri("relation", relation) if relation else _iri("open", row["predicate"].replace(" ", "-"))


def _document(name: str, row: Row) -> Iterator[Triple]:
    here = _iri("document", name)
    yield here, f"<{RDF}type>", f"<{PROV}Entity>"
    if row["document_title"]:
        yield here, f"<{DCT}title>", _text(row["document_title"])
    if row["source"]:
        yield here, f"<{DCT}publisher>", _text(row["source"])
    if row["published"]:
        yield here, f"<{DCT}issued>", _date(row["published"])
    if row["url"]:
        yield here, f"<{DCT}source>", _text(row["url"])


def _line(subject: str, predicate: str, target: str) -> str:
    return f"{subject} {predicate} {target} ."


def _iri(kind: str, name: str) -> str:
    return f"<{BASE}{kind}:{quote(name.encode('utf-8', 'replace'), safe='')}>"


def _end(id_: str | None, words: str) -> str:
    return _iri("actor", id_) if id_ else _text(words)


def _text(text: str) -> str:
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    sign = found[0]
    if "\ud800" <= sign <= "\udfff":
        return "?"
    return _ESCAPES.get(sign) or f"\\u{ord(sign):04X}"


def _number(value: float, kind: str) -> str:
    return f'"{value}"^^<{XSD}{kind}>'


def _date(text: str) -> str:
    """Return a literal that is as fine as the text: a day, a month, a year, else plain words."""
    kinds = {4: "gYear", 7: "gYearMonth", 10: "date"}
    if _DAY.match(text) or (len(text) in (4, 7) and text.replace("-", "").isdigit()):
        return f"{_text(text)}^^<{XSD}{kinds[len(text)]}>"
    return _text(text)
