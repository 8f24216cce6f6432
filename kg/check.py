"""Check the word lists and rules for mistakes (`kg check`)."""

from __future__ import annotations

from kg import rules
from kg.fields import fields
from kg.wikidata import wikidata


def check() -> list[str]:
    """Return what is wrong with the rule files, one sentence each; empty if all is well."""
    faults = []
    seen: set[str] = set()
    for rule in rules.predicates():
        if rule.id in seen:
            faults.append(f"predicates.yaml: the id {rule.id} stands twice; give each rule its own")
        seen.add(rule.id)
        if rule.relation not in rules.RELATIONS:
            faults.append(f"predicates.yaml: {rule.id} has the unknown relation {rule.relation!r}")
        if not rule.example or not rule.counter:
            faults.append(f"predicates.yaml: {rule.id} needs an example and a counter-example")
    for group in rules.context().values():
        for cue in group:
            if cue.effect not in rules.EFFECTS:
                faults.append(f"context.yaml: {cue.id} has the unknown effect {cue.effect!r}")
            if cue.act is not None and cue.act not in rules.RELATIONS:
                faults.append(f"context.yaml: {cue.id} has the unknown act {cue.act!r}")
    for rule_id, relation in {(role.id, role.relation) for found in rules.roles().values() for role in found}:
        if relation not in rules.RELATIONS:
            faults.append(f"roles.yaml: {rule_id} has the unknown relation {relation!r}")
    for load in (
        wikidata, fields, rules.titles, rules.gazetteer, rules.nouns, rules.given_names, rules.nicknames, rules.speech,
        rules.known_names, rules.places,
    ):  # fmt: skip
        load()  # a file that can't be read is a RuleError
    return sorted(set(faults))
