"""The person who looks for a job. The only reader of personal data."""

from dataclasses import dataclass
from typing import Literal, Self

from peregrine import conf
from peregrine.conf.nda import INSTEAD, NdaCompany, NdaNames

_CLOSING = "With kind regards,"


@dataclass(frozen=True, slots=True)
class Mission:
    """A field that matters to the person, the words that show it, and why it matters."""

    name: str
    words: tuple[str, ...]
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class UserProfile:
    name: str = ""
    email: str = ""
    phone: str = ""
    location: str = ""
    links: tuple[str, ...] = ()
    summary: str = ""
    missions: tuple[Mission, ...] = ()
    voice: str = ""
    nda_companies: tuple[NdaCompany, ...] = ()
    letter_closing: str = _CLOSING
    paper: Literal["auto", "a4", "letter"] = "auto"
    letter_layout: Literal["classic", "modern", "book"] = "classic"
    letter_logo: str = ""
    documents_folder: str = ""

    @classmethod
    def load(cls) -> Self:
        """Read config/user.yaml. Raises ConfigError when it is broken."""
        user = conf.load_user()
        return cls(
            name=user.name.strip(),
            email=user.email.strip(),
            phone=user.phone.strip(),
            location=user.location.strip(),
            links=tuple(user.links),
            summary=user.summary.strip(),
            missions=tuple(
                Mission(each.name, tuple(each.words) or (each.name,), each.note.strip())
                for each in user.missions
            ),
            voice=user.voice.strip(),
            nda_companies=tuple(
                NdaCompany(each.name.strip(), each.instead.strip() or INSTEAD)
                for each in user.nda_companies
            ),
            letter_closing=user.letter_closing.strip() or _CLOSING,
            paper=user.paper,
            letter_layout=user.letter_layout,
            letter_logo=user.letter_logo.strip(),
            documents_folder=user.documents_folder.strip(),
        )

    @property
    def signature_name(self) -> str:
        """The name below a letter; a place to fill in while none is known."""
        return self.name or "[Your name]"

    @property
    def nda(self) -> NdaNames:
        """The names that must not leave the house."""
        return NdaNames(self.nda_companies)

    @property
    def contact_lines(self) -> list[str]:
        """Where the person can be reached, as the head of a letter shows it."""
        return [line for line in (self.location, self.phone, self.email, *self.links) if line]

    @property
    def missing(self) -> list[str]:
        """What a letter needs and the profile does not have yet."""
        wanted = {"your name": self.name, "your e-mail address": self.email}
        return [label for label, value in wanted.items() if not value]

    @property
    def is_complete(self) -> bool:
        return not self.missing
