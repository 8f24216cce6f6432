"""Who says it: the sources of a clause, outermost first. Needs Clauses and quotations; gives Says.

A source comes from the speech verb or noun that governs the clause, from the quotation around it,
from *, she said,* or *as she said*, from *according to* and from *citing*.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from kg import rules
from kg.nlp.parse import Parse
from kg.nlp.quotes import QuoteSpan
from kg.propositions.citing import according_to, cited, noun_source
from kg.propositions.clauses import Clause, expand
from kg.propositions.forms import is_nonfinite
from kg.propositions.says import Says, speech_nouns

__all__ = ["Says", "sources"]

_CONTENT_LINKS = frozenset({"ccomp", "dep", "parataxis"})
_OWN_WORDS = frozenset({"claim", "deny", "admit", "allege", "acknowledge", "confess", "profess", "boast", "recall"})
"""What follows these without a subject is said all the same: *claims to own*, *denied paying*."""
_HEARSAY = frozenset("say report claim allege rumor rumour believe think understand announce".split())
"""Verbs that report without naming anybody where they are passive: *is said to be ill*, *it was reported that*."""
_ANNOUNCING = frozenset("announce confirm reveal disclose propose promise deny report outline unveil suggest".split())
"""Verbs whose object is what is said."""
_QUOTING = frozenset({"quote", "cite"})
_HEARSAY_ADVERBS = frozenset({"reportedly", "allegedly", "purportedly", "supposedly"})
_GOING_ON = frozenset({"continue", "go on"})
_CHARGES = frozenset({"accuse", "charge"})

Group = list[Says]


def sources(parse: Parse, clauses: dict[int, Clause], quotes: list[QuoteSpan]) -> dict[int, list[list[Says]]]:
    """Return, for each predicate token, its chains of sources.

    A chain is nested sources, outermost first; two coordinated speakers give two chains. A clause
    that the article itself says has one empty chain.
    """
    quote_of = {i: quote for quote in quotes for i in range(quote.first, quote.last + 1)}
    finder = _Finder(parse, clauses, quote_of, according_to(parse))
    return {i: _product(finder.groups(i)) for i in clauses}


def _product(groups: list[Group]) -> list[list[Says]]:
    """Return the chains, outermost first, of groups that stand innermost first."""
    chains: list[list[Says]] = [[]]
    for group in reversed(groups):
        chains = [[*chain, says] for chain in chains for says in group]
    return chains


@dataclass
class _Finder:
    """What the search looks at; `according` holds the sources of *according to* by the token they hang on."""

    parse: Parse
    clauses: dict[int, Clause]
    quote_of: dict[int, QuoteSpan]
    according: dict[int, Group]
    known: dict[int, list[Group]] = field(default_factory=dict)

    def groups(self, i: int) -> list[Group]:
        """Return the groups of coordinated sources of token `i`, the innermost first."""
        if i not in self.known:
            self.known[i] = []  # a cycle (a quotation inside its own speaker's words) ends here
            hearsay = [c for c in self.parse.children(i, "advmod") if self.parse.lower[c] in _HEARSAY_ADVERBS]
            inner: list[Group] = [[Says(None, hearsay[0], hearsay[0])]] if hearsay else []
            self.known[i] = [*inner, *self._quoted(i, self._climb(i))]
        return self.known[i]

    def _quoted(self, i: int, found: list[Group]) -> list[Group]:
        """Add the speaker of the quotation around `i` unless the sentence itself already led out of the quotation."""
        quote = self.quote_of.get(i)
        if quote is None or quote.speaker is None or quote.cue is None:
            return found
        inside = range(quote.first, quote.last + 1)
        if any(says.cue_first not in inside for group in found for says in group):
            return found
        group = [Says(s, quote.cue, quote.cue) for s in expand(self.parse, quote.speaker)]
        outer = self.groups(quote.cue) if quote.cue in self.clauses else []
        return [*found, *self._quoted_by(quote.cue), group, *outer]

    def _quoted_by(self, cue: int) -> list[Group]:
        """Return whom a speaker quotes in turn: Ray in *"We go," the paper quoted Ray as saying*."""
        parse, clause = self.parse, self.clauses.get(cue)
        if clause is None or clause.lemma not in _QUOTING or clause.passive:
            return []
        said = next((c for p in parse.children(cue, "prep") for c in parse.children(p, "pcomp")), None)
        return [[Says(o, said, said) for o in clause.objects]] if said is not None and clause.objects else []

    def _climb(self, i: int) -> list[Group]:
        """Collect the sources on the way from `i` up to its root, or to where the article itself speaks again."""
        at, path = i, {i}
        while True:
            path.add(at)
            if at in self.according:
                return [self.according[at], *self._above(at)]
            step = self._step(at, path)
            if step is not None:
                speech, groups = step
                return [*groups, *(self.groups(speech) if speech in self.clauses else self._above(speech))]
            if self._is_aside(at) or self.parse.head[at] == at:
                return []
            at = self.parse.head[at]

    def _above(self, at: int) -> list[Group]:
        if self.parse.head[at] == at or self._is_aside(at):
            return []
        step = self._step(at, set())
        if step is not None:
            return [*step[1], *self.groups(step[0])]
        return self._climb(self.parse.head[at])

    def _is_aside(self, at: int) -> bool:
        """Is it an apposition or a relative clause after a comma? These are the article's own words."""
        if self.parse.dep[at] == "appos":
            return True
        before = self.parse.edges[0][at] - 1
        return self.parse.dep[at] == "relcl" and before >= 0 and self.parse.words[before] in (",", "(", "-", "–", "—")

    def _step(self, at: int, path: set[int]) -> tuple[int, list[Group]] | None:
        """Return the speech verb or noun whose content the clause at `at` is, with its sources.

        `path` holds the tokens climbed through: a verb of speech doesn't report itself.
        """
        parse, head = self.parse, self.parse.head[at]
        if head == at:
            return self._parenthetical(at, path)
        above = self.clauses.get(head)
        if above is not None:
            group = self._speakers(above) if self._is_content(above, at) else []
            return (head, [*cited(parse, above), *self._quoted_by(head), group]) if group else None
        if parse.dep[at] == "pcomp":
            return self._after_preposition(at, head)
        announced = self._announced(at) if parse.dep[at] == "acl" else None
        if announced is not None:
            return announced
        if parse.dep[at] in ("acl", "relcl") and any(parse.lower[c] == "that" for c in parse.children(at, "mark")):
            return self._after_noun(head)
        return None

    def _is_content(self, governor: Clause, content: int) -> bool:
        parse, link = self.parse, self.parse.dep[content]
        rule = rules.speech().get(governor.lemma) or rules.speech().get(parse.lemma[governor.verb].lower())
        if rule is None or rule.kind != "verb":
            return False
        if governor.lemma in _GOING_ON and parse.children(governor.verb, "xcomp"):
            return False  # *continue to wait* says nothing
        that = any(parse.lower[c] in ("that", "whether", "if") for c in parse.children(content, "mark"))
        if link == "conj":
            return that
        if link == "xcomp":
            own = governor.lemma in _OWN_WORDS or _is_hearsay(governor)
            return own or self._leaves_quotation(content, governor.verb)
        if link not in _CONTENT_LINKS:
            return False
        return that or not is_nonfinite(parse, content) or self._leaves_quotation(content, governor.verb)

    def _leaves_quotation(self, content: int, governor: int) -> bool:
        quote = self.quote_of.get(content)
        return quote is not None and self.quote_of.get(governor) is not quote

    def _speakers(self, clause: Clause) -> Group:
        if _is_hearsay(clause):
            return [Says(None, clause.verb, clause.verb)]
        speakers = clause.agents if clause.passive else clause.subjects
        return [Says(s, clause.verb, clause.verb) for s in speakers]

    def _parenthetical(self, root: int, path: set[int]) -> tuple[int, list[Group]] | None:
        """Find *, she said,* and *, as she said,* inside the clause that it reports."""
        parse = self.parse
        for c in parse.children(root, "parataxis", "advcl", "dep", "conj"):
            clause = self.clauses.get(c)
            if clause is None or c in path or parse.lemma[c].lower() not in rules.speech():
                continue
            if parse.dep[c] == "conj" and not self._is_spliced(root, c):
                continue
            if self._is_inserted(root, c):
                group = self._speakers(clause)
                return (c, [group]) if group else None
        return None

    def _is_spliced(self, root: int, c: int) -> bool:
        """Is *Y told Z* joined to the clause of `root` by a mere comma? *X said, Y continued to wait* is not."""
        parse = self.parse
        joined = any(cc < c for cc in parse.children(root, "cc"))
        return not joined and not parse.children(c, "xcomp") and parse.lemma[root].lower() not in rules.speech()

    def _is_inserted(self, root: int, c: int) -> bool:
        """Is the verb of speech `c` a remark on the clause of `root`, set off by a comma?"""
        parse = self.parse
        marks = [parse.lower[k] for k in parse.children(c, "mark")]
        if marks:
            return marks == ["as"] and not parse.children(c, "dobj", "ccomp")
        subject = parse.child(c, "nsubj")
        if subject is None or parse.children(c, "ccomp") or parse.tag[c] not in ("VBD", "VBZ", "VBP"):
            return False
        told = parse.lemma[c] == "tell" or not parse.children(c, "dobj")
        return told and parse.words[min(parse.edges[0][subject], c) - 1] in (",", '"')

    def _after_preposition(self, at: int, prep: int) -> tuple[int, list[Group]] | None:
        """*Quoted Ray as saying* has two sources, *accused Ray of paying* one."""
        above = self.clauses.get(self.parse.head[prep])
        if above is None:
            return None
        charged = above.lemma in _CHARGES and self.parse.lower[prep] in ("of", "with")
        quoted = above.lemma in _QUOTING and self.parse.lower[prep] == "as"
        group = self._speakers(above)
        return (above.verb, [group]) if (charged or quoted) and group else None

    def _announced(self, at: int) -> tuple[int, list[Group]] | None:
        """*Announced plans to cut jobs*: what is announced as a noun is said all the same."""
        noun = self.parse.head[at]
        clause = self.clauses.get(self.parse.head[noun])
        if clause is None or noun not in clause.objects or clause.lemma not in _ANNOUNCING or clause.passive:
            return None
        group = self._speakers(clause)
        return (clause.verb, [group]) if group else None

    def _after_noun(self, noun: int) -> tuple[int, list[Group]] | None:
        """*Lee's claim that*, *issued a statement that*, *said in a statement that*."""
        owners = noun_source(self.parse, noun)
        if owners is not None:
            return noun, [owners]
        verb = next((a for a in self.parse.ancestors(noun) if a in self.clauses), None)
        if verb is None or (self.parse.lemma[noun].lower() not in speech_nouns() and self.parse.dep[noun] != "pobj"):
            return None
        clause = self.clauses[verb]
        utters = noun in clause.objects and (clause.lemma in _UTTERS or clause.lemma in rules.speech())
        speaks = self.parse.dep[noun] == "pobj" and clause.lemma in rules.speech()
        group = self._speakers(clause)
        return (verb, [group]) if (utters or speaks) and group else None


def _is_hearsay(clause: Clause) -> bool:
    return clause.passive and not clause.agents and clause.lemma in _HEARSAY


_UTTERS = frozenset("issue release make publish give deliver post repeat send have voice express reject".split())
