"""A schema.org JobPosting, however a page marked it up, as a posting.

Reference: https://schema.org/JobPosting
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, Final

from jobs.capturing.document import Document
from jobs.capturing.partial import PartialPosting, seen_at
from jobs.dedupe import native_identity
from jobs.importing import values
from jobs.posting_text import clean_description, clean_line

Item = dict[str, Any]

_MOST_PLACES = 12
# Texts of their own beside the description; added where the description does not hold them.
_SECTIONS: Final = (
    ("responsibilities", "Responsibilities"),
    ("qualifications", "Qualifications"),
    ("experienceRequirements", "Experience"),
    ("educationRequirements", "Education"),
    ("skills", "Skills"),
    ("jobBenefits", "Benefits"),
)
_SHORTEST_SECTION = 40  # characters; below that it is a keyword, not a text
_COMPARED = 200  # characters of a section that are looked for in the description


def types_of(item: Item) -> set[str]:
    """Return the types of a node without their vocabulary, in lower case."""
    said = item.get("@type")
    names = said if isinstance(said, list) else [said]
    return {re.split(r"[/:#]", name)[-1].lower() for name in names if isinstance(name, str)}


def read(item: Item, document: Document, *, today: date, is_alone: bool) -> PartialPosting:
    """Return the posting that a JobPosting node describes.

    `is_alone`: the page holds no other, so that its address is this posting's address.
    """
    url = document.url if is_alone else _own_address(item, document)
    remote_in = _remote_in(item)
    ends_on = values.day(_first(item.get("validThrough")))
    posting = replace(
        seen_at(url),
        title=_line(item.get("title")) or _line(item.get("name")),
        company=_company(item.get("hiringOrganization")),
        location=_location(item, remote_in),
        is_remote=True if remote_in is not None else None,
        employment_type=_employment_type(item.get("employmentType")),
        description=_description(item),
        posted_on=values.day(_first(item.get("datePosted"))),
        is_closed=ends_on is not None and ends_on < today,
        **_pay(item.get("baseSalary")),
    )
    return PartialPosting(posting=posting)


def _own_address(item: Item, document: Document) -> str:
    """Return the address that one of several postings gives for itself, if it is on this host."""
    for name in ("url", "@id", "mainEntityOfPage"):
        said = _first(item.get(name))
        said = said.get("@id") if isinstance(said, dict) else said
        if isinstance(said, str) and (url := document.address(said)):
            return url
    return document.url if native_identity(document.url) is None else ""


def _first(value: Any) -> Any:
    return next(iter(value), None) if isinstance(value, list) else value


def _line(value: Any) -> str:
    value = _first(value)
    if isinstance(value, dict):
        value = _first(value.get("@value"))
    return clean_line(values.text(value), limit=300) if isinstance(value, str | int) else ""


def _company(value: Any) -> str:
    value = _first(value)
    if isinstance(value, dict):
        return _line(value.get("name")) or _line(value.get("legalName"))
    is_reference = isinstance(value, str) and value.startswith(("http://", "https://", "#", "_:"))
    return "" if is_reference else _line(value)


def _location(item: Item, remote_in: list[str] | None) -> str:
    places = item.get("jobLocation")
    all_places = (places if isinstance(places, list) else [places])[:_MOST_PLACES]
    addresses = list(filter(None, map(_address, all_places)))
    names = list(filter(None, (_line(p.get("name")) for p in all_places if isinstance(p, dict))))
    # Several names with one address: the address is that of the company.
    if len(set(names)) > 1 and len(set(addresses)) == 1:
        addresses = names
    found = dict.fromkeys(addresses or names or remote_in or [])
    return "; ".join(found)


def _address(place: Any) -> str:
    if not isinstance(place, dict):
        return _line(place)
    address = _first(place.get("address")) or place
    if not isinstance(address, dict):
        return _line(address)
    city = _line(address.get("addressLocality"))
    region = _line(address.get("addressRegion"))
    country = address.get("addressCountry")
    country = _line(country.get("name") if isinstance(country, dict) else country)
    return ", ".join(dict.fromkeys(part for part in (city, region, country) if part))


def _remote_in(item: Item) -> list[str] | None:
    """Return where one may live who works from home; None: it is not a remote job."""
    kinds = item.get("jobLocationType")
    kinds = kinds if isinstance(kinds, list) else [kinds]
    if not any(isinstance(kind, str) and kind.upper() == "TELECOMMUTE" for kind in kinds):
        return None
    wanted = item.get("applicantLocationRequirements")
    areas = wanted if isinstance(wanted, list) else [wanted]
    names = (_line(each.get("name") if isinstance(each, dict) else each) for each in areas)
    return [name for name in names if name][:_MOST_PLACES]


def _employment_type(value: Any) -> str:
    kinds = value if isinstance(value, list) else re.split(r"\s*[,;]\s*", values.text(value))
    words = [values.text(kind) for kind in kinds]
    plain = [word.replace("_", " ").lower() if word.isupper() else word for word in words]
    return values.employment_type(", ".join(word for word in plain if word and word != "other"))


def _description(item: Item) -> str:
    main = _text(item.get("description"))
    texts = [clean_description(main)] if main else []
    for name, heading in _SECTIONS:
        section = clean_description(_text(item.get(name)))
        is_known = any(section[:_COMPARED] in text for text in texts)
        if len(section) >= _SHORTEST_SECTION and not is_known:
            texts.append(f"{heading}\n\n{section}")
    return "\n\n".join(texts) if len(texts) > 1 or not main else main


def _text(value: Any) -> str:
    """Return a text, the paragraphs of a list, or what a described thing says."""
    if isinstance(value, list):
        return "\n\n".join(filter(None, map(_text, value)))
    if isinstance(value, dict):
        return _text(value.get("@value") or value.get("description"))
    return value if isinstance(value, str) else ""


def _pay(value: Any) -> Item:
    """Return what a MonetaryAmount, a PriceSpecification, a number or words say of the pay."""
    value = _first(value)
    if isinstance(value, str):
        return {"salary_text": clean_line(value, limit=200)}
    if not isinstance(value, dict):
        return {}
    range_ = _first(value.get("value"))
    amounts = range_ if isinstance(range_, dict) else {**value, "value": range_}
    if isinstance(range_, str) and values.amount(range_) is None:
        return {"salary_text": clean_line(range_, limit=200)}
    low, high = (_amounts(amounts, names) for names in (("minValue",), ("maxValue",)))
    exact = next(_found(amounts, ("value", "price")), None)
    return {
        "salary_min": low if low is not None else exact,
        "salary_max": high if high is not None else exact if low is None else None,
        "salary_currency": values.currency(value.get("currency") or amounts.get("currency")),
        "salary_period": values.period(amounts.get("unitText") or value.get("unitText")),
    }


def _amounts(amounts: Item, names: tuple[str, ...]) -> Any:
    return next(_found(amounts, names), None)


def _found(amounts: Item, names: tuple[str, ...]) -> Iterator[Any]:
    for name in names:
        if (amount := values.amount(amounts.get(name))) is not None:
            yield amount
