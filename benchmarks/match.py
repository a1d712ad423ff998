"""How many descriptions one core scores in a second, with all parts, reasons, words and gaps; and
how long 100,000 stored jobs take when a keyword changes.

Beside it, in the same run: the TF-IDF score that this replaces (scikit-learn's vectorizer fitted
anew for each pair of resume and posting), and one compiled regular expression of the keywords.
"""

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from statistics import median
from time import process_time
from typing import Any

from benchmarks import rescoring
from benchmarks.postings import LENGTH, choose_keywords, read_descriptions, write_descriptions
from benchmarks.tables import print_table
from jobs.matching import Facts, Keyword, Matcher, Scorer, Search, Wanted
from jobs.places import read_places
from jobs.salary import Salary

KEYWORDS = 60
ROUNDS = 7
TITLE = "Data Analyst"
PLACE = "Winnipeg, MB"
PAY = Salary(Decimal(50_000), Decimal(70_000), "CAD", "year")
WANTED = Wanted(
    titles=("Data Analyst", "Data Engineer"),
    years=4,
    searches=(Search(read_places(PLACE), PLACE, floor=Decimal(60_000), currency="CAD"),),
)


def run(data: Path | None) -> dict[str, Any]:
    keywords = choose_keywords(KEYWORDS)
    written = write_descriptions(400)
    scorer = Scorer(Matcher(keywords), WANTED)

    def explain(text: str) -> object:
        return scorer.score(Facts(TITLE, text, PLACE, is_remote=False, pay=PAY))

    by_tfidf, by_regex = _tfidf_scorer(keywords, written), _regex_scorer(keywords)
    ours, tfidf, regex = [], [], []
    for _ in range(ROUNDS):  # side by side, so that a busy machine is busy for all
        ours.append(_per_second(explain, written, times=10))
        regex.append(_per_second(by_regex, written[:50]))
        tfidf.append(_per_second(by_tfidf, written[:50]))
    result: dict[str, Any] = {
        "per_second": round(median(ours)),
        "tfidf_per_second": round(median(tfidf)),
        "regex_per_second": round(median(regex)),
        "ratio_vs_tfidf": round(median(a / b for a, b in zip(ours, tfidf, strict=True)), 1),
        "ratio_vs_regex": round(median(a / b for a, b in zip(ours, regex, strict=True)), 1),
        "keywords": KEYWORDS,
        "characters": LENGTH,
        "rounds": ROUNDS,
        "real_per_second": None,
        "rescoring": rescoring.run(),
    }
    if real := read_descriptions(data):
        rates = [_per_second(explain, real, times=5) for _ in range(ROUNDS)]
        result["real_per_second"] = round(median(rates))
    _print(result, len(real))
    return result


def _per_second(work: Callable[[str], object], texts: list[str], *, times: int = 1) -> float:
    """Return texts per second of this process's own CPU time."""
    started = process_time()
    for _ in range(times):
        for text in texts:
            work(text)
    return times * len(texts) / (process_time() - started)


def _tfidf_scorer(keywords: list[Keyword], texts: list[str]) -> Callable[[str], object]:
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.metrics.pairwise import cosine_similarity

    resume = " ".join(each.word for each in keywords) + " " + texts[0]

    def score(text: str) -> object:
        vectors = TfidfVectorizer(stop_words="english").fit_transform([resume, text])
        return cosine_similarity(vectors[0:1], vectors[1:2])[0][0]

    score(texts[0])
    return score


def _regex_scorer(keywords: list[Keyword]) -> Callable[[str], object]:
    """Return a scorer that counts the keywords only: no other spellings, no gaps."""
    longest_first = sorted((each.word for each in keywords), key=len, reverse=True)
    words = "|".join(re.escape(word) for word in longest_first)
    pattern = re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    return lambda text: Counter(found.lower() for found in pattern.findall(text))


def _print(result: dict[str, Any], real_count: int) -> None:
    print(
        f"  {KEYWORDS} keywords, descriptions of {LENGTH:,} characters, medians of {ROUNDS} rounds"
    )
    print_table(
        ["scorer", "descriptions / s / core", "we are faster by"],
        [
            ["Peregrine, fully explained", result["per_second"], ""],
            [
                "one compiled regex, keywords only",
                result["regex_per_second"],
                result["ratio_vs_regex"],
            ],
            [
                "TF-IDF per pair (scikit-learn)",
                result["tfidf_per_second"],
                result["ratio_vs_tfidf"],
            ],
        ],
    )
    again = result["rescoring"]
    print(
        f"  {again['jobs']:,} stored jobs after a keyword changed: {again['seconds']} s, with "
        f"{again['moved']:,} scores moved; after all did {again['all_seconds']} s, with "
        f"{again['all_moved']:,}; the first time {again['first_seconds']} s; "
        f"another writer waited {again['longest_wait_ms']} ms at most"
    )
    if real_count:
        print(f"  {real_count:,} real descriptions: {result['real_per_second']:,} / s / core")
    else:
        print("  Real descriptions: skipped, no folder with postings was given (--data).")
