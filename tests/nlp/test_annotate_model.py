"""What the model says of a text does not depend on the texts beside it."""

from __future__ import annotations

import pytest
from generate import articles

from kg.nlp.annotate import annotate, annotate_all
from kg.nlp.load import load_model

pytestmark = pytest.mark.model


def test_annotate_all_reads_each_text_as_if_alone() -> None:
    model = load_model(None)
    texts = list(articles(12, seed=3))
    assert list(annotate_all(texts, model)) == [annotate(text, model) for text in texts]
