"""Polarity and factuality: what a clause says of itself, and what governs it."""

from __future__ import annotations

import pytest
from parses import parse_of
from propositions.test_clauses import AGREED, ASKED

from kg.model import Factuality
from kg.propositions.clauses import find_clauses
from kg.propositions.context import stances, weaker

REFUSED = AGREED.replace("agreed  agree", "refused refuse")
REPORTED = """
Lee   Lee   NNP nsubj 2
said  say   VBD ROOT 0
it    it    PRP nsubj 5
would would MD  aux 5
leave leave VB  ccomp 2
"""
WOULD = """
Lee   Lee   NNP nsubj 3
would would MD  aux 3
leave leave VB  ROOT 0
"""
CONDITION = """
If    if    IN  mark 3
Lee   Lee   NNP nsubj 3
pays  pay   VBZ advcl 6
Ostia Ostia NNP nsubj 6
will  will  MD  aux 6
leave leave VB  ROOT 0
"""
COULD_NOT = """
Lee   Lee   NNP nsubj 4
could could MD  aux 4
not   not   RB  neg 4
leave leave VB  ROOT 0
"""
NOT_ONLY = """
Lee   Lee   NNP nsubj 4
not   not   RB  neg 4
only  only  RB  advmod 4
left  leave VBD ROOT 0
"""
WITHOUT = """
Lee     Lee     NNP nsubj 2
left    leave   VBD ROOT 0
without without IN  prep 2
paying  pay     VBG pcomp 3
Ostia   Ostia   NNP dobj 4
"""
AFTER = WITHOUT.replace("without without", "after after")
DENIED = """
Lee     Lee    NNP nsubj 2
denied  deny   VBD ROOT 0
reports report NNS dobj 2
that    that   IN  mark 6
Ostia   Ostia  NNP nsubj 6
paid    pay    VBD acl 3
"""
HEADLINE = """
Acme Acme NNP nsubj 3
to   to   TO  aux 3
sell sell VB  ROOT 0
"""
IS_TO = """
Lee   Lee   NNP nsubj 2
is    be    VBZ ROOT 0
to    to    TO  aux 4
leave leave VB  xcomp 2
"""


@pytest.mark.parametrize(
    ("sentence", "word", "polarity", "factuality"),
    [
        (AGREED, "agreed", "affirmed", "actual"),
        (AGREED, "receive", "affirmed", "planned"),
        (ASKED, "leave", "affirmed", "planned"),
        (REFUSED, "refused", "affirmed", "actual"),
        (REFUSED, "receive", "negated", "actual"),
        (REPORTED, "leave", "affirmed", "planned"),
        (WOULD, "leave", "affirmed", "possible"),
        (CONDITION, "pays", "affirmed", "possible"),
        (CONDITION, "leave", "affirmed", "possible"),
        (COULD_NOT, "leave", "negated", "actual"),
        (NOT_ONLY, "left", "affirmed", "actual"),
        (WITHOUT, "paying", "negated", "actual"),
        (AFTER, "paying", "affirmed", "actual"),
        (DENIED, "paid", "negated", "actual"),
        (HEADLINE, "sell", "affirmed", "planned"),
        (IS_TO, "leave", "affirmed", "planned"),
    ],
)
def test_context_stance(sentence: str, word: str, polarity: str, factuality: str) -> None:
    parse = parse_of(sentence)
    found = stances(parse, find_clauses(parse))[parse.words.index(word)]
    assert (found.polarity.value, found.factuality.value) == (polarity, factuality)


def test_context_weaker_is_the_less_certain() -> None:
    assert weaker(Factuality.PLANNED, Factuality.ACTUAL) is Factuality.PLANNED
    assert weaker(Factuality.PLANNED, Factuality.POSSIBLE) is Factuality.POSSIBLE
