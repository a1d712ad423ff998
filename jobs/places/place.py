"""A place, as far as a text says it."""

from typing import NamedTuple


class Place(NamedTuple):
    """One place. Empty: not said, or not understood.

    `is_remote` with a country or a zone: remote for people who are there.
    """

    country: str = ""  # ISO 3166-1: “DE”
    region: str = ""  # ISO 3166-2: “US-OR”
    city: str = ""  # folded: “munchen”
    area: str = ""  # the city in whose reach it is, where that is known
    postal: str = ""
    zone: str = ""  # “eu”, “emea”; “world”: said to be everywhere
    is_remote: bool = False
    is_hybrid: bool = False
    is_guessed: bool = False  # the country is where the person looks: the text does not say it

    @property
    def is_known(self) -> bool:
        """Tell whether the text says where in the world it is."""
        return bool(self.country or self.zone)

    @property
    def is_on_site(self) -> bool:
        return not self.is_remote and bool(self.city or self.region or self.is_known)


NOWHERE = Place()
