"""Who says it: chains of sources, outermost first."""

from __future__ import annotations

from parses import parse_of
from propositions.test_clauses import AGREED, THERE
from propositions.test_context import DENIED, REPORTED

from kg.nlp.parse import Parse
from kg.nlp.quotes import QuoteSpan
from kg.propositions.attribution import sources
from kg.propositions.clauses import find_clauses

TWO = """
Lee  Lee  NNP nsubj 4
and  and  CC  cc 1
Ray  Ray  NNP conj 1
said say  VBD ROOT 0
it   it   PRP nsubj 6
left leave VBD ccomp 4
"""
ACCORDING = """
Ostia     Ostia  NNP nsubj 2
paid      pay    VBD ROOT 0
Ray       Ray    NNP dobj 2
,         ,      ,   punct 2
according accord VBG prep 3
to        to     IN  prep 5
Lee       Lee    NNP pobj 6
"""
CITING = """
Lee       Lee      NNP nsubj 6
,         ,        ,   punct 1
citing    cite     VBG advcl 6
officials official NNS dobj 3
,         ,        ,   punct 6
said      say      VBD ROOT 0
Ostia     Ostia    NNP nsubj 8
paid      pay      VBD ccomp 6
"""
ASIDE = """
Lee   Lee   NNP nsubj 2
said  say   VBD ROOT 0
Ray   Ray   NNP nsubj 8
,     ,     ,   punct 3
who   who   WP  nsubj 6
leads lead  VBZ relcl 3
,     ,     ,   punct 3
left  leave VBD ccomp 2
"""
QUOTE = ("""
`` `` `` punct 3
We we PRP nsubj 3
won win VBD ROOT 0
. . . punct 3
""", """
He he PRP nsubj 2
left leave VBD ROOT 0
. . . punct 2
'' '' '' punct 2
""", """
Lee Lee NNP nsubj 2
said say VBD ROOT 0
""")  # fmt: skip


def chains(parse: Parse, word: str, quotes: list[QuoteSpan] | None = None) -> list[list[tuple[str, str]]]:
    found = sources(parse, find_clauses(parse), quotes or [])[parse.words.index(word)]
    return [[(parse.words[says.source], parse.words[says.cue_first]) for says in chain] for chain in found]


def test_attribution_content_of_a_speech_verb() -> None:
    assert chains(parse_of(REPORTED), "leave") == [[("Lee", "said")]]
    assert chains(parse_of(THERE), "were") == [[("police", "said")]]


def test_attribution_article_itself() -> None:
    assert chains(parse_of(REPORTED), "said") == [[]]
    assert chains(parse_of(AGREED), "receive") == [[]]


def test_attribution_two_speakers_give_two_chains() -> None:
    assert chains(parse_of(TWO), "left") == [[("Lee", "said")], [("Ray", "said")]]


def test_attribution_according_to_at_the_end_covers_the_sentence() -> None:
    assert chains(parse_of(ACCORDING), "paid") == [[("Lee", "according")]]


def test_attribution_cited_source_stands_inside_the_speaker() -> None:
    assert chains(parse_of(CITING), "paid") == [[("Lee", "said"), ("officials", "citing")]]


def test_attribution_aside_is_the_articles_own() -> None:
    parse = parse_of(ASIDE)
    assert chains(parse, "leads") == [[]]
    assert chains(parse, "left") == [[("Lee", "said")]]


def test_attribution_denied_report() -> None:
    assert chains(parse_of(DENIED), "paid") == [[("Lee", "denied")]]


def test_attribution_quotation_over_sentences() -> None:
    parse = parse_of(*QUOTE)
    said = [QuoteSpan(1, 6, 8, 9)]
    assert chains(parse, "won", said) == [[("Lee", "said")]]
    assert chains(parse, "left", said) == [[("Lee", "said")]]
    assert chains(parse, "said", said) == [[]]
