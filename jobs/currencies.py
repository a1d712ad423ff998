"""Currencies: their signs and codes, how large pay is in them, and their rough worth. Pure."""

import re
from typing import Final

DOLLAR_OF: Final = {"ca": "CAD", "au": "AUD", "nz": "NZD", "sg": "SGD", "hk": "HKD", "us": "USD"}
CROWN_OF: Final = {"se": "SEK", "no": "NOK", "dk": "DKK", "is": "ISK"}
CROWN_CODES: Final = frozenset(CROWN_OF.values())
DOLLAR_CODES: Final = frozenset({*DOLLAR_OF.values(), "MXN"})
SIGNS: Final = {
    "us$": "USD", "c$": "CAD", "ca$": "CAD", "cad$": "CAD", "cdn$": "CAD", "a$": "AUD",
    "au$": "AUD", "nz$": "NZD", "s$": "SGD", "hk$": "HKD", "r$": "BRL", "mx$": "MXN",
    "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "zł": "PLN", "kč": "CZK", "₪": "ILS",
    "₩": "KRW", "₱": "PHP", "₺": "TRY", "₴": "UAH", "rs.": "INR", "rs": "INR", "inr": "INR",
    "fr": "CHF", "fr.": "CHF", "sfr": "CHF", "sfr.": "CHF", "euro": "EUR", "euros": "EUR",
}  # fmt: skip
_CODES_WORDS = """
usd cad aud nzd sgd hkd gbp eur chf jpy inr pln czk sek nok dkk huf ron brl mxn zar ils krw php
try uah aed sar cny rmb pkr bdt lkr ngn kes idr vnd thb twd myr qar kwd bhd egp ars clp rub isk
rsd bgn
"""
CODES: Final = _CODES_WORDS.split()
# Where thousands, or tens of thousands, are the pay of a month: only larger figures are a year's
# when no period is said. Those without a number never tell by themselves.
YEARLY_FROM: Final[dict[str, int | None]] = {
    "PLN": 60_000, "SEK": 150_000, "NOK": 150_000, "DKK": 150_000, "RON": 60_000, "BRL": 60_000,
    "ZAR": 120_000, "ILS": 80_000, "CNY": 80_000, "AED": 100_000, "SAR": 100_000, "HKD": 120_000,
    "SGD": 20_000, "MYR": 40_000, "QAR": 100_000, "BGN": 30_000, "JPY": 1_500_000,
    "KRW": 15_000_000, "INR": 400_000, "TWD": 500_000, "HUF": None, "PHP": None, "CZK": None,
    "UAH": None, "TRY": None, "MXN": None, "PKR": None, "BDT": None, "LKR": None, "NGN": None,
    "KES": None, "IDR": None, "VND": None, "THB": None, "EGP": None, "ARS": None, "CLP": None,
    "RUB": None, "ISK": None, "RSD": None,
}  # fmt: skip
# From where on pay of a full job is that of a month, where it is named for months or for years. Not
# where people are paid for weeks or hours, too.
MONTHLY_FROM: Final = {
    "EUR": 900, "CHF": 2_500, "PLN": 3_000, "SEK": 15_000, "NOK": 20_000, "DKK": 15_000,
    "BRL": 1_300, "RON": 2_000, "BGN": 900, "CZK": 15_000, "HUF": 200_000,
}  # fmt: skip
# Nothing is concluded from the size of these figures alone.
SMALL_UNITS: Final = frozenset({"JPY", "KRW", "INR", "TWD"}) | {
    code for code, least in YEARLY_FROM.items() if least is None
}
DOT_GROUPS: Final = frozenset(  # “3.500 €” is 3500
    {"EUR", "BRL", "TRY", "DKK", "NOK", "SEK", "ISK", "CHF", "RON", "IDR", "VND", "ARS", "CLP"}
)

CURRENCY = "|".join(
    [*(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True)), r"\$", r"kr\.?", *CODES]
)
# What one unit is worth in US dollars, roughly: for an order of jobs, never to be shown.
DOLLARS: Final = {
    "USD": 1.0, "EUR": 1.1, "GBP": 1.3, "CHF": 1.2, "CAD": 0.72, "AUD": 0.65, "NZD": 0.6,
    "SGD": 0.75, "HKD": 0.128, "JPY": 0.0067, "CNY": 0.14, "KRW": 0.00072, "TWD": 0.031,
    "INR": 0.0118, "PKR": 0.0036, "BDT": 0.0083, "LKR": 0.0033, "PHP": 0.0175, "IDR": 0.00006,
    "VND": 0.00004, "THB": 0.03, "MYR": 0.23, "PLN": 0.26, "CZK": 0.045, "HUF": 0.0028,
    "RON": 0.22, "BGN": 0.56, "RSD": 0.0094, "UAH": 0.024, "RUB": 0.012, "TRY": 0.026,
    "SEK": 0.1, "NOK": 0.095, "DKK": 0.148, "ISK": 0.0077, "ILS": 0.28, "AED": 0.272,
    "SAR": 0.267, "QAR": 0.275, "KWD": 3.25, "BHD": 2.65, "EGP": 0.02, "ZAR": 0.055,
    "NGN": 0.00065, "KES": 0.0077, "BRL": 0.18, "MXN": 0.053, "ARS": 0.0008, "CLP": 0.00106,
}  # fmt: skip
