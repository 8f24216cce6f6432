"""Clauses of a parse: a predicate with its subjects, objects and obliques. Needs a Parse; gives Clauses.

What a sentence leaves out is filled in: the antecedent of a relative pronoun, the controller of
an infinitive, the subject shared by coordinated verbs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg.nlp.parse import Parse

RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "offer", "agree", "refuse"})
_OBJECT_CONTROL = frozenset({"of", "from", "as", "into", "for"})
_LISTING = frozenset({"including", "include", "like"})


@dataclass(slots=True)
class Clause:
    """One predicate and its arguments, as head tokens.

    `lemma` is the verb's lemma with its particle; `passive` tells the voice: then `subjects` are
    the patients and `agents` the doers. `filled` marks subjects taken from elsewhere in the sentence.
    `governor` is the predicate (a token) that this clause depends on, `link` how (*ccomp*, *xcomp*, …).
    """

    verb: int
    lemma: str
    passive: bool
    subjects: list[int] = field(default_factory=list)
    filled: bool = False
    agents: list[int] = field(default_factory=list)
    objects: list[int] = field(default_factory=list)
    indirect: list[int] = field(default_factory=list)
    obliques: list[tuple[str, int]] = field(default_factory=list)
    attributes: list[int] = field(default_factory=list)
    complements: list[int] = field(default_factory=list)
    particle: int | None = None
    governor: int | None = None
    link: str = ""


def find_clauses(parse: Parse) -> dict[int, Clause]:
    """Return the clauses of a document by their predicate token, in the order of the text."""
    clauses = {i: _clause(parse, i) for i in range(len(parse)) if _is_predicate(parse, i)}
    for i in sorted(clauses, key=parse.depth.__getitem__):
        _fill(parse, clauses, clauses[i])
    return clauses


def is_infinitive(parse: Parse, verb: int) -> bool:
    """Has the verb a *to* before it?"""
    return any(parse.lower[c] == "to" for c in parse.children(verb, "aux"))


def _is_predicate(parse: Parse, i: int) -> bool:
    pos, dep = parse.pos[i], parse.dep[i]
    if pos == "VERB":
        return dep not in ("amod", "compound", "aux", "auxpass", "prep", "case")
    return pos == "AUX" and dep not in ("aux", "auxpass")


def _clause(parse: Parse, i: int) -> Clause:
    passive = any(parse.dep[c] in ("nsubjpass", "auxpass") for c in parse.children(i))
    clause = Clause(i, parse.lemma[i].lower(), passive)
    for c in parse.children(i):
        dep = parse.dep[c]
        if dep in _SUBJECT:
            clause.subjects.extend(expand(parse, c))
        elif dep in ("dobj", "obj"):
            clause.objects.extend(expand(parse, c))
        elif dep in ("dative", "iobj"):
            if parse.pos[c] == "ADP":
                clause.indirect.extend(_pobjs(parse, c))
            else:
                clause.indirect.extend(expand(parse, c))
        elif dep == "agent":
            clause.agents.extend(_pobjs(parse, c))
        elif dep == "prep":
            clause.obliques.extend(_obliques(parse, c))
        elif dep in ("attr", "oprd", "acomp"):
            clause.attributes.extend(expand(parse, c))
            for p in parse.children(c, "prep") if dep == "acomp" else ():
                clause.obliques.extend(_obliques(parse, p))
        elif dep in ("ccomp", "xcomp"):
            clause.complements.append(c)
        elif dep == "prt":
            clause.particle = c
            clause.lemma = f"{clause.lemma} {parse.lower[c]}"
    return clause


def _pobjs(parse: Parse, prep: int) -> list[int]:
    return [x for p in parse.children(prep, "pobj") for x in expand(parse, p)]


def _obliques(parse: Parse, prep: int) -> list[tuple[str, int]]:
    """Return (marker, noun) below a preposition; *out of* and its like are one marker."""
    marker = parse.lower[prep]
    found = [(marker, x) for x in _pobjs(parse, prep)]
    for inner in parse.children(prep, "prep"):
        found.extend((f"{marker} {m}", x) for m, x in _obliques(parse, inner))
    for other in parse.children(prep, "conj"):
        if parse.pos[other] == "ADP":
            found.extend(_obliques(parse, other))
    return found


def expand(parse: Parse, i: int) -> list[int]:
    """Return the noun `i`, what is coordinated with it, and what *such as* or *including* lists under it."""
    found = [i]
    for c in parse.children(i):
        if parse.dep[c] == "conj" and parse.pos[c] in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
            found.extend(expand(parse, c))
        elif parse.dep[c] == "prep" and _lists(parse, c):
            found.extend(_pobjs(parse, c))
    return found


def _lists(parse: Parse, prep: int) -> bool:
    word = parse.lower[prep]
    if word in _LISTING:
        return True
    return word == "as" and any(parse.lower[c] == "such" for c in parse.children(prep))


def _fill(parse: Parse, clauses: dict[int, Clause], clause: Clause) -> None:
    """Set the governor and fill in relative pronouns and left-out subjects. Governors come first."""
    i = clause.verb
    dep, head = parse.dep[i], parse.head[i]
    clause.link = dep
    clause.governor = _governor(parse, clauses, i)
    if dep == "relcl" or (dep == "acl" and parse.tag[i] in ("VBN", "VBD", "VBG")):
        _fill_relative(parse, clause, head)
    if clause.subjects:
        return
    clause.filled = True
    above = clauses.get(head)
    if dep == "conj" and above is not None:
        clause.subjects = list(above.subjects)
        clause.passive = clause.passive or (above.passive and parse.tag[i] == "VBN")
    elif dep in ("xcomp", "ccomp", "advcl", "pcomp", "dep", "parataxis") or dep == "acl":
        clause.subjects = _controller(parse, clauses, i)


def _fill_relative(parse: Parse, clause: Clause, antecedent: int) -> None:
    nouns = [antecedent]
    replaced = False
    for role in (clause.subjects, clause.objects, clause.indirect):
        for n, token in enumerate(role):
            if parse.lower[token] in RELATIVE and parse.tag[token] in ("WDT", "WP", "IN", "DT"):
                role[n : n + 1] = nouns
                replaced = True
                break
    for n, (marker, token) in enumerate(clause.obliques):
        if parse.lower[token] in ("whom", "which"):
            clause.obliques[n : n + 1] = [(marker, noun) for noun in nouns]
            replaced = True
    if replaced:
        return
    verb = clause.verb
    if parse.dep[verb] == "acl":
        if parse.tag[verb] == "VBG":
            clause.subjects, clause.filled = nouns, True
        else:
            clause.subjects, clause.passive, clause.filled = nouns, True, True
    elif clause.subjects and not clause.objects and not clause.passive and parse.lemma[verb] != "be":
        first = parse.edges[0][verb]
        if parse.lower[first] not in ("where", "when", "why", "whereby", "whose"):
            clause.objects = nouns


def _governor(parse: Parse, clauses: dict[int, Clause], i: int) -> int | None:
    """Return the nearest predicate above `i`."""
    for above in parse.ancestors(i):
        if above in clauses:
            return above
    return None


def _controller(parse: Parse, clauses: dict[int, Clause], i: int) -> list[int]:
    """Return the subject of an infinitive or participle: the object above it where that controls, else the subject."""
    head = parse.head[i]
    above = clauses.get(head)
    if parse.dep[i] == "acl":
        owner = parse.child(head, "poss")
        if owner is not None:
            return [owner]
    if above is None:
        outer = clauses.get(next((a for a in parse.ancestors(i) if a in clauses), -1))
        if outer is None:
            return []
        owner = parse.child(head, "poss")
        return [owner] if owner is not None else _gerund_subject(parse, outer, i)
    if parse.dep[i] == "xcomp" and (above.objects or above.indirect) and above.lemma not in _SUBJECT_CONTROL:
        return list(above.objects or above.indirect)
    if above.passive and parse.dep[i] == "xcomp":
        return list(above.subjects)
    return _doers(above)


def _doers(clause: Clause) -> list[int]:
    if clause.passive and clause.agents:
        return list(clause.agents)
    return list(clause.subjects)


def _gerund_subject(parse: Parse, outer: Clause, i: int) -> list[int]:
    """Return the subject of a gerund after a preposition: *accused Ray of paying*, *quoted Ray as saying*."""
    prep = parse.head[i]
    hangs_on_verb = parse.dep[i] == "pcomp" and parse.head[prep] == outer.verb
    if hangs_on_verb and parse.lower[prep] in _OBJECT_CONTROL and outer.lemma not in _SUBJECT_CONTROL:
        if outer.passive:
            return list(outer.subjects)
        if outer.objects:
            return list(outer.objects)
    return _doers(outer)
