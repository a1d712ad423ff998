"""The countries whose boards JobSpy can ask. A test keeps them in step with JobSpy."""

import difflib

from peregrine.conf.schemas.base import refuse

COUNTRIES = (
    *("argentina", "australia", "austria", "bahrain", "belgium", "brazil", "canada", "chile"),
    *("china", "colombia", "costa rica", "czech republic", "denmark", "ecuador", "egypt"),
    *("finland", "france", "germany", "greece", "hong kong", "hungary", "india", "indonesia"),
    *("ireland", "israel", "italy", "japan", "kuwait", "luxembourg", "malaysia", "mexico"),
    *("morocco", "netherlands", "new zealand", "nigeria", "norway", "oman", "pakistan"),
    *("panama", "peru", "philippines", "poland", "portugal", "qatar", "romania"),
    *("saudi arabia", "singapore", "south africa", "south korea", "spain", "sweden"),
    *("switzerland", "taiwan", "thailand", "türkiye", "ukraine", "united arab emirates"),
    *("uk", "usa", "uruguay", "venezuela", "vietnam"),
)
_ALIASES = {
    "czechia": "czech republic",
    "turkey": "türkiye",
    "uae": "united arab emirates",
    "united states": "usa",
    "us": "usa",
    "united kingdom": "uk",
}


def known_country(value: str) -> str:
    """Return the country as JobSpy spells it."""
    name = value.strip().casefold()
    name = _ALIASES.get(name, name)
    if name not in COUNTRIES:
        close = difflib.get_close_matches(name, COUNTRIES, 1)
        guess = f" Did you mean “{close[0]}”?" if close else ""
        raise refuse(
            f"“{value}” is not a country that the boards know.{guess} "
            f"Allowed: {', '.join(COUNTRIES)}."
        )
    return name
