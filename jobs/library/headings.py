"""The headings of the library's table: what a click on each sorts by."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from jobs.library.columns import Column
from jobs.library.orders import SORTINGS, Order
from jobs.library.view import View


@dataclass(frozen=True, slots=True)
class Heading:
    column: Column
    way: str = ""  # of the order in use, as `aria-sort` says it
    following: Order | None = None  # the order that a click leads to
    address: str = ""  # the view in that order, as the query part of an address


def headings(columns: Iterable[Column], view: View) -> list[Heading]:
    """Return a heading for each column; those with orders lead to one, then to its reverse."""
    return [_heading(column, view) for column in columns]


def _heading(column: Column, view: View) -> Heading:
    if not column.orders:
        return Heading(column)
    if view.order not in column.orders:
        way, following = "", column.orders[0]
    else:
        way = "descending" if SORTINGS[view.order].is_descending else "ascending"
        following = next(order for order in column.orders if order is not view.order)
    return Heading(column, way, following, replace(view, sort=following.value).address)
