"""What the house rules say twice is checked here."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.utils.module_loading import import_string

from benchmarks.__main__ import BENCHMARKS
from peregrine.tasks.registry import TASK_TYPES

ROOT = Path(__file__).resolve().parent.parent
APPS = ("peregrine", "jobs", "interviews", "benchmarks")
BANNED_NAMES = {
    "utils", "helpers", "common", "core", "misc", "services", "selectors", "managers", "mixins",
}  # fmt: skip
MODULE_LINES = 320
FUNCTION_LINES = 80


def tracked(*patterns: str) -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns],  # noqa: S607
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return [path for line in listing.stdout.splitlines() if (path := ROOT / line).is_file()]


def product_modules() -> list[Path]:
    return [
        path
        for path in tracked("*.py")
        if path.relative_to(ROOT).parts[0] in APPS and "migrations" not in path.parts
    ]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [relative(p) for p in tracked("*.py") if p.stem in BANNED_NAMES] == []
    assert [relative(p) for p in tracked("*.py") if BANNED_NAMES & set(p.parent.parts[-2:])] == []


def test_no_stray_file_lies_in_the_root() -> None:
    here = {path.name for path in tracked() if path.parent == ROOT}
    assert here == {
        ".env.example", ".gitignore", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Makefile",
        "README.md", "manage.py", "pyproject.toml", "requirements-dev.lock", "requirements.lock",
    }  # fmt: skip


def test_no_module_grows_past_one_subject() -> None:
    lengths = {relative(p): len(p.read_text().splitlines()) for p in product_modules()}
    assert {name: n for name, n in lengths.items() if n > MODULE_LINES} == {}


def test_no_function_is_longer_than_a_screen() -> None:
    long = [
        f"{relative(path)}:{node.lineno} {node.name}"
        for path in product_modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno is not None
        and node.end_lineno - node.lineno > FUNCTION_LINES
    ]
    assert long == []


def test_no_failure_is_swallowed() -> None:
    """A broad `except` must do more than pass, continue or return a constant."""
    silent = [
        f"{relative(path)}:{node.lineno}"
        for path in product_modules()
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or getattr(node.type, "id", "") in {"Exception", "BaseException"})
        and all(
            isinstance(step, ast.Pass | ast.Continue)
            or (isinstance(step, ast.Return) and isinstance(step.value, ast.Constant | None))
            for step in node.body
        )
    ]
    assert silent == []


def test_only_the_one_client_speaks_to_other_machines() -> None:
    """What goes past `peregrine.net` would escape the guard, the record and the airplane switch."""
    allowed = ("peregrine/net", "peregrine/supervisor", "benchmarks", "jobs/boards/jobspy.py")
    ways = "httpx|httpcore|requests|urllib3|urllib.request|http.client|ssl|ftplib|smtplib|imaplib"
    ways = f"^\\s*(import|from) ({ways}|aiohttp|curl_cffi|websockets|jobspy)\\b"
    pattern = re.compile(rf"{ways}|\bcreate_connection\(|sock\w*\.connect\(", re.MULTILINE)
    speakers = [
        relative(path)
        for path in product_modules()
        if pattern.search(path.read_text()) and not relative(path).startswith(allowed)
    ]
    assert speakers == []


def test_stages_change_through_move_to_only() -> None:
    writers = [
        f"{relative(path)}:{number}"
        for path in product_modules()
        if relative(path) != "jobs/models/job.py"
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if re.search(r"\.stage = |update\(.*\bstage=", line) and "task" not in relative(path)
    ]
    assert writers == []


def test_personal_data_is_read_through_the_profile_only() -> None:
    readers = [
        relative(path)
        for path in product_modules()
        if "load_user(" in path.read_text()
        and not relative(path).startswith(("peregrine/conf", "peregrine/setup"))
    ]
    assert readers == []


@pytest.mark.parametrize("task_type", TASK_TYPES, ids=lambda kind: kind.name)
def test_every_task_type_has_a_handler(task_type) -> None:  # type: ignore[no-untyped-def]
    assert callable(import_string(task_type.handler))


def test_every_prompt_has_a_golden_file() -> None:
    prompts = {p.stem for p in tracked("templates/prompts/*.md")}
    golden = {p.stem for p in tracked("tests/**/golden/*.md")}
    assert prompts - golden == set()


def test_every_prompt_says_what_of_the_persons_data_it_sends() -> None:
    prompts = [p for p in tracked("templates/prompts/*.md") if ".skeleton" not in p.name]
    assert [p.name for p in prompts if not p.read_text().startswith("## sends\n")] == []


def test_every_benchmark_and_command_is_in_the_docs() -> None:
    words = " ".join(p.read_text() for p in [ROOT / "README.md", *tracked("docs/*.md")])
    benchmarks = {each.name for each in BENCHMARKS}
    commands = {p.stem for p in tracked("*/management/commands/*.py") if p.stem != "__init__"}
    assert {name for name in commands if f"manage.py {name}" not in words} == set()
    assert {name for name in benchmarks if not re.search(rf"\b{name}\b", words)} == set()


def test_every_variable_of_the_environment_is_in_the_docs_and_the_example() -> None:
    settings = (ROOT / "peregrine/settings.py").read_text()
    variables = set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', settings))
    assert {"SECRET_KEY", "PEREGRINE_PORT", "DATABASE_URL"} <= variables
    for place in ("docs/install.md", ".env.example"):
        words = (ROOT / place).read_text()
        assert {name for name in variables if name not in words} == set(), place


def test_no_link_in_the_docs_is_dead() -> None:
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *tracked("docs/*.md")]
    links = [
        (page, link)
        for page in pages
        for link in re.findall(r"\]\((?!https?:)([^)#\s]+)", page.read_text())
    ]
    assert [
        (relative(page), link) for page, link in links if not (page.parent / link).exists()
    ] == []


def test_the_tree_speaks_of_the_project_alone() -> None:
    """No path of a build machine, no file that holds somebody's data."""
    paths = re.compile(r"(^|[^\w.-])/(work|home/\w+|root)/", re.MULTILINE)
    texts = [
        p for p in tracked() if p.suffix in {".py", ".md", ".html", ".toml", ".yml", ".css", ".js"}
    ]
    assert [relative(p) for p in texts if p.name != Path(__file__).name
            and paths.search(p.read_text())] == []  # fmt: skip
    private = re.compile(r"(^|/)(staging\.db|\.env|.*\.sqlite3|user\.yaml)$")
    assert [relative(p) for p in tracked() if private.search(relative(p))] == []
