"""One statement in words: what it says, in which sentence, who says so, and what it was read from."""

from __future__ import annotations

from collections.abc import Iterator

from kg.export.html import words
from kg.graph.summary import told_as
from kg.model import ClaimRow, DocumentRow, EndRow


def claim_lines(claim: ClaimRow, document: DocumentRow | None) -> Iterator[str]:
    """Yield a statement and why it is there, a line each; names and sentences as they stand in the article."""
    kind = words()["relations"].get(claim["relation"], claim["predicate"])
    yield " - ".join(part for part in (_name(claim["subject"]), kind, _name(claim["object"])) if part)
    yield f"  sentence: {' '.join(claim['evidence']['text'].split())}"
    if document:
        told = [document["title"] or document["id"], document["source"], document["published"]]
        yield f"  article: {', '.join(part for part in told if part)}"
    status = told_as({**claim, "reported": bool(claim["attribution"])})
    yield f"  told as: {words()['badges'].get(status, words()['asserted'])}"
    sources = [source["name"] or source["text"] or words()["someone"] for source in claim["attribution"]]
    yield "  who says so: " + (", citing ".join(sources) if sources else "the article itself")
    yield f"  read from: {rule_words(claim)}"
    for end in (claim["subject"], claim["object"]):
        if end and end["name"] and end["text"] and end["text"] != end["name"]:
            yield f'  in this sentence: "{end["text"]}" is {end["name"]} (kg why "{end["name"]}" says why)'
    yield f"  how sure: {claim['confidence']:.2f}, {words()['sure_help']}"


def rule_words(claim: ClaimRow) -> str:
    """Return what a statement was read from, with its rule: *“met”, a verb that stands for: … (verb.consult.meet)*."""
    rules, rule = words()["rules"], claim["rule"]
    told = rules.get(rule) or rules.get(rule.split(".")[0], "")
    kind = words()["relations"].get(claim["relation"], words()["other_relation"])
    trigger = claim["trigger"]["text"] if claim["trigger"] else ""
    return f"{told.format(words=trigger or claim['predicate'], kind=kind)} ({rule})".strip()


def _name(end: EndRow | None) -> str:
    return (end["name"] or end["text"] or "") if end else ""
