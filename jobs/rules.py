"""What the job seeker's files say about postings, made ready for a run."""

from collections.abc import Iterable
from dataclasses import dataclass

from jobs.filters import Filters
from jobs.matching import Keyword, Matcher
from peregrine import conf


@dataclass(frozen=True, slots=True)
class Rules:
    filters: Filters
    matcher: Matcher | None  # None: postings are kept without a score
    note: str = ""  # a sentence when something could not be used


def load_rules(*, exclude_words: Iterable[str] = ()) -> Rules:
    """Read the blocklist and the keywords.

    Raises conf.ConfigError when the blocklist cannot be read: nothing may slip past the rules.
    Keywords that cannot be read only leave jobs without a score, until the file is repaired.
    """
    blocklist = conf.load_blocklist()
    filters = Filters(
        title_words=[*blocklist.title_words, *exclude_words],
        companies=blocklist.companies,
        domains=blocklist.domains,
        phrases=blocklist.phrases,
    )
    try:
        return Rules(filters, load_matcher())
    except conf.ConfigError as error:
        return Rules(filters, None, f"Jobs were saved without a score. {error}")


def load_matcher() -> Matcher:
    """Raises conf.ConfigError when the keywords cannot be read."""
    return Matcher(
        [
            Keyword(word=each.word, weight=each.weight, aliases=tuple(each.aliases))
            for each in conf.load_resume_keywords().keywords
        ]
    )
