"""The quick attribute ruler finds what spaCy's own finds."""

from __future__ import annotations

import pytest
from generate import articles
from spacy.pipeline import AttributeRuler
from spacy.vocab import Vocab

from kg.nlp.load import load_model
from kg.nlp.ruler import quicken


@pytest.mark.model
def test_ruler_finds_the_same_matches_as_before() -> None:
    nlp = load_model(None).nlp
    ruler = nlp.get_pipe("attribute_ruler")
    assert "match" in vars(ruler)
    odd = "There's no way they're gettin' it, isn't there?  It   got 3.5% of 'em.\n\nWho's that?"
    texts = [*articles(6, seed=5), odd]
    for doc in nlp.pipe(texts):
        assert ruler.match(doc) == AttributeRuler.match(ruler, doc)


def test_ruler_leaves_patterns_alone_that_ask_for_more() -> None:
    ruler = AttributeRuler(Vocab())
    ruler.add([[{"LEMMA": "be"}]], {"POS": "AUX"})
    assert not quicken(ruler)
    assert "match" not in vars(ruler)
