"""The headings of the library's table."""

from jobs.library.columns import BY_NAME, COLUMNS
from jobs.library.headings import headings
from jobs.library.orders import Order
from jobs.library.view import View


def test_a_heading_leads_to_its_order_then_to_the_reverse_or_to_the_usual_one() -> None:
    def steps(name: str, **view: str) -> list[tuple[str, str]]:
        found, at = [], View(**view)
        for _ in range(3):
            (heading,) = headings([BY_NAME[name]], at)
            found.append((heading.way, heading.address))
            assert heading.following
            at = View(words=at.words, sort=heading.following.value)
        return found

    assert steps("company") == [
        ("", "sort=company"), ("ascending", "sort=company-from-z"), ("descending", "sort=company"),
    ]  # fmt: skip
    assert steps("pay") == [
        ("", "sort=pay"), ("descending", "sort=lowest-pay"), ("ascending", "sort=pay"),
    ]  # fmt: skip
    assert steps("match") == [
        ("descending", "sort=weakest"), ("ascending", ""), ("descending", "sort=weakest"),
    ]  # fmt: skip
    assert steps("match", words="nurse")[0] == ("", "q=nurse&sort=best")
    (place,) = headings([BY_NAME["location"]], View())
    assert place.following is None


def test_each_order_but_that_of_hits_has_a_heading() -> None:
    offered = [order for column in COLUMNS for order in column.orders]
    assert sorted(offered) == sorted(set(Order) - {Order.HITS})
