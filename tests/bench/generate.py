"""Write invented news articles, the same for the same seed: a load for the speed script and for trials.

    python tests/bench/generate.py OUT --articles 100 --seed 7

People, bodies and towns are invented; countries are real. The same people turn up in several articles, so
that joining names across articles has work to do. Each article has 250 to 600 words, made from templates.yaml.
"""

from __future__ import annotations

import argparse
import random
import re
from calendar import day_name, month_name
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

TEMPLATES = Path(__file__).with_name("templates.yaml")
CAST = 6
START = date(2025, 1, 6)
CHOICE = re.compile(r"\(([^()|]*\|[^()]*)\)")


@dataclass(frozen=True)
class Person:
    """An invented person; `pronoun` is *she* or *he*."""

    name: str
    pronoun: str

    @property
    def surname(self) -> str:
        return self.name.split(" ", 1)[1]


class Words(dict[str, str]):
    """The words of one article's slots; `{s1}` gives the full name until the person has been named."""

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.named: set[str] = set()

    def __getitem__(self, slot: str) -> str:
        if re.fullmatch(r"[ps]\d", slot):
            known = slot[1] in self.named
            self.named.add(slot[1])
            return super().__getitem__(slot if known else "p" + slot[1])
        return super().__getitem__(slot)


def people(rng: random.Random, stock: dict[str, Any], number: int) -> list[Person]:
    """Return `number` different people; surnames repeat."""
    found: dict[str, Person] = {}
    while len(found) < number:
        pronoun = rng.choice(("she", "he"))
        name = f"{rng.choice(stock['given'][pronoun])} {rng.choice(stock['family'])}"
        found.setdefault(name, Person(name, pronoun))
    return list(found.values())


def choose_cast(rng: random.Random, pool: list[Person]) -> list[Person]:
    """Return the people of one article, each with a surname of their own."""
    cast: dict[str, Person] = {}
    while len(cast) < CAST:
        person = rng.choice(pool)
        cast.setdefault(person.surname, person)
    return list(cast.values())


def body(rng: random.Random, stock: dict[str, Any]) -> str:
    """Return the name of an invented organisation."""
    first = stock["body_first"] if rng.random() < 0.7 else stock["towns"]
    return f"{rng.choice(first)} {rng.choice(stock['body_last'])}"


def in_words(day: date) -> str:
    """Return a date as newspapers write it: *Friday, October 3*."""
    return f"{day_name[day.weekday()]}, {month_name[day.month]} {day.day}"


def slots(rng: random.Random, stock: dict[str, Any], published: date) -> dict[str, str]:
    """Return what fills the slots that are neither people nor bodies."""
    words: dict[str, str] = {}
    for letter, country in zip("AB", rng.sample(stock["countries"], 2), strict=True):
        words |= dict(zip((letter, "nat" + letter, "cap" + letter), country, strict=True))
        words["post" + letter] = rng.choice(stock["posts"])
    words["date"] = in_words(published + timedelta(days=rng.randint(3, 40)))
    words["past"] = in_words(published - timedelta(days=rng.randint(3, 40)))
    words |= {"paper": rng.choice(stock["papers"]), "uni": f"University of {rng.choice(stock['towns'])}"}
    return words


def numbers(rng: random.Random, stock: dict[str, Any]) -> dict[str, str]:
    """Return what is drawn anew for each paragraph."""
    return {
        "num": str(rng.randint(31, 900)),
        "small": str(rng.randint(3, 30)),
        "year": str(rng.randint(2009, 2024)),
        "day": rng.choice(list(day_name)),
        "month": month_name[rng.randint(1, 12)],
        "town": rng.choice(stock["towns"]),
    }


def roles(cast: list[Person], bodies: list[str]) -> dict[str, str]:
    """Return what fills the slots of people and bodies."""
    words: dict[str, str] = {}
    for number, person in enumerate(cast, 1):
        he, him, his = ("she", "her", "her") if person.pronoun == "she" else ("he", "him", "his")
        words |= {f"p{number}": person.name, f"s{number}": person.surname, f"he{number}": he, f"him{number}": him}
        words |= {f"his{number}": his, f"He{number}": he.capitalize(), f"His{number}": his.capitalize()}
    for number, name in enumerate(bodies, 1):
        acronym = "".join(part[0] for part in re.split(r"[ -]", name)) + "O"
        words |= {f"org{number}": name, f"acr{number}": acronym}
    return words


def fill(template: str, words: Words, rng: random.Random) -> str:
    """Choose among each `(this|that)`, then put the words in."""
    return CHOICE.sub(lambda match: rng.choice(match[1].split("|")), template).format_map(words)


def article(rng: random.Random, stock: dict[str, Any], cast: list[Person], bodies: list[str], published: date) -> str:
    """Return one article with its front matter."""
    words = Words(slots(rng, stock, published) | roles(cast, bodies) | numbers(rng, stock))
    target = rng.randint(270, 550)
    parts = [fill(rng.choice(stock["leads"]), words, rng)]
    order = rng.sample(stock["paragraphs"], len(stock["paragraphs"]))
    while order and sum(len(part.split()) for part in parts) < target:
        if len(parts) in (3, 7) and rng.random() < 0.6:
            parts.append(rng.choice(stock["headings"]))
        words.update(numbers(rng, stock))
        parts.append(fill(order.pop(), words, rng))
    title = f"{words['A']} and {words['B']}: {rng.choice(stock['headings']).lower()}"
    front = f'---\ntitle: "{title}"\ndate: {published.isoformat()}\nsource: {words["paper"]}\nlanguage: en\n---\n'
    return front + "\n".join(parts) + "\n"


def articles(number: int, seed: int) -> list[str]:
    """Return `number` articles; the same for the same `number` and `seed`."""
    stock = yaml.safe_load(TEMPLATES.read_text(encoding="utf-8"))
    rng = random.Random(seed)
    pool = people(rng, stock, max(2 * CAST, number))
    bodies = sorted({body(rng, stock) for _ in range(max(12, number // 2))})
    return [
        article(rng, stock, choose_cast(rng, pool), rng.sample(bodies, 3), START + timedelta(days=rng.randint(0, 300)))
        for _ in range(number)
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path, help="folder to write the articles to")
    parser.add_argument("--articles", type=int, default=100, help="how many (default 100)")
    parser.add_argument("--seed", type=int, default=7, help="another seed, other articles (default 7)")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for number, text in enumerate(articles(args.articles, args.seed), 1):
        (args.out / f"article-{number:04}.txt").write_text(text, encoding="utf-8", newline="\n")
    print(f"{args.articles} articles in {args.out}")


if __name__ == "__main__":
    main()
