"""`python -m benchmarks`: what it lists, what it skips, and the line of JSON at the end."""

import importlib
import json
from pathlib import Path

import pytest

from benchmarks.__main__ import BENCHMARKS, main
from benchmarks.draft_cases import CASES
from jobs.draft_kinds import KINDS
from tests.llm_config import at
from tests.llm_servers import Script, scripted_llm
from tests.resume_files import PERSONAS, word_resume

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_names_every_benchmark(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--list"]) == 0
    shown = capsys.readouterr().out
    for each in BENCHMARKS:
        assert each.name in shown
        assert callable(importlib.import_module(each.module).run)


def test_dedupe_without_labelled_pairs_says_that_it_skipped(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["dedupe", "--data", str(tmp_path), "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert any("Skipped" in line for line in lines)
    assert json.loads(lines[-1]) == {"skipped": True}


def test_dedupe_measures_pairs_beside_two_baselines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    text = " ".join(f"word{number}" for number in range(200))
    rows = [
        ("in-1", "indeed", "Data Engineer", "Acme Inc.", text),
        ("gd-1", "glassdoor", "Data Engineer", "ACME", text),
        ("gd-2", "glassdoor", "Senior Data Engineer", "ACME", text),
    ]
    stem = "jobspy_5boards_2025-01"
    head = "id,site,job_url,job_url_direct,title,company,location,description"
    lines = [f"{id_},{site},,,{title},{name},Winnipeg,{d}" for id_, site, title, name, d in rows]
    (tmp_path / "jobs").mkdir()
    (tmp_path / "dedup").mkdir()
    (tmp_path / "jobs" / f"{stem}.csv").write_text("\n".join([head, *lines]))
    pairs = [("in-1", "gd-1", "same"), ("in-1", "gd-2", "different")]
    (tmp_path / "dedup" / f"{stem}_pairs.jsonl").write_text(
        "\n".join(
            json.dumps({"a": a, "b": b, "label": label, "tier": "x"}) for a, b, label in pairs
        )
    )
    assert main(["dedupe", "--data", str(tmp_path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (figures["precision"], figures["recall"], figures["f1"]) == (1.0, 1.0, 1.0)
    assert figures["baselines"]["exact"]["recall"] == 0.0
    assert set(figures["baselines"]) == {"exact", "token_sort"}
    end_to_end = figures["end_to_end"]["2025, five boards"]
    assert (end_to_end["same_joined"], end_to_end["different_joined"]) == (1, 0)


def test_vocabulary_measures_pairs_beside_two_baselines(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "skills").mkdir()
    (tmp_path / "skills" / "synonym_pairs.csv").write_text(
        "a,b,same\ngolang,go,1\ngo,going,0\ndocker,kitchen,1\nrust,Rust,1\n"
    )
    assert main(["vocabulary", "--data", str(tmp_path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (figures["accuracy"], figures["traps"]) == (0.75, 1.0)
    assert figures["wrong"] == [["docker", "kitchen", True]]
    assert set(figures["baselines"]) == {"equal", "fuzzy"}


def test_resumes_without_files_say_that_they_skipped(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert main(["resumes", "--data", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"skipped": True}


def test_resumes_are_measured_against_their_truths_and_listed_without_one(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    folder = tmp_path / "resumes" / "docx"
    folder.mkdir(parents=True)
    (folder / "ines.docx").write_bytes(word_resume(PERSONAS["es"], "plain"))
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 broken")
    truth = {
        "contact": {"full_name": PERSONAS["es"].name, "email": PERSONAS["es"].email},
        "skills": list(PERSONAS["es"].skills),
        "experience": [],
        "unannotated": ["experience"],
    }
    (folder / "ines.truth.json").write_text(json.dumps(truth))
    assert main(["resumes", "--data", str(tmp_path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert (figures["parsed"], figures["refused"], figures["crashed"]) == (1, 1, 0)
    assert figures["fields"]["skills"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert figures["fields"]["titles"]["precision"] == 0.0  # not annotated: not counted
    assert set(figures["baselines"]["expressions"]) == set(figures["fields"])


def test_letters_tell_what_was_caught_and_what_was_marked_wrongly(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    person = {
        "resume": {
            "basics": {"name": "Ada Crane"},
            "work": [{"name": "Heron Mill", "position": "Baker", "startDate": "2020-01"}],
        },
        "today": "2026-01-15",
        "letters": [
            {
                "company": "Otter Bread",
                "title": "Baker",
                "posting": "We look for a baker who knows SAP.",
                "language": "en",
                "text": "I am a baker at Heron Mill. I have used SAP daily.",
                "planted": [{"text": "used SAP", "kind": "skill"}],
            }
        ],
    }
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "baker.json").write_text(json.dumps(person))
    assert main(["letters", "--data", str(tmp_path), "--json"]) == 0
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert figures["inventions_caught"] == 1.0
    assert figures["clean_marked"] == 0.0
    assert (figures["inventions"], figures["clean_sentences"]) == (1, 1)
    assert set(figures["baseline"]) == {"inventions_caught", "clean_marked"}


def test_drafts_without_a_model_says_that_it_skipped(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEREGRINE_CONFIG_DIR", str(tmp_path))
    assert main(["drafts", "--json"]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"skipped": True}


@pytest.mark.slow
def test_drafts_tries_every_prompt_on_a_model_and_names_its_faults(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PEREGRINE_CONFIG_DIR", str(tmp_path))
    with scripted_llm(Script(words=("Subject: Hello, I led 300 people.",))) as server:
        config = {"backends": {"local": at(server)}, "fallback_order": ["local"]}
        (tmp_path / "llm.yaml").write_text(json.dumps(config))
        (tmp_path / "llm.yaml").chmod(0o600)
        assert main(["drafts", "--json"]) == 0
        assert len(server.chats) == len(CASES)
    figures = json.loads(capsys.readouterr().out.splitlines()[-1])["models"]["local"]
    assert (figures["answered"], figures["without_fault"]) == (len(CASES), 0)
    assert figures["doubtful_sentences"] > 0


def test_every_prompt_has_a_case_to_be_tried_on() -> None:
    prompts = {path.stem for path in (ROOT / "templates" / "prompts").glob("*.md")}
    of_texts = {kind.code for kind in KINDS} | {"cover_letter", "refine_letter"}
    assert of_texts <= prompts
    assert {case.prompt for case in CASES} == of_texts
