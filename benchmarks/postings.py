"""Postings to measure with: written by a seeded generator, or real ones from --data."""

import csv
import random
import sys
from pathlib import Path

from jobs.matching import Keyword
from jobs.matching.vocabulary import load_vocabulary

LENGTH = 3_000  # characters of one description
SEED = 20261122

_PROSE = """
the and of to a in for with our we you will your team work that is as on be this role experience
years strong skills ability knowledge support develop manage ensure provide maintain clients
business customers company people environment opportunity position responsible including across
through other working within required preferred degree equivalent must have good written verbal
excellent detail oriented fast paced growing leading quality results projects process solutions
deliver build design improve report daily weekly monthly partner internal external stakeholders
benefits vacation dental health pension flexible hours office hybrid location apply today
applicants considered without regard equal employer inclusive workplace accommodation request
department manager director lead senior junior associate professional candidate successful
minimum plus asset related field diploma certificate training learning growth culture values
safety community local national global industry market service product technology data systems
tools methods standards policies procedures documentation analysis planning review meeting goals
"""
PROSE_WORDS = _PROSE.split()


def write_descriptions(count: int) -> list[str]:
    """Write descriptions of 3,000 characters: prose with skills; half of them typographic."""
    chance = random.Random(SEED)
    skills = [form for skill in load_vocabulary().skills for form in skill.forms]
    return [_write(chance, skills, is_typographic=number % 2 == 0) for number in range(count)]


def _write(chance: random.Random, skills: list[str], *, is_typographic: bool) -> str:
    bullet, apostrophe = ("• ", "’") if is_typographic else ("* ", "'")
    lines: list[str] = []
    length = 0
    while length < LENGTH:
        words = [
            chance.choice(skills) if chance.random() < 0.04 else chance.choice(PROSE_WORDS)
            for _ in range(chance.randint(6, 22))
        ]
        line = " ".join(words).capitalize() + "."
        if chance.random() < 0.3:
            line = bullet + line
        if chance.random() < 0.2:
            line += f" We{apostrophe}re looking for you."
        lines.append(line)
        length += len(line) + 1
    return "\n".join(lines)[:LENGTH]


def read_descriptions(data: Path | None) -> list[str]:
    """Return the real descriptions under `data`, repeated or cut to 3,000 characters."""
    files = sorted((data / "jobs").glob("jobspy_*.csv")) if data else []
    csv.field_size_limit(sys.maxsize)
    found: list[str] = []
    for path in files:
        with path.open(newline="", encoding="utf-8") as rows:
            found += [row["description"] for row in csv.DictReader(rows) if row["description"]]
    return [(text * (LENGTH // len(text) + 1))[:LENGTH] for text in found]


def choose_keywords(count: int) -> list[Keyword]:
    chance = random.Random(SEED)
    return [
        Keyword(skill.name, chance.randint(1, 5))
        for skill in chance.sample(load_vocabulary().skills, count)
    ]
