"""Addresses on the web, written or only linked, and whose profiles they are."""

import re
from collections.abc import Iterator
from typing import Final

from jobs.resumes.json_resume import OnlineProfile
from jobs.resumes.reading.line import Line

EMAIL: Final = re.compile(
    r"(?<![\w.+-])[^\W_][\w.+'-]*@[^\W_](?:[\w-]*\.)+[a-zA-Z]{2,24}(?!\w)", re.UNICODE
)
URL: Final = re.compile(
    r"(?:https?://|www\.)[^\s<>()\[\]|,;\"“”]+"
    r"|(?<![\w@.-])(?:[a-z0-9-]+\.)+"
    r"(?:(?:com?|org|net|ac|gov|edu)\.[a-z]{2}|com|org|net|io|dev|me|ai|co|app|de|fr|es|pt|br|it|nl|pl|jp|eu|uk|us|ch|at|be|info|edu|tech|"
    r"page|site|xyz|in|ca|au|blog|design|studio|online)"
    r"(?:/[^\s<>()\[\]|,;\"“”]*)?(?![\w@])",
    re.IGNORECASE,
)
# An address whose ending is on no list: stands alone, in small letters.
_OWN: Final = re.compile(r"(?:[a-z0-9-]+\.)*[a-z0-9-]{3,}\.[a-z]{2,24}(?:/[\w~./-]*)?")
_APART: Final = re.compile(r"[\s,;|·•]+")
_PROFILE: Final = re.compile(r"linkedin\.com/in/|^(?:github|gitlab)\.com/[\w-]+$|xing\.com/profile")
_PROFILES: Final = {
    "linkedin": "linkedin.com/in/", "github": "github.com/", "gitlab": "gitlab.com/",
    "twitter": "twitter.com/", "behance": "behance.net/", "dribbble": "dribbble.com/",
    "instagram": "instagram.com/",
}  # fmt: skip
# “GitHub: ada”, “linkedin  /in/ada”; names of people have capitals, as “LinkedIn: Ada Quill”.
_HANDLE: Final = re.compile(
    rf"(?P<network>(?i:{'|'.join(_PROFILES)}))\s?(?::(?!//)|  )\s*"
    r"(?:/?in/|@|/)?(?P<name>[a-z0-9][a-z0-9_-]{2,38})"
)
_NO_HANDLES: Final = ("profile", "link", "page", "account", "com")
_NETWORKS: Final = {
    "linkedin": "LinkedIn", "github": "GitHub", "gitlab": "GitLab", "twitter": "Twitter",
    "x.com": "X", "xing": "Xing", "stackoverflow": "Stack Overflow", "medium": "Medium",
    "orcid": "ORCID", "kaggle": "Kaggle", "behance": "Behance", "dribbble": "Dribbble",
    "scholar.google": "Google Scholar", "facebook": "Facebook", "instagram": "Instagram",
    "youtube": "YouTube", "mastodon": "Mastodon",
}  # fmt: skip


def profiles(head: list[Line], everything: list[Line], email: str) -> list[OnlineProfile]:
    """Return the addresses in the head, and the profiles anywhere else, each once."""
    head = [*head, *(line for line in everything if line not in head and _is_bar(line))]
    found = {_bare(address): address for address in _addresses(head, email, is_head=True)}
    for address in _addresses(everything, email):
        if _PROFILE.search(_bare(address)):
            found.setdefault(_bare(address), address)
    return [_profile(address) for address in found.values()]


def _is_bar(line: Line) -> bool:
    """Tell whether a line has addresses only, a profile among them, as the foot of a page may."""
    parts = [part for part in _APART.split(EMAIL.sub(" ", line.plain)) if part]
    are_addresses = all(URL.fullmatch(part) or _OWN.fullmatch(part) for part in parts)
    return are_addresses and any(_PROFILE.search(_bare(part)) for part in parts)


def _addresses(lines: list[Line], email: str, *, is_head: bool = False) -> Iterator[str]:
    """Yield the addresses written or linked in the lines, each once."""
    for at, line in enumerate(lines):
        targets = [t for t in line.links if t.lower().startswith(("http:", "https:", "www."))]
        yield from targets
        text = EMAIL.sub(" ", line.plain)
        written = [(found[0], found.end(), text[: found.start()]) for found in URL.finditer(text)]
        if is_head:
            tokens = [token for token in _APART.split(text) if _OWN.fullmatch(token)]
            written += [(token, 0, "") for token in tokens if not URL.match(token)]
            yield from _of_handles(line.text)
        for said, end, before in written:
            more = (
                " ".join(each.plain for each in lines[at + 1 : at + 3]) if end == len(text) else ""
            )
            address = (said + _rest(said, more)).rstrip(".,/")
            is_linked = any(_bare(address) in _bare(target) for target in targets)
            is_of_email = email.endswith("@" + address) and before.rstrip().endswith("@")
            if not is_linked and not is_of_email and not _is_file(address):
                yield address


def _of_handles(text: str) -> Iterator[str]:
    """Yield the addresses of profiles of which a label names the network: “GitHub: ada”."""
    for piece in re.split(r"\s*[|·•⋅]\s*|\s{2,}|(?<=\S), ", text.replace("\t", "  ")):
        found = _HANDLE.fullmatch(piece.strip())
        if found and found["name"].lower() not in _NO_HANDLES:
            yield _PROFILES[found["network"].lower()] + found["name"]


def _rest(said: str, below: str) -> str:
    """Return what an address goes on with below.

    It is broken behind a hyphen or a slash, or anywhere before LinkedIn's own “(LinkedIn)”.
    """
    found = re.match(r"[a-z0-9][\w-]*(?=$|\s)", below)
    if found is None:
        return ""
    is_named = "linkedin.com/in/" in said and below[found.end() :].lstrip().startswith("(LinkedIn)")
    return found[0] if is_named or re.search(r"/.*-$|/in/$", said) else ""


def _is_file(address: str) -> bool:
    return bool(
        re.fullmatch(
            r"(?:node|vue|next|nuxt|express|react|angular|socket|d3|three|chart|asp|\.?net)\.\w+",
            address,
            re.IGNORECASE,
        )
    )


def _bare(address: str) -> str:
    return re.sub(r"^(?:https?://)?(?:www\.)?", "", address.lower()).rstrip("/")


def _profile(address: str) -> OnlineProfile:
    bare = _bare(address)
    host = bare.partition("/")[0]
    network = next((name for part, name in _NETWORKS.items() if f".{part}" in f".{host}"), "")
    username = bare.rstrip("/").rpartition("/")[2] if network and "/" in bare else ""
    url = address if address.lower().startswith("http") else f"https://{address}"
    return OnlineProfile(network=network, username=username, url=url)
