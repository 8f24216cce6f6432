"""Build a Parse by hand, so that rules are tested without a model."""

from __future__ import annotations

from kg.nlp.parse import Parse, Sentence

_POS = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON",
    "WDT": "PRON", "EX": "PRON", "VB": "VERB", "VBD": "VERB", "VBZ": "VERB", "VBP": "VERB", "VBN": "VERB",
    "VBG": "VERB", "MD": "AUX", "IN": "ADP", "TO": "PART", "RB": "ADV", "WRB": "ADV", "JJ": "ADJ", "DT": "DET",
    "CC": "CCONJ", "CD": "NUM", "POS": "PART", "RP": "ADP", ",": "PUNCT", ".": "PUNCT", ":": "PUNCT",
    "``": "PUNCT", "''": "PUNCT",
}  # fmt: skip


def parse_of(*sentences: str) -> Parse:
    """Return the parse of sentences, one paragraph, written one token a line: `word lemma tag dep head [ent]`.

    `head` counts from 1 inside the sentence, 0 is the root; the words are joined by spaces.
    """
    rows = [[line.split() for line in sentence.strip().splitlines()] for sentence in sentences]
    text = " ".join(row[0] for sentence in rows for row in sentence)
    parse = Parse(text, [], [], [], [], [], [], [], [], [], [], [], [])
    offset = 0
    for sentence in rows:
        base = len(parse)
        for word, lemma, tag, dep, head, *ent in sentence:
            here = len(parse)
            parse.words.append(word)
            parse.lemma.append(lemma)
            parse.pos.append("AUX" if dep in ("aux", "auxpass") or lemma == "be" else _POS[tag])
            parse.tag.append(tag)
            parse.dep.append(dep)
            parse.head.append(base + int(head) - 1 if int(head) else here)
            parse.start.append(offset)
            parse.end.append(offset + len(word))
            parse.ent.append(ent[0] if ent else "")
            parse.ent_start.append(bool(ent))
            parse.sentence_of.append(len(parse.sentences))
            offset += len(word) + 1
        parse.sentences.append(Sentence(base, len(parse), 0))
    return parse
