"""Corrections by hand to a build: find what a name means, take a decision, and write the build's files again.

    with open_build("output") as build:
        build.decide(build.merge("A. Smith", "Anna Smith"))

No article is read again, and nothing that was read from one is changed: decisions are applied anew on every build.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from rapidfuzz import process

from kg.errors import InputError
from kg.model import Anchor, Cluster, Decision, DecisionKind, Entity, EntityRow, EntityType, MentionKind
from kg.pipeline import DECISIONS, STORE, recall, redraw
from kg.report import BuildReport
from kg.resolve.decide import DOCUMENT, FORM
from kg.resolve.link import Linker, link
from kg.resolve.profile import fold_name
from kg.store import Store, make_decision, open_store, write_decisions

CHOICES = 12
"""How many actors an error names at most."""


class Build:
    """A build in its folder, open for decisions. `open_build` makes one."""

    def __init__(self, store: Store, folder: Path) -> None:
        """Take the open store of the folder; what `decisions.csv` says holds."""
        self.store, self.folder = store, folder
        recall(store, folder)
        self.clusters = list(store.clusters())
        self.claims = list(store.claims())
        self._by_id = {cluster.id: cluster for cluster in self.clusters}
        self.linker = self._link()

    def _link(self) -> Linker:
        return link(self.clusters, self.claims, self.store.decisions())

    def members(self, entity: Entity) -> list[Cluster]:
        """Return the clusters of an entity, sorted by document."""
        return sorted((self._by_id[id_] for id_ in entity.clusters), key=lambda cluster: (cluster.document, cluster.id))

    def cluster(self, id_: str) -> Cluster:
        """Return a cluster by its id."""
        return self._by_id[id_]

    def find(self, name: str) -> Entity:
        """Return the actor that an id, a name or another form of the name means, whatever its case.

        Raises InputError, with the choices, where several or none are meant.
        """
        named = {entity.id: entity for entity in self.linker.entities if entity.name is not None}
        rows = [
            (entity.id, entity.name or "", _kind(entity.type, entity.titles), entity.aliases)
            for entity in named.values()
        ]
        return named[_meant(rows, name)]

    def anchor(self, entity: Entity, clusters: Sequence[Cluster] | None = None) -> Anchor:
        """Return the first place where an actor (or these of its clusters) is named, by its own name if possible."""
        places = [
            (mention.text != entity.name, cluster.document, mention.start, mention.text)
            for cluster in (self.members(entity) if clusters is None else clusters)
            for mention in cluster.mentions
            if mention.kind is MentionKind.NAME
        ]
        if not places:  # no words name it: a government that is only implied
            return Anchor(entity.name or entity.id)
        _, document, start, text = min(places)
        return Anchor(text, document, start)

    def anchor_of(self, cluster: Cluster) -> Anchor:
        """Return the first place where one document names an actor."""
        return self.anchor(self.linker.by_cluster[cluster.id], [cluster])

    def merge(self, first: str, second: str) -> list[Decision]:
        """Return the decision that two names mean one actor."""
        left, right = self.find(first), self.find(second)
        if left is right:
            raise InputError(f"{first} and {second} are one actor already: {left.name}.")
        return [make_decision(DecisionKind.SAME, self.anchor(left), self.anchor(right))]

    def split(self, name: str, form: str | None = None, document: str | None = None) -> list[Decision]:
        """Return the decisions that take out of an actor what goes by a form of its name, or what a document says.

        Without either each document's part stands alone. Raises InputError where nothing would leave or stay.
        """
        entity = self.find(name)
        members = self.members(entity)
        if form is not None:
            leaving = [c for c in members if fold_name(c.name or "") == fold_name(form)]
        elif document is not None:
            leaving = [c for c in members if c.document == document]
        else:
            leaving = members[1:]
        staying = [cluster for cluster in members if cluster not in leaving]
        if not leaving or not staying:
            raise InputError(_no_split(entity, members))
        left = self.anchor(entity, staying)
        if form is not None:
            return [make_decision(DecisionKind.DIFFERENT, left, self.anchor(entity, leaving), value=FORM)]
        rights = [self.anchor(entity, [cluster]) for cluster in leaving]
        return [make_decision(DecisionKind.DIFFERENT, left, right, value=DOCUMENT) for right in rights]

    def rename(self, name: str, new: str) -> list[Decision]:
        """Return the decision that an actor is called `new`."""
        if not " ".join(new.split()):
            raise InputError("The new name is empty. Give one, in quotes if it has spaces.")
        return [make_decision(DecisionKind.RENAME, self.anchor(self.find(name)), value=" ".join(new.split()))]

    def retype(self, name: str, kind: str) -> list[Decision]:
        """Return the decision that an actor is of a type, such as PERSON."""
        if kind.upper() not in EntityType.__members__:
            raise InputError(f"There is no type {kind}; choose one of {', '.join(EntityType)}.")
        return [make_decision(DecisionKind.RETYPE, self.anchor(self.find(name)), value=kind.upper())]

    def ignore(self, name: str) -> list[Decision]:
        """Return the decision that an actor is no point of the graph; sentences keep its words."""
        return [make_decision(DecisionKind.IGNORE, self.anchor(self.find(name)))]

    def reject(self, claim: str) -> list[Decision]:
        """Return the decision that a statement, given by its id, doesn't count."""
        found = next((known for known in self.claims if known.id == claim), None)
        if found is None:
            raise InputError(f"There is no statement {claim} in {self.folder}; ids stand in claims.jsonl.")
        where = Anchor(claim, found.document, found.trigger.start)
        return [make_decision(DecisionKind.REJECT, where, value=" ".join(found.evidence.text.split())[:200])]

    def decide(self, decisions: Sequence[Decision], *, author: str = "", reason: str = "", redraw: bool = True) -> None:
        """Let the decisions hold from now on, after all others, and write the build's files again."""
        new = {decision.id for decision in decisions}
        today = date.today().isoformat()
        signed = [
            make_decision(d.kind, d.left, d.right, value=d.value, author=author, date=today, reason=reason)
            for d in decisions
        ]
        self._keep([d for d in self.store.decisions() if d.id not in new] + signed, redraw)

    def undo(self, id_: str | None = None) -> Decision:
        """Take back the last decision, or the one of this id, as if it had never been; return it."""
        held = self.store.decisions()
        if not held:
            raise InputError(f"There is no decision to undo in {self.folder}.")
        undone = held[-1] if id_ is None else next((d for d in held if d.id == id_), None)
        if undone is None:
            raise InputError(f"There is no decision {id_}; kg decisions lists them.")
        self._keep([decision for decision in held if decision is not undone], True)
        return undone

    def _keep(self, decisions: list[Decision], rewrite: bool) -> None:
        self.store.put_decisions(decisions, date.today().isoformat())
        if decisions:
            write_decisions(decisions, self.folder / DECISIONS)
        else:
            (self.folder / DECISIONS).unlink(missing_ok=True)
        if rewrite:
            self.redraw()

    def redraw(self) -> None:
        """Write the build's files again."""
        redraw(self.store, self.folder, BuildReport())
        self.linker = self._link()


@contextmanager
def open_build(folder: str | os.PathLike[str]) -> Iterator[Build]:
    """Open the build of a folder. Raises InputError where there is none."""
    path = Path(folder)
    if not (path / STORE).is_file():
        raise InputError(f"{path} holds no build (no {STORE}). Run kg build first, or name its folder with -o.")
    with open_store(path / STORE) as store:
        yield Build(store, path)


def one_of(entities: Iterable[EntityRow], name: str) -> str:
    """Return the id of the actor that an id, a name or another form of it means. Raises InputError as `Build.find`."""
    rows = [
        (row["entity"], row["name"], _kind(row["type"], row["titles"]), row["aliases"])
        for row in entities
        if row["name"]
    ]
    return _meant(rows, name)


def _kind(kind: str, titles: Sequence[str]) -> str:
    """Say what an actor is, with its titles, so that two of one name can be told apart."""
    return ", ".join([kind, *titles[:3]])


def _meant(rows: Sequence[tuple[str, str, str, Sequence[str]]], name: str) -> str:
    """Return the id of the one row (id, name, type, other forms) that a name means."""
    wanted = fold_name(name)
    found = [row for row in rows if row[0] == name]
    found = found or [row for row in rows if fold_name(row[1]) == wanted]
    found = found or [row for row in rows if wanted in map(fold_name, row[3])]
    if len(found) == 1:
        return found[0][0]
    if found:
        lines = [f"  {id_} ({full}, {kind})" for id_, full, kind, _ in found[:CHOICES]]
        raise InputError("\n".join([f"{name} can mean several actors. Give one of these instead:", *lines]))
    near = process.extract(name, {row[0]: row[1] for row in rows}, limit=5, score_cutoff=60)
    also = ["Did you mean one of these?", *dict.fromkeys(f"  {item[0]}" for item in near)] if near else []
    raise InputError("\n".join([f"There is no actor called {name} in this build.", *also]))


def _no_split(entity: Entity, members: Sequence[Cluster]) -> str:
    """Say what an actor could be split into."""
    forms = sorted({cluster.name or "" for cluster in members})
    documents = sorted({cluster.document for cluster in members})
    if len(members) == 1:
        return f"{entity.name} stands in one article alone ({documents[0]}), as one actor; there is nothing to split."
    return "\n".join([
        f"{entity.name} can't be split like that. Its forms (give one as second word) and articles (--document):",
        *(f"  form     {form}" for form in forms[:CHOICES]),
        *(f"  article  {document}" for document in documents[:CHOICES]),
    ])  # fmt: skip
