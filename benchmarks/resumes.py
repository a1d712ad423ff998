"""Resumes: precision, recall and F1 per field against typed truths, beside regular expressions."""

import io
import re
import time
import zipfile
from collections import Counter
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium

from benchmarks.resume_truths import FIELDS, Truth, Values, of_resume, same, truths
from benchmarks.tables import print_table
from jobs.resumes.left_over import left_over
from jobs.resumes.parsing import ReaderFailed, UnreadableResume, parse
from jobs.resumes.reading import dates

Tally = dict[str, Counter[str]]

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
_PHONE = re.compile(r"\+?\(?\d[\d ().-]{7,}\d")
_LINK = re.compile(r"(?:https?://)?(?:www\.)?(?:linkedin\.com|github\.com)/\S+")
_EMPLOYER = re.compile(r"^.*\b(?:Inc|LLC|Ltd|GmbH|Corp|Corporation|Company|Labs|Systems)\b.*$")
_TITLE = re.compile(r"^.*\b(?:Engineer|Developer|Manager|Analyst|Designer|Intern|Director)\b.*$")
_SCHOOL = re.compile(r"^.*\b(?:University|College|Institute|School)\b.*$")
_DEGREE = re.compile(r"^.*\b(?:B\.?S|M\.?S|B\.?A|PhD|Bachelor|Master)\b.*$")
_SKILLS = re.compile(
    r"^\s*(?:technical )?skills:?\s*$(.*?)(?:\n\s*\n|\Z)", re.IGNORECASE | re.MULTILINE | re.DOTALL
)


def run(data: Path | None) -> dict[str, Any]:
    if data is None or not (files := truths(data)):
        print("  Skipped: name a folder with resumes and their truths with --data.")
        return {"skipped": True}
    ours: Tally = {name: Counter() for name in FIELDS}
    plain: Tally = {name: Counter() for name in FIELDS}
    rows: list[list[Any]] = []
    misses: list[tuple[str, str, str, str]] = []
    outcomes: Counter[str] = Counter()
    for truth in files:
        outcome, seconds, values, lost = _read(truth.path)
        outcomes[outcome] += 1
        rows.append([str(truth.path.name), outcome, seconds, lost, "yes" if truth.values else ""])
        misses += _count(ours, truth, values)
        _count(plain, truth, _by_expressions(truth.path) if truth.values else {})
    print_table(["file", "outcome", "seconds", "lines left over", "truth"], rows)
    _print_misses(misses)
    figures, baseline = _figures(ours), _figures(plain)
    print_table(
        ["field", "precision", "recall", "F1", "right", "read", "true", "F1 of expressions"],
        [
            [name, *(figures[name][key] for key in ("precision", "recall", "f1")),
             *(ours[name][key] for key in ("right", "read", "true")), baseline[name]["f1"]]
            for name in FIELDS
        ],
    )  # fmt: skip
    return {
        "files": len(files),
        "with_truth": sum(bool(truth.values) for truth in files),
        **{key: outcomes[key] for key in ("parsed", "refused", "crashed")},
        "slowest_seconds": max(row[2] for row in rows),
        "lines_left_over": sum(row[3] for row in rows),
        "fields": figures,
        "baselines": {"expressions": baseline},
    }


def _read(path: Path) -> tuple[str, float, Values, int]:
    """Parse one file; a crash is an outcome too, and then nothing was read.

    Returns the outcome, seconds, what was read, and how many lines found no place in it.
    """
    begun = time.perf_counter()
    values: Values = {}
    lost = 0
    try:
        parsed = parse(path.read_bytes(), path.name)
        values, outcome = of_resume(parsed.resume), "parsed"
        lost = sum(len(group.lines) for group in left_over(parsed.text, parsed.resume))
    except ReaderFailed:
        outcome = "crashed"
    except UnreadableResume:
        outcome = "refused"
    except Exception as error:  # noqa: BLE001 - a crash is what this measures; it is shown
        outcome = "crashed"
        print(f"  {path.name}: {error!r}")
    return outcome, time.perf_counter() - begun, values, lost


def _count(tally: Tally, truth: Truth, values: Values) -> list[tuple[str, str, str, str]]:
    """Count what agrees; return what does not, as (file, field, true or read, value)."""
    misses = []
    for name, wanted in truth.values.items():
        true = Counter(same(name, value) for value in wanted)
        read = Counter(_as_told(name, value, true) for value in values.get(name, []))
        right = true & read
        tally[name].update(right=right.total(), read=read.total(), true=true.total())
        for kind, left, shown in (("missed", true - read, wanted),
                                  ("extra", read - true, values.get(name, []))):  # fmt: skip
            misses += [
                (truth.path.name, name, kind, " ".join(v.split()))
                for v in shown if _as_told(name, v, true) in left
            ]  # fmt: skip
    return misses


def _as_told(name: str, value: str, true: Counter[str]) -> str:
    """Return a value as it is compared; a skill is without its level where the truth has none."""
    short = same(name, value.partition("\t")[0])
    return short if short in true and same(name, value) not in true else same(name, value)


def _print_misses(misses: list[tuple[str, str, str, str]]) -> None:
    for file, name, kind, value in misses:
        print(f"  {kind:<7}{name:<10} {file}: {value}")


def _figures(tally: Tally) -> dict[str, dict[str, float]]:
    return {name: _scores(counts) for name, counts in tally.items()}


def _scores(counts: Counter[str]) -> dict[str, float]:
    precision = counts["right"] / counts["read"] if counts["read"] else 0.0
    recall = counts["right"] / counts["true"] if counts["true"] else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    return {"precision": round(precision, 4), "recall": round(recall, 4), "f1": round(f1, 4)}


def _by_expressions(path: Path) -> Values:
    """Return what plain regular expressions find in the text of a file."""
    text = _text(path)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    skills = _SKILLS.search(text)
    spans = [found for line in lines for found in dates.find_all(line) if found.start]
    return {
        "name": lines[:1],
        "email": _EMAIL.findall(text)[:1],
        "phone": _PHONE.findall(text)[:1],
        "links": _LINK.findall(text),
        "employers": [line for line in lines if _EMPLOYER.match(line)],
        "titles": [line for line in lines if _TITLE.match(line)],
        "dates": [f"{d.start}..{'now' if d.is_current else d.end}" for d in spans],
        "schools": [line for line in lines if _SCHOOL.match(line)],
        "degrees": [line for line in lines if _DEGREE.match(line)],
        "skills": re.split(r"[,;•|\n]\s*", skills[1].strip()) if skills else [],
    }


def _text(path: Path) -> str:
    content = path.read_bytes()
    if path.suffix.lower() == ".pdf":
        return "\n".join(
            page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(content)
        )
    body = zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode("utf-8", "replace")
    return re.sub(r"<[^>]+>", "", re.sub(r"</w:p>|<w:tab/>", "\n", body))
