"""Propositions and their rows: words, roles, offsets."""

from __future__ import annotations

import pytest
from parses import parse_of
from propositions.test_attribution import TWO
from propositions.test_clauses import AGREED, PASSIVE, THERE

from kg.model import Proposition
from kg.nlp.parse import Parse
from kg.propositions.lines import propositions_of
from kg.propositions.rows import proposition_row, row_order

SOLD = """
Mr.   Mr.   NNP compound 2
Smith Smith NNP nsubj 9
,     ,     ,   punct 2
who   who   WP  nsubj 5
leads lead  VBZ relcl 2
Acme  Acme  NNP dobj 5
,     ,     ,   punct 2
n't   n't   RB  neg 9
sold  sell  VBD ROOT 0
the   the   DT  det 11
plant plant NN  dobj 9
to    to    IN  dative 9
Foo   Foo   NNP pobj 12
in    in    IN  prep 9
May   May   NNP pobj 14 DATE
"""
APPOSITION = """
Ann  Ann  NNP compound 2
Lee  Lee  NNP nsubj 8
,    ,    ,   punct 2
the  the  DT  det 5
head head NN  appos 2
of   of   IN  prep 5
Acme Acme NNP pobj 6
left leave VBD ROOT 0
"""


def found(parse: Parse, lemma: str) -> Proposition:
    return next(p for p in propositions_of(parse) if p.predicate.lemma == lemma)


def test_extract_words_roles_and_markers() -> None:
    sold = found(parse_of(SOLD), "sell")
    assert sold.subject.text == "Mr. Smith"
    assert sold.predicate.text == "n't sold"
    assert [(a.role, a.marker, a.text) for a in sold.arguments] == [
        ("object", None, "the plant"), ("indirect", "to", "Foo"), ("time", "in", "May"),
    ]  # fmt: skip
    assert sold.polarity.value == "negated"


def test_extract_relative_clause_has_its_antecedent_as_subject() -> None:
    leads = found(parse_of(SOLD), "lead")
    assert leads.subject.text == "Mr. Smith"
    assert [a.text for a in leads.arguments] == ["Acme"]


@pytest.mark.parametrize("sentence", [SOLD, AGREED, PASSIVE, THERE, TWO, APPOSITION])
def test_extract_offsets_are_the_words(sentence: str) -> None:
    parse = parse_of(sentence)
    for p in propositions_of(parse):
        spans = [p.subject, p.sentence, *p.arguments]
        assert all(parse.text[s.start : s.end] == s.text for s in spans)
        if p.predicate.start is not None:
            assert parse.text[p.predicate.start : p.predicate.end] == p.predicate.text
        assert 0 < p.confidence < 1


def test_extract_passive_has_its_doer_as_oblique() -> None:
    arrested = found(parse_of(PASSIVE), "arrest")
    assert arrested.subject.text == "Lee"
    assert arrested.predicate.text == "was arrested"
    assert [(a.role, a.marker, a.text) for a in arrested.arguments] == [("oblique", "by", "police")]


def test_extract_there_is_has_what_is_there_as_subject() -> None:
    assert found(parse_of(THERE), "be").subject.text == "no deaths"


def test_extract_one_proposition_for_each_speaker() -> None:
    left = [p for p in propositions_of(parse_of(TWO)) if p.predicate.lemma == "leave"]
    assert [[s.text for s in p.attribution] for p in left] == [["Lee"], ["Ray"]]


def test_implied_apposition_is_unsure_and_wordless() -> None:
    implied = found(parse_of(APPOSITION), "be")
    assert implied.subject.text == "Ann Lee"
    assert [a.text for a in implied.arguments] == ["the head of Acme"]
    assert (implied.predicate.text, implied.predicate.start, implied.predicate.end) == ("", None, None)
    assert implied.confidence < 0.3


def test_extract_order_is_the_order_of_rows() -> None:
    rows = [proposition_row(p) for p in propositions_of(parse_of(SOLD))]
    assert rows == sorted(rows, key=row_order)


def test_rows_keys_stand_as_in_the_guide() -> None:
    row = proposition_row(found(parse_of(TWO), "leave"), lambda cluster: ("lee", "Ann Lee"), line=3)
    assert list(row) == [
        "document", "line", "sentence", "subject", "predicate", "arguments", "polarity", "factuality",
        "attribution", "confidence",
    ]  # fmt: skip
    assert row["attribution"] == [
        {"entity": "lee", "name": "Ann Lee", "text": "Lee", "cue": "said", "start": 0, "end": 3}
    ]
    assert "line" not in proposition_row(found(parse_of(TWO), "leave"))
