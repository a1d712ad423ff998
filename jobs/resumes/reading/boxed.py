"""Labels in brackets, as Japanese documents have them: “【業務内容】” above what somebody did.

Some head sections so, others the parts of each position: then “【実績】” is what came of the work,
and no section of projects.
"""

import re
from collections.abc import Iterator
from typing import Final

from jobs.resumes.reading import forms, words
from jobs.resumes.reading.line import Line

_BOXED: Final = re.compile(r"[【《〈＜<\[［〔][^】》〉＞>\]］〕]{2,12}[】》〉＞>\]］〕]")


def of_positions(lines: list[Line]) -> Iterator[str]:
    """Yield the keys of boxed labels of results, twice, where other boxes head what was done."""
    boxes = [line for line in lines if _BOXED.fullmatch(line.plain.strip())]
    results = {words.key(each) for each in words.listed("boxed", "results")}
    if any(map(forms.heads_tasks, boxes)):
        keys = [words.key(line.plain) for line in boxes]
        yield from 2 * [key for key in keys if key in results]
