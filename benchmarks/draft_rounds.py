"""Have each model write each case, in a process of its own; prints one line of JSON."""

import json
import sys
import time
from typing import Any

import django

django.setup()

from django.utils import timezone  # noqa: E402

from benchmarks.draft_cases import CASES, PERSON, RESUME, Case  # noqa: E402
from jobs import draft_kinds, fact_check  # noqa: E402
from jobs.claims import check_text  # noqa: E402
from jobs.drafting import judging  # noqa: E402
from jobs.drafting.drafts import draft_prompt  # noqa: E402
from jobs.drafting.facts import without_names  # noqa: E402
from jobs.drafting.letter_prompt import letter_prompt, refinement_prompt  # noqa: E402
from jobs.models import Company, Draft, Job, Resume  # noqa: E402
from peregrine import conf  # noqa: E402
from peregrine.conf.nda import NdaCompany  # noqa: E402
from peregrine.conf.profile import UserProfile  # noqa: E402
from peregrine.llm import Interrupted, LLMRouter, LLMUnavailable  # noqa: E402
from peregrine.llm.prompts import Prompt  # noqa: E402

ADA = UserProfile(**PERSON, nda_companies=(NdaCompany("Heron Bank", "a large bank"),))


def measure() -> dict[str, Any]:
    """Return, for each model of the default chain, what it made of every case."""
    config = conf.load_llm()
    Resume.objects.create(name="Ada", data=RESUME, is_default=True)
    found: dict[str, Any] = {}
    for name in config.fallback_order:
        backend = config.backends[name]
        if backend.enabled and backend.type != "template":
            router = LLMRouter(config.model_copy(update={"fallback_order": [name]}))
            found[name] = [_tried(case, router) for case in CASES]
    return found


def _tried(case: Case, router: LLMRouter) -> dict[str, Any]:
    job = _job(case)
    prompt = _prompt(case, job)
    started = time.perf_counter()
    try:
        answer = router.complete(prompt, system=prompt.system).text
    except (LLMUnavailable, Interrupted) as failure:
        return {"prompt": case.prompt, "case": case.name, "failed": str(failure)}
    text = without_names(answer)
    kind = draft_kinds.find(case.prompt)
    faults = judging.faults(
        answer,
        language=case.language,
        most_words=(kind.most_words if kind else 0) or case.most_words,
        most_characters=kind.most_characters if kind else 0,
    )
    faults += [f"“{word}” is missing." for word in case.must if word not in text]
    faults += [f"“{word}” is in it." for word in case.never if word in text]
    return {
        "prompt": case.prompt,
        "case": case.name,
        "faults": faults,
        "doubtful": _doubtful(case, job, text),
        "seconds": round(time.perf_counter() - started, 2),
        "text": text,
    }


def _doubtful(case: Case, job: Job, text: str) -> list[str]:
    """Return the sentences that neither the resume nor the person's notes bear out."""
    kind = draft_kinds.find(case.prompt)
    if kind is not None:
        about = job if kind.is_about_job else None
        draft = Draft(
            job=about, kind=case.prompt, text=text, given=case.given, wish=case.wish
        )  # fmt: skip
        return [each.text for each in fact_check.doubts_in(draft, ADA)]
    grounds, _ = fact_check.grounds_of(job, ADA)
    return [each.sentence.text for each in check_text(text, grounds) if each.doubts]


def _prompt(case: Case, job: Job) -> Prompt:
    if case.prompt == "cover_letter":
        return letter_prompt(job, ADA)
    if case.prompt == "refine_letter":
        return refinement_prompt(job, ADA, case.given, case.wish)
    kind = draft_kinds.find(case.prompt)
    about = job if kind and kind.is_about_job else None
    return draft_prompt(Draft(job=about, kind=case.prompt, given=case.given, wish=case.wish), ADA)


def _job(case: Case) -> Job:
    company, _ = Company.objects.get_or_create(
        key="northwind traders", defaults={"name": "Northwind Traders"}
    )
    return Job.objects.create(
        company=company,
        company_key=company.key,
        title="Data Engineer",
        title_key="data engineer",
        description=case.posting,
        applied_at=timezone.now(),
        matched=[{"word": word, "weight": 3, "count": 1} for word in ("Python", "SQL", "Airflow")],
    )


if __name__ == "__main__":
    sys.stdout.write(json.dumps(measure(), ensure_ascii=False) + "\n")
