"""Clauses of a parse: a predicate with its subjects, objects and obliques. Needs a Parse; gives Clauses.

What a sentence leaves out is filled in: the antecedent of a relative pronoun, the controller of
an infinitive, the subject shared by coordinated verbs.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg import rules
from kg.nlp.parse import Parse
from kg.nlp.quotes import inverted_speaker
from kg.propositions.control import fill, share_objects

_SUBJECT = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_CROWDS = frozenset({"group", "delegation", "number", "team", "panel", "list", "crowd"})
_ESCORTED = frozenset({"accompany", "follow", "join", "flank", "escort"})
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
        fill(parse, clauses, clauses[i])
    for clause in clauses.values():
        share_objects(parse, clauses, clause)
    return clauses


def _is_predicate(parse: Parse, i: int) -> bool:
    pos, dep = parse.pos[i], parse.dep[i]
    if pos == "VERB":
        if (
            i > 1
            and parse.words[i - 1] == "-"
            and parse.tag[i] in ("VBG", "VBN")
            and parse.end[i - 1] == parse.start[i]
        ):
            return False  # *ground-breaking*, *Lark-led*
        if parse.lower[parse.edges[0][i]] == "than" and dep != "ROOT":
            return False  # *later than planned*
        return dep not in ("amod", "acomp", "compound", "aux", "auxpass", "prep", "case")
    return pos == "AUX" and dep not in ("aux", "auxpass")


def _clause(parse: Parse, i: int) -> Clause:
    passive = any(parse.dep[c] in ("nsubjpass", "auxpass") for c in parse.children(i)) or _is_headline_passive(parse, i)
    clause = Clause(i, parse.lemma[i].lower(), passive or _is_bare_passive(parse, i))
    speaker = inverted_speaker(parse, i)
    for c in parse.children(i):
        dep = parse.dep[c]
        if dep in _SUBJECT or c == speaker:
            clause.subjects.extend(expand(parse, c))
        elif dep in ("dobj", "obj"):
            clause.objects.extend(expand(parse, c))
            clause.subjects.extend(_late_list(parse, i, c))
        elif dep in ("dative", "iobj"):
            clause.indirect.extend(_pobjs(parse, c) if parse.pos[c] == "ADP" else expand(parse, c))
        elif dep == "agent":
            clause.agents.extend(_pobjs(parse, c))
        elif dep == "prep" and _lists_subject(parse, i, c):
            clause.subjects.extend(_pobjs(parse, c))
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


def _is_bare_passive(parse: Parse, i: int) -> bool:
    """*saw 400 jobs cut*, *with ten planes ordered*: a participle with a subject of its own and no auxiliary."""
    if parse.tag[i] != "VBN" or parse.dep[i] not in ("ccomp", "pcomp", "acl", "advcl") or parse.child(i, "dobj"):
        return False
    return parse.child(i, "nsubj") is not None and parse.child(i, "aux", "auxpass", "mark") is None


def _is_headline_passive(parse: Parse, i: int) -> bool:
    """*Soldiers killed in raid*: in a line without a full stop, a past form that lacks its object is a passive."""
    last = parse.sentences[parse.sentence_of[i]].last - 1
    if parse.dep[i] != "ROOT" or parse.tag[i] not in ("VBD", "VBN") or parse.pos[last] == "PUNCT":
        return False
    if any(parse.dep[c] not in ("nsubj", "prep", "npadvmod", "advmod", "punct", "agent") for c in parse.children(i)):
        return False
    found = rules.verb_rules().get(parse.lemma[i].lower(), ())
    return any(rule.target[:1] == ("object",) for rule in found)


def _pobjs(parse: Parse, prep: int) -> list[int]:
    return [x for p in parse.children(prep, "pobj") for x in expand(parse, p)]


def _obliques(parse: Parse, prep: int) -> list[tuple[str, int]]:
    """Return (marker, noun) below a preposition; *out of* is one marker, *from Ostia to Norland* are two."""
    marker = parse.lower[prep]
    found = [(marker, x) for x in _pobjs(parse, prep)]
    for inner in parse.children(prep, "prep"):
        before = f"{marker} " if inner == prep + 1 else ""
        found.extend((f"{before}{m}", x) for m, x in _obliques(parse, inner))
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
        elif parse.dep[c] == "prep" and _lists(parse, c) and _is_many(parse, i):
            found.extend(_pobjs(parse, c))
        elif parse.dep[c] == "appos" and _is_list_of_names(parse, i, c):
            found.extend(expand(parse, c))  # the parser takes the second name of a list for an apposition
    return found


def _is_list_of_names(parse: Parse, i: int, c: int) -> bool:
    named = parse.pos[i] == "PROPN" or parse.ent[i] == "PERSON"
    return named and parse.pos[c] == "PROPN" and bool(parse.children(i, "conj") or parse.children(c, "conj"))


def _is_many(parse: Parse, i: int) -> bool:
    """Can a list of examples follow the noun: is it a plural, a quantity or a list itself?"""
    if parse.tag[i] in ("NNS", "NNPS", "PRP", "DT", "JJ", "CD") or parse.lower[i] in _CROWDS:
        return True
    return bool(parse.children(i, "conj"))


def _late_list(parse: Parse, verb: int, noun: int) -> list[int]:
    """Return a list of doers that the parser hung on the object: *many attended the wake, including A and B*."""
    subject = parse.child(verb, "nsubj")
    if subject is None or _is_many(parse, noun) or not _is_many(parse, subject):
        return []
    lists = [c for c in parse.children(noun, "prep") if _lists(parse, c) and parse.words[c - 1] == ","]
    return [x for c in lists for x in _pobjs(parse, c)]


def _lists_subject(parse: Parse, verb: int, prep: int) -> bool:
    """Does *including* at the end of the clause list who its subject is? *Acted like a king* lists nobody."""
    return parse.lower[prep] != "like" and _lists(parse, prep) and parse.child(verb, "nsubj", "nsubjpass") is not None


def _lists(parse: Parse, prep: int) -> bool:
    word = parse.lower[prep]
    if word in _LISTING:
        return True
    return word == "as" and any(parse.lower[c] == "such" for c in parse.children(prep))
