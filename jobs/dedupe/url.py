"""One address for one posting: without tracking, as the board's own id where it carries one."""

import re
from collections.abc import Callable
from functools import lru_cache
from hashlib import blake2b
from typing import Final, NamedTuple
from urllib.parse import SplitResult, parse_qsl, unquote, urlencode, urlsplit

_URL_LIMIT = 2000
_MOST_LABELS = 4  # of “uk.indeed.co.uk”, and not of “indeed.jobs.example.com.evil.net”
_MOST_REDIRECTORS = 3  # around each other

_TRACKING: Final = re.compile(
    r"utm_\w+|gh_src|lever-(?:source|origin)\S*|source|src|src_?id|ref|refid|referrer|referer|referral|"
    r"trk\w*|tracking\w*|original_?referer|position|page_?num|origin|from|fbclid|gclid|gclsrc|dclid|"
    r"msclkid|twclid|li_fat_id|mc_[ce]id|mkt_tok|_hs\w+|hsa_\w+|igshid|yclid|iisn?|feedid|"
    r"indeed-apply-token|posteddate|toggle_?language|locale|lang|cmp|campaign\w*|jobboard\w*|recommended\w*|"
    r"ebp|alternatechannel|savedsearchid|eb_token|t|tk|xkcb|advn?|adid|ad_id|sjdu|acatk|guccounter|share\w*|rx_\w+|jz",
    re.IGNORECASE,
)
_REDIRECTOR_FIELDS: Final = {
    "google.com": ("q", "url"),
    "linkedin.com": ("url",),
    "facebook.com": ("u",),
    "safelinks.protection.outlook.com": ("url",),
}
_APPLY_ENDING = re.compile(
    r"/(?:apply|application|apply-now|applymanually|apply/?form|thanks)/?$", re.IGNORECASE
)
_HOST_PREFIX = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")


class NativeId(NamedTuple):
    """The board that keeps a posting, and its id there."""

    board: str
    id: str


def clean_url(url: str) -> str:
    """Return the address without tracking, or "" when it is no web address."""
    parts = _split(url)
    if parts is None:
        return ""
    path = _APPLY_ENDING.sub("", parts.path).rstrip("/")
    kept = sorted(
        (name, value)
        for name, value in parse_qsl(parts.query, keep_blank_values=False)
        if not _TRACKING.fullmatch(name)
    )
    query = "?" + urlencode(kept) if kept else ""
    # A fragment that looks like a path is the page of a one-page app.
    fragment = f"#{parts.fragment}" if "/" in parts.fragment else ""
    port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    host = _HOST_PREFIX.sub("", parts.hostname or "")
    return f"https://{host}{port}{path}{query}{fragment}"[:_URL_LIMIT]


def url_key(url: str) -> str:
    """Return a digest of what the address points to, "" when it is no web address."""
    if not url:
        return ""
    identity = native_identity(url)
    text = f"{identity.board}:{identity.id}" if identity else clean_url(url)
    return blake2b(text.encode(errors="replace"), digest_size=16).hexdigest() if text else ""


@lru_cache(maxsize=20_000)
def native_identity(url: str) -> NativeId | None:
    """Return the board and the posting's id there, where the address carries them."""
    parts = _split(url)
    if parts is None:
        return None
    host, path = parts.hostname or "", unquote(parts.path)
    fields = {name.lower(): value.strip() for name, value in parse_qsl(parts.query)}
    if (number := fields.get("gh_jid", "")).isdecimal():
        return NativeId("greenhouse", number)
    for domain, board, read in _BOARDS:
        if _is_under(host, domain):
            found = read(host, path, fields)
            return NativeId(board, found[:200]) if found else None
    name = host.removeprefix("www.").split(".")
    for board, field in (("indeed", "jk"), ("glassdoor", "jl"), ("glassdoor", "joblistingid")):
        if board in name[:-1] and len(name) <= _MOST_LABELS and fields.get(field):
            return NativeId(board, fields[field])
    if "adzuna" in name[:-1] and len(name) <= _MOST_LABELS and (found := _ADZUNA(host, path, {})):
        return NativeId("adzuna", found)
    return None


def _split(url: str, *, depth: int = 0) -> SplitResult | None:
    """Split a web address, unwrapped from the redirectors that mails and boards put around it."""
    url = url.strip()[: 4 * _URL_LIMIT]
    try:
        parts = urlsplit(url if "://" in url[:12] else f"https://{url}")
        _ = parts.port
    except ValueError:
        return None
    host = (parts.hostname or "").strip(".")
    is_web = parts.scheme.lower() in ("http", "https") and parts.username is None
    if not is_web or "." not in host or " " in host:
        return None
    inner = _behind_redirector(host, parts) if depth < _MOST_REDIRECTORS else ""
    return _split(inner, depth=depth + 1) if inner else parts


def _behind_redirector(host: str, parts: SplitResult) -> str:
    """Return the address that a redirector's address carries, or ""."""
    for domain, names in _REDIRECTOR_FIELDS.items():
        if _is_under(host, domain) and "/jobs" not in parts.path:
            fields = dict(parse_qsl(parts.query))
            return next((fields[n] for n in names if fields.get(n, "").startswith("http")), "")
    return ""


def _is_under(host: str, domain: str) -> bool:
    return host == domain or host.endswith("." + domain)


IdReader = Callable[[str, str, dict[str, str]], str]


def _from_path(pattern: str, *, with_host: bool = False) -> IdReader:
    """Read the id out of the path; `with_host` where ids are unique per customer only."""
    compiled = re.compile(pattern, re.IGNORECASE)

    def read(host: str, path: str, fields: dict[str, str]) -> str:
        found = compiled.search(path)
        if found is None:
            return ""
        number = next(group for group in found.groups() if group)
        return f"{host.partition('.')[0]}/{number}".lower() if with_host else number.lower()

    return read


def _linkedin(host: str, path: str, fields: dict[str, str]) -> str:
    found = re.search(r"/jobs/view/(?:[^/]*?-)?(\d{6,})(?:/|$)|/jobPosting/(\d{6,})", path)
    if found:
        return found[1] or found[2]
    number = fields.get("currentjobid", "")
    return number if number.isdecimal() else ""


def _indeed(host: str, path: str, fields: dict[str, str]) -> str:
    found = re.search(r"/(?:job|viewjob)/(?:[^/]*-)?([0-9a-f]{16})(?:/|$)", path)
    number = (fields.get("jk") or fields.get("vjk") or (found[1] if found else "")).lower()
    return number if re.fullmatch(r"[0-9a-f]{16}", number) else ""


def _ziprecruiter(host: str, path: str, fields: dict[str, str]) -> str:
    return f"jid-{fields['jid']}" if fields.get("jid") else ""


def _greenhouse(host: str, path: str, fields: dict[str, str]) -> str:
    found = re.search(r"/jobs/(\d+)", path)
    token = fields.get("token", "")
    return found[1] if found else token if token.isdecimal() else ""


def _workday(host: str, path: str, fields: dict[str, str]) -> str:
    found = re.search(
        r"/(?:job|details)/(?:[^/]+/)*?[^/]*_([A-Za-z]*-?\d[\w-]*)(?:/apply.*)?/?$", path
    )
    if found is None:
        return ""
    shared = re.search(r"/recruiting/([^/]+)/", path) if _is_under(host, _WORKDAY_SHARED) else None
    company = shared[1].lower() if shared else host.partition(".")[0]
    return f"{company}/{found[1].lower()}"


_WORKDAY_SHARED = "myworkdaysite.com"  # the company is in the path, not in the host


def _hackernews(host: str, path: str, fields: dict[str, str]) -> str:
    number = fields.get("id", "")
    return number if path == "/item" and number.isdecimal() else ""


_ADZUNA = _from_path(r"/(?:land/ad|details)/(\d+)")
_UUID = r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}"
_BOARDS: Final[tuple[tuple[str, str, IdReader], ...]] = (
    ("linkedin.com", "linkedin", _linkedin),
    ("indeed.com", "indeed", _indeed),
    ("ziprecruiter.com", "zip_recruiter", _ziprecruiter),
    ("greenhouse.io", "greenhouse", _greenhouse),
    ("lever.co", "lever", _from_path(rf"({_UUID})")),
    ("ashbyhq.com", "ashby", _from_path(rf"({_UUID})")),
    ("myworkdayjobs.com", "workday", _workday),
    (_WORKDAY_SHARED, "workday", _workday),
    ("smartrecruiters.com", "smartrecruiters", _from_path(r"/(\d{9,})")),
    ("workable.com", "workable", _from_path(r"/(?:j|jobs)/([0-9a-f]{10})")),
    ("bamboohr.com", "bamboohr", _from_path(r"/(?:careers|jobs)/(\d+)", with_host=True)),
    ("personio.de", "personio", _from_path(r"/job/(\d+)")),
    ("personio.com", "personio", _from_path(r"/job/(\d+)")),
    ("recruitee.com", "recruitee", _from_path(r"/o/([^/]+)", with_host=True)),
    ("teamtailor.com", "teamtailor", _from_path(r"/jobs/(\d+)")),
    ("icims.com", "icims", _from_path(r"/jobs/(\d+)", with_host=True)),
    ("jobvite.com", "jobvite", _from_path(r"/job/(\w{8,})")),
    ("jobbank.gc.ca", "jobbank", _from_path(r"/jobposting/(\d+)")),
    ("usajobs.gov", "usajobs", _from_path(r"/(?:viewdetails|job)/(\d+)")),
    ("craigslist.org", "craigslist", _from_path(r"/(\d{8,})\.html$")),
    ("theladders.com", "theladders", _from_path(r"/job/[^/]*_(\d+)/?$")),
    ("news.ycombinator.com", "hackernews", _hackernews),
    ("remoteok.com", "remoteok", _from_path(r"/(?:remote-)?jobs/(?:[^/]*-)?(\d+)/?$")),
    ("remotive.com", "remotive", _from_path(r"/(?:[^/]*-)?(\d{5,})/?$")),
    ("weworkremotely.com", "weworkremotely", _from_path(r"/(?:remote-)?jobs/([^/]+-[^/]+)/?$")),
    ("himalayas.app", "himalayas", _from_path(r"/companies/([^/]+/jobs/[^/]+)/?$")),
    ("arbeitnow.com", "arbeitnow", _from_path(r"/(?:jobs/companies/[^/]+|view)/([^/]+)/?$")),
    ("jobicy.com", "jobicy", _from_path(r"/jobs/(\d+)")),
)
