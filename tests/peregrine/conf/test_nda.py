"""Names that must not leave the house are found however they are written, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peregrine.conf.nda import NdaCompany, NdaNames

NAMES = NdaNames(
    [
        NdaCompany("Heron Bank", "a large bank"),
        NdaCompany("Acme Corp."),
        NdaCompany("Müller & Söhne GmbH", "a family firm"),
        NdaCompany("IBX", "a vendor"),
        NdaCompany("株式会社アクメ", "ある会社"),
        NdaCompany("Łódź Transport Sp. z o.o.", "a carrier"),
    ]
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("I worked at Heron Bank for years.", "I worked at a large bank for years."),
        ("at HERON BANK", "at a large bank"),
        ("at Heron\nBank", "at a large bank"),
        ("at heron-bank and Heron‑Bank", "at a large bank and a large bank"),
        ("at HeronBank", "at a large bank"),
        ("at Hé\u200bron\u00a0Ba\u00adnk", "at a large bank"),
        ("at He-\nron Bank", "at a large bank"),
        ("at Ｈｅｒｏｎ Ｂａｎｋ", "at a large bank"),
        ("Heron Bank’s ledgers", "A large bank’s ledgers"),
        ("Heron Bank's ledgers", "A large bank's ledgers"),
        ("in Heron Banks Leitung", "in a large bank Leitung"),
        ("(Heron Bank)", "(A large bank)"),
        ("see https://www.heronbank.example/x", "see https://www.a large bank.example/x"),
        ("at Heron Bank, Inc. where", "at a large bank where"),
        ("at Heron Bank PLC. There", "at a large bank. There"),
        ("at Heron Bank AG & Co. KG, where", "at a large bank, where"),
        ("at Heron Bank as a clerk", "at a large bank as a clerk"),
        ("Done. Acme was next.", "Done. A company I may not name was next."),
        ("for ACME Corp", "for a company I may not name"),
        ("for Acme Corporation", "for a company I may not name"),
        ("for Acme, Ltd.", "for a company I may not name."),
        ("bei Muller und Sohne", "bei a family firm"),
        ("bei MÜLLER & SÖHNE GmbH", "bei a family firm"),
        ("bei Müller Söhne", "bei a family firm"),
        ("for I.B.X. and ibx", "for a vendor. and a vendor"),
        ("前職は株式会社アクメです", "前職は株式会社ある会社です"),
        ("アクメ株式会社では", "ある会社では"),
        ("with Lodz Transport sp. z o.o. as", "with a carrier sp. z o.o. as"),
    ],
)
def test_a_name_is_replaced_in_any_spelling(text: str, left: str) -> None:
    assert NAMES.replaced(text) == left


@pytest.mark.parametrize(
    "text",
    [
        "the heron at the bank",
        "Heronbankers",
        "Acmeology",
        "LibXML",
        "Heron. A long road to a Bank",
    ],
)
def test_a_part_of_a_word_or_two_words_apart_are_no_name(text: str) -> None:
    assert NAMES.replaced(text) == text


def test_of_two_names_the_longer_one_counts() -> None:
    names = NdaNames([NdaCompany("Heron", "a bird"), NdaCompany("Heron Bank", "a large bank")])
    assert names.replaced("at Heron Bank, at Heron") == "at a large bank, at a bird"


def test_a_letter_to_a_company_may_name_it() -> None:
    names = NAMES.without("ACME Inc.")
    assert names.replaced("Dear Acme, at Heron Bank") == "Dear Acme, at a large bank"


def test_nobody_named_changes_nothing() -> None:
    assert not NdaNames([])
    assert NdaNames([]).replaced("Heron Bank") == "Heron Bank"
    assert not NdaNames([NdaCompany("…")])


@given(
    before=st.text(max_size=30),
    after=st.text(max_size=30),
    between=st.sampled_from([" ", "-", "\n", "\u00a0", "", " \u200b", "_"]),
    change=st.sampled_from([str.upper, str.lower, str.title, str.swapcase]),
)
def test_nothing_around_a_name_is_lost_and_no_name_is_left(
    before: str, after: str, between: str, change: object
) -> None:
    assert callable(change)
    name = change(f"Heron{between}Bank")
    replaced = NdaNames([NdaCompany("Heron Bank", "~")]).replaced(f"{before}. {name} {after}")
    assert replaced.startswith(f"{before}. ~")
    assert name not in replaced.removeprefix(f"{before}. ")[:3]
