"""Clauses: who does what, also where the sentence leaves it out."""

from __future__ import annotations

from parses import parse_of

from kg.nlp.parse import Parse
from kg.propositions.clauses import Clause, find_clauses

AGREED = """
Ostia   Ostia   NNP nsubj 2
agreed  agree   VBD ROOT 0
to      to      TO  aux 4
receive receive VB  xcomp 2
Ann     Ann     NNP dobj 4
"""
ASKED = """
Lee   Lee   NNP nsubj 2
asked ask   VBD ROOT 0
Ostia Ostia NNP dobj 2
to    to    TO  aux 5
leave leave VB  xcomp 2
"""
CALLED_ON = """
Lee    Lee   NNP nsubj 2
called call  VBD ROOT 0
on     on    IN  prep 2
Ostia  Ostia NNP pobj 3
to     to    TO  aux 6
leave  leave VB  advcl 2
"""
RELATIVE = """
Lee   Lee   NNP nsubj 5
,     ,     ,   punct 1
who   who   WP  nsubj 4
leads lead  VBZ relcl 1
died  die   VBD ROOT 0
"""
PASSIVE = """
Lee      Lee    NNP nsubjpass 3
was      be     VBD auxpass 3
arrested arrest VBN ROOT 0
by       by     IN  agent 3
police   police NNS pobj 4
"""
MOCKED = """
Lee      Lee    NNP nsubj 2
mocked   mock   VBD ROOT 0
and      and    CC  cc 2
attacked attack VBD conj 2
Ostia    Ostia  NNP dobj 4
"""
THERE = """
There  there  EX  expl 2
were   be     VBD ccomp 7
no     no     DT  det 4
deaths death  NNS attr 2
,      ,      ,   punct 7
police police NNS nsubj 7
said   say    VBD ROOT 0
"""


def clause(parse: Parse, word: str) -> Clause:
    return find_clauses(parse)[parse.words.index(word)]


def words(parse: Parse, tokens: list[int]) -> list[str]:
    return [parse.words[i] for i in tokens]


def test_clauses_infinitive_takes_the_subject_above() -> None:
    parse = parse_of(AGREED)
    found = clause(parse, "receive")
    assert words(parse, found.subjects) == ["Ostia"]
    assert found.filled
    assert found.governor == 1


def test_clauses_infinitive_takes_the_object_above() -> None:
    parse = parse_of(ASKED)
    assert words(parse, clause(parse, "leave").subjects) == ["Ostia"]


def test_clauses_infinitive_takes_the_noun_after_the_preposition() -> None:
    parse = parse_of(CALLED_ON)
    assert words(parse, clause(parse, "leave").subjects) == ["Ostia"]


def test_clauses_relative_pronoun_is_its_antecedent() -> None:
    parse = parse_of(RELATIVE)
    assert words(parse, clause(parse, "leads").subjects) == ["Lee"]


def test_clauses_passive_keeps_patient_and_doer_apart() -> None:
    parse = parse_of(PASSIVE)
    found = clause(parse, "arrested")
    assert found.passive
    assert words(parse, found.subjects) == ["Lee"]
    assert words(parse, found.agents) == ["police"]


def test_clauses_coordinated_verbs_share_subject_and_object() -> None:
    parse = parse_of(MOCKED)
    assert words(parse, clause(parse, "attacked").subjects) == ["Lee"]
    assert words(parse, clause(parse, "mocked").objects) == ["Ostia"]


def test_clauses_there_is_has_no_subject_from_elsewhere() -> None:
    parse = parse_of(THERE)
    assert clause(parse, "were").subjects == []
