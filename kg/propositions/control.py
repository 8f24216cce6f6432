"""Who acts where the sentence leaves it out: relative pronouns, infinitives, participles, coordination.

Needs a Parse and its Clauses; fills in the Clauses' subjects and objects.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import rules
from kg.model import EntityType
from kg.nlp.parse import Parse
from kg.propositions.forms import is_infinitive

if TYPE_CHECKING:
    from kg.propositions.clauses import Clause

_RELATIVE = frozenset({"who", "whom", "which", "that", "whose"})
_SUBJECT_CONTROL = frozenset({"promise", "vow", "threaten", "offer", "agree", "refuse", "lack"})
_OBJECT_CONTROL = frozenset({"of", "from", "as", "into", "for"})
LETTING = frozenset(
    "allow enable permit let help cause force make require order prompt lead persuade drive encourage ask tell urge "
    "invite advise instruct command pressure compel oblige forbid authorise authorize teach train convince".split()
)
"""Verbs that let or make somebody act, and so do something to them."""
RAISERS = LETTING | frozenset(
    "get beg push inspire motivate want need expect like see watch hear leave send lobby warn remind challenge direct "
    "believe know consider find show say report assume think design intend schedule set book".split()
)
"""Verbs whose object does what the infinitive after it says, be it a thing (*allowed the ship to land*)."""
_ADDRESSED = frozenset("call appeal plead rely count depend prevail wait press push long".split())
"""*Called on Ostia to leave*: what follows their preposition leaves."""
_IN_COMPANY = frozenset("accompany join flank escort follow back lead surround arm dress".split())
_CALENDAR = frozenset({"DATE", "TIME"})
_PLACES = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
_ALONE = frozenset("sit stand come go stay wait try die live happen occur rise fall arrive be".split())
_ABOUT_OTHERS = frozenset({"reject", "accuse", "support", "protest", "threaten"})
_BUSY = frozenset({"have", "spend", "waste", "lose", "take"})
"""*Had trouble leaving*: the subject leaves."""
_ACTORS = frozenset({EntityType.PERSON, EntityType.GROUP, EntityType.ORGANIZATION, EntityType.GOVERNMENT})
_IMPERSONAL = frozenset({"without", "by", "through", "for", "in"})

Clauses = dict[int, "Clause"]


def fill(parse: Parse, clauses: Clauses, clause: Clause) -> None:
    """Set the governor and fill in relative pronouns and left-out subjects. Governors come first."""
    i = clause.verb
    dep, head = parse.dep[i], parse.head[i]
    clause.link = dep
    clause.governor = next((above for above in parse.ancestors(i) if above in clauses), None)
    bare = not clause.subjects and parse.tag[i] in ("VBN", "VBD", "VBG")
    if dep == "relcl" or (dep == "acl" and bare):
        _fill_relative(parse, clause, _antecedent(parse, clauses, clause, head))
    if clause.subjects or any(parse.lower[c] == "there" for c in parse.children(i, "expl")):
        return
    clause.filled = True
    above = clauses.get(head)
    if dep == "conj" and above is not None:
        clause.subjects = list(above.subjects)
        clause.passive = clause.passive or (above.passive and parse.tag[i] == "VBN")
    elif dep == "conj":
        clause.subjects = parse.children(head, "nsubj", "nsubjpass")
    elif dep in ("xcomp", "ccomp", "advcl", "pcomp", "dep", "parataxis", "acl"):
        clause.subjects = _controller(parse, clauses, i)


def share_objects(parse: Parse, clauses: Clauses, clause: Clause) -> None:
    """*Mocked and attacked Ostia*: give the first verb the object that stands after the second."""
    if clause.objects or clause.complements or clause.passive or clause.lemma in _ALONE or clause.attributes:
        return
    for c in parse.children(clause.verb, "conj"):
        other = clauses.get(c)
        if other is None or not other.objects or not other.filled or parse.tag[c] != parse.tag[clause.verb]:
            continue
        between = range(clause.verb + 1, c)
        if all(parse.dep[k] in ("cc", "advmod", "punct") for k in between):
            clause.objects = list(other.objects)


def _antecedent(parse: Parse, clauses: Clauses, clause: Clause, noun: int) -> list[int]:
    """Return what a relative clause or participle is about: not the date or place that the parser hung it on."""
    i = clause.verb
    if parse.dep[i] == "relcl" and parse.ent[noun] in _CALENDAR:
        wider = (a for a in parse.ancestors(noun) if parse.pos[a] in ("NOUN", "PROPN") and not parse.ent[a])
        return [next(wider, noun)]
    in_company = parse.tag[i] == "VBN" and parse.lemma[i] in _IN_COMPANY and clause.agents
    if parse.dep[i] == "acl" and in_company and parse.ent[noun] in _PLACES:
        outer = clauses.get(clause.governor) if clause.governor is not None else None
        if outer is not None and outer.subjects:
            return list(outer.subjects)
    return [noun]


def _fill_relative(parse: Parse, clause: Clause, nouns: list[int]) -> None:
    if _replace_pronoun(parse, clause, nouns):
        return
    verb = clause.verb
    if parse.dep[verb] == "acl":
        clause.subjects, clause.filled = nouns, True
        clause.passive = clause.passive or parse.tag[verb] != "VBG"
    elif clause.subjects and not clause.objects and not clause.passive and parse.lemma[verb] != "be":
        first = parse.edges[0][verb]
        if parse.lower[first] not in ("where", "when", "why", "whereby", "whose"):
            clause.objects = nouns


def _replace_pronoun(parse: Parse, clause: Clause, nouns: list[int]) -> bool:
    """Put the antecedent in the place of the relative pronoun; False where there is none."""
    replaced = False
    for role in (clause.subjects, clause.objects, clause.indirect):
        for n, token in enumerate(role):
            if parse.lower[token] in _RELATIVE and parse.tag[token] in ("WDT", "WP", "IN", "DT"):
                role[n : n + 1] = nouns
                replaced = True
                break
    for n, (marker, token) in enumerate(clause.obliques):
        if parse.lower[token] in ("whom", "which"):
            clause.obliques[n : n + 1] = [(marker, noun) for noun in nouns]
            return True
    return replaced


def _controller(parse: Parse, clauses: Clauses, i: int) -> list[int]:
    """Return the subject of an infinitive or participle: the object above it where that controls, else the subject."""
    head = parse.head[i]
    above = clauses.get(head)
    if parse.dep[i] == "acl":
        owner = parse.child(head, "poss")
        if owner is not None:
            return [owner]
    if above is None:
        return _under_noun(parse, clauses, i)
    if is_infinitive(parse, i):
        addressed = _addressed(parse, above, i)
        if addressed:
            return addressed
    if _is_impersonal(parse, above):
        return []
    if parse.tag[i] == "VBG" and above.lemma in _BUSY:
        return _doers(above)
    if parse.dep[i] == "xcomp" and (above.objects or above.indirect) and above.lemma not in _SUBJECT_CONTROL:
        if above.passive or not is_infinitive(parse, i) or may_control(parse, above):
            return list(above.objects or above.indirect)
        owners = _owners(parse, above.objects[0]) if above.objects else []
        # *its option*: whose it is, the subject tells
        return owners if owners and parse.tag[owners[0]] != "PRP$" else _doers(above)
    if above.passive and (parse.dep[i] == "xcomp" or not is_infinitive(parse, i)):
        return list(above.subjects)  # *captured by rebels, she was freed by troops*: she was captured
    return _doers(above)


def may_control(parse: Parse, above: Clause) -> bool:
    """Can the object do what the infinitive says? *Exercised its option to buy ships*: the option buys nothing."""
    if above.lemma in RAISERS or parse.lemma[above.verb].lower() in RAISERS:
        return True
    noun = (above.objects or above.indirect)[0]
    if parse.pos[noun] != "NOUN":
        return True
    lemma = parse.lemma[noun].lower()
    return rules.nouns().types.get(lemma) in _ACTORS or lemma in rules.titles().positions


def _is_impersonal(parse: Parse, clause: Clause) -> bool:
    """Is it *it is easy to leave*, where nobody is named?"""
    return bool(clause.attributes) and all(parse.lower[s] == "it" for s in clause.subjects) and bool(clause.subjects)


def _addressed(parse: Parse, above: Clause, i: int) -> list[int]:
    """Return the noun between a verb's preposition and the infinitive: *called on Ostia to leave*."""
    left, right = parse.edges
    for prep in parse.children(above.verb, "prep"):
        touches = right[prep] + 1 == left[i]
        if touches and (parse.lower[prep] == "for" or parse.lemma[above.verb] in _ADDRESSED):
            return [token for _, token in above.obliques if left[prep] < token < left[i]]
    return []


def _under_noun(parse: Parse, clauses: Clauses, i: int) -> list[int]:
    """Return the subject of a clause below a noun, an adjective or a preposition."""
    outer = clauses.get(next((a for a in parse.ancestors(i) if a in clauses), -1))
    if outer is None:
        return []
    owners = _owners(parse, parse.head[i])
    if owners:
        return owners
    if parse.dep[i] == "acl" and parse.head[i] in outer.objects and _is_about_others(outer):
        return []
    prep = parse.head[i]
    if parse.dep[i] == "pcomp" and parse.head[prep] == outer.verb:
        named = all(parse.pos[o] in ("PROPN", "PRON") for o in outer.objects)
        return _gerund_subject(outer, parse.lower[prep] if named or parse.lower[prep] != "for" else "")
    return [] if _is_impersonal(parse, outer) else _doers(outer)


def _owners(parse: Parse, noun: int) -> list[int]:
    """Return whose the plan or bid is: *Lark's plan to sail*, *the Lark and Moss plan to sail*."""
    poss = parse.child(noun, "poss")
    if poss is not None:
        return [poss]
    named = [c for c in parse.children(noun, "compound", "nmod") if parse.pos[c] == "PROPN"]
    lemma = parse.lemma[noun].lower()
    intends = any(rule.kind == "noun" and rule.effect == "planned" for rule in rules.context().get(lemma, ()))
    return [o for c in named for o in (c, *parse.children(c, "conj"))] if intends else []


def _is_about_others(clause: Clause) -> bool:
    """Is it a verb of what others plan: *rejected a bid to buy the port*?"""
    return any(
        rule.relation in _ABOUT_OTHERS and not rule.object_words for rule in rules.verb_rules().get(clause.lemma, ())
    )


def _gerund_subject(outer: Clause, prep: str) -> list[int]:
    """Return the subject of a gerund after a verb's preposition: *accused Ray of paying*, *quoted Ray as saying*."""
    if prep in _OBJECT_CONTROL and outer.lemma not in _SUBJECT_CONTROL:
        if outer.passive:
            return list(outer.subjects)
        if outer.objects:
            return list(outer.objects)
    if outer.passive and not outer.agents and prep in _IMPERSONAL:
        return []
    return _doers(outer) if prep in _IMPERSONAL else list(outer.subjects)


def _doers(clause: Clause) -> list[int]:
    if clause.passive and clause.agents:
        return list(clause.agents)
    return list(clause.subjects)
