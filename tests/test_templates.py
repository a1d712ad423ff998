"""The house rules of templates and scripts."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
PAGES = [path for path in TEMPLATES if '{% extends "base' in path.read_text()]
SCRIPTS = sorted((ROOT / "static" / "js").glob("*.js"))
ICONS = set(re.findall(r'<symbol id="([^"]+)"', (ROOT / "static/img/icons.svg").read_text()))

INLINE = {
    "a style attribute": re.compile(r"<[^>]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an event attribute": re.compile(r"<[^>]*\s(on[a-z]+|hx-on[\w:-]*)\s*=", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "a script without a file": re.compile(r"<script(?![^>]*\ssrc=)", re.IGNORECASE),
    "something from elsewhere": re.compile(r"<(script|link|img)[^>]*\s(src|href)=.(https?:)?//"),
}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_no_template_has_anything_inline(template: Path) -> None:
    text = template.read_text()
    assert [what for what, pattern in INLINE.items() if pattern.search(text)] == []


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_every_icon_is_in_the_sprite(template: Path) -> None:
    used = re.findall(r'_icon\.html" with name="([^"]+)"', template.read_text())
    assert set(used) <= ICONS


@pytest.mark.parametrize("template", TEMPLATES, ids=name)
def test_every_form_that_posts_has_a_token(template: Path) -> None:
    forms = re.findall(r"<form\b.*?</form>", template.read_text(), re.DOTALL)
    posts = [form for form in forms if re.search(r'method="post"', form, re.IGNORECASE)]
    assert [form for form in posts if "csrf_token" not in form] == []


@pytest.mark.parametrize("template", PAGES, ids=name)
def test_every_page_has_a_title_and_a_heading(template: Path) -> None:
    text = template.read_text()
    assert "{% block title %}" in text
    assert "{% block heading %}" in text


@pytest.mark.parametrize("script", SCRIPTS, ids=name)
def test_no_script_writes_html_or_evaluates_text(script: Path) -> None:
    assert not re.search(
        r"\beval\(|new Function\(|\.innerHTML\s*=|document\.write", script.read_text()
    )
