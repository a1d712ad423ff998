"""When something runs by itself: settings as people write them, quiet hours, clocks that change."""

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from peregrine.conf.timetable import (
    CLOCK_TRUST,
    At,
    NotATimetable,
    QuietHours,
    Timetable,
    next_run,
    parse,
    parse_quiet_hours,
)

BERLIN, NEW_YORK = ZoneInfo("Europe/Berlin"), ZoneInfo("America/New_York")
# Clocks change by an hour, by half an hour, at midnight, or by a whole day (Apia, end of 2011).
ZONES = st.sampled_from(
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Havana", "Pacific/Apia"]
).map(ZoneInfo)
MOMENTS = st.datetimes(
    datetime(2011, 1, 1),  # noqa: DTZ001  (the strategy adds the zone)
    datetime(2030, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)
SETTINGS = st.sampled_from([
    "07:30, 18:00", "02:30", "00:00", "every 6 h", "every 15 min", "every 31 days",
    "0 7 * * 1-5", "*/15 * * * *", "30 2 29 2 *", "0 0 1 * mon", "15 23 31 dec *",
])  # fmt: skip
TIMES = st.times().map(lambda each: each.replace(second=0, microsecond=0))
QUIET = st.none() | st.tuples(TIMES, TIMES).filter(lambda two: two[0] != two[1]).map(
    lambda two: QuietHours(*two)
)


def timetable(text: str) -> Timetable:
    found = parse(text)
    assert found
    return found


def local(text: str, zone: ZoneInfo = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def following(setting: str, start: str, count: int, zone: ZoneInfo = BERLIN) -> list[str]:
    """Return the local times of the runs after `start`."""
    moment, found = local(start, zone), []
    for _ in range(count):
        moment = timetable(setting).after(moment, zone)
        found.append(moment.astimezone(zone).strftime("%a %d %b %H:%M"))
    return found


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("07:30, 18:00", ["Sun 22 Nov 18:00", "Mon 23 Nov 07:30", "Mon 23 Nov 18:00"]),
        ("18:00,7:30", ["Sun 22 Nov 18:00", "Mon 23 Nov 07:30", "Mon 23 Nov 18:00"]),
        ("every 6 h", ["Sun 22 Nov 16:00", "Sun 22 Nov 22:00", "Mon 23 Nov 04:00"]),
        ("Every 90 minutes", ["Sun 22 Nov 11:30", "Sun 22 Nov 13:00", "Sun 22 Nov 14:30"]),
        ("every day", ["Mon 23 Nov 10:00", "Tue 24 Nov 10:00", "Wed 25 Nov 10:00"]),
        ("0 7 * * 1-5", ["Mon 23 Nov 07:00", "Tue 24 Nov 07:00", "Wed 25 Nov 07:00"]),
        ("0 7 * * SAT,7", ["Sat 28 Nov 07:00", "Sun 29 Nov 07:00", "Sat 05 Dec 07:00"]),
        ("0 */8 * * *", ["Sun 22 Nov 16:00", "Mon 23 Nov 00:00", "Mon 23 Nov 08:00"]),
        ("5 20/2 * * *", ["Sun 22 Nov 20:05", "Sun 22 Nov 22:05", "Mon 23 Nov 20:05"]),
        ("0 7 31 * *", ["Thu 31 Dec 07:00", "Sun 31 Jan 07:00", "Wed 31 Mar 07:00"]),
        ("0 7 24 * mon", ["Mon 23 Nov 07:00", "Tue 24 Nov 07:00", "Mon 30 Nov 07:00"]),
        ("0 7 1 jan-feb *", ["Fri 01 Jan 07:00", "Mon 01 Feb 07:00", "Sat 01 Jan 07:00"]),
    ],
)
def test_a_setting_says_when(setting: str, expected: list[str]) -> None:
    assert following(setting, "2026-11-22 10:00", 3) == expected


@pytest.mark.parametrize(
    ("setting", "why"),
    [
        ("daily", "07:30, 18:00"),
        ("25:00", "no time of day"),
        ("07:30 18:00", "no time of day"),
        ("07:30,", "no time of day"),
        ("07:30, 07:40", "15 minutes apart"),
        ("every 5 min", "between every 15 min"),
        ("every 99 days", "between every 15 min"),
        ("* * * * *", "15 minutes apart"),
        ("0 7 * *", "five fields"),
        ("60 7 * * *", "minute goes from 0 to 59"),
        ("0 7-5 * * *", "smaller one first"),
        ("0 7 * * funday", "weekday of a cron line"),
        ("0 7 * * 1-", "weekday of a cron line"),
        ("*/0 7 * * *", "minute of a cron line"),
        ("0 7 30 2 *", "no such day"),
        ("0 ² * * *", "hour of a cron line"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(setting: str, why: str) -> None:
    with pytest.raises(NotATimetable, match=why):
        parse(setting)


@pytest.mark.parametrize("text", ["22:00", "22:00-22:00", "10-6", "22:00-07:00-08:00", "night"])
def test_quiet_hours_that_cannot_be_read_are_refused(text: str) -> None:
    with pytest.raises(NotATimetable):
        parse_quiet_hours(text)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    for read in (parse, parse_quiet_hours):
        try:
            read(text)
        except NotATimetable as refused:
            assert str(refused).endswith(".")  # noqa: PT017


def test_nothing_written_means_never_and_no_quiet_hours() -> None:
    assert (parse("  "), parse_quiet_hours("")) == (None, None)


def test_a_time_that_the_clocks_leave_out_comes_an_hour_later_that_day() -> None:
    expected = ["Sat 28 Mar 02:30", "Sun 29 Mar 03:30", "Mon 30 Mar 02:30"]
    assert following("02:30", "2026-03-27 12:00", 3) == expected


def test_a_time_that_the_clocks_bring_twice_counts_once() -> None:
    expected = ["Sat 24 Oct 02:30", "Sun 25 Oct 02:30", "Mon 26 Oct 02:30"]
    assert following("02:30", "2026-10-23 12:00", 3) == expected


def test_a_pause_is_as_long_as_ever_when_the_clocks_change() -> None:
    expected = ["Sun 08 Mar 00:00", "Sun 08 Mar 07:00", "Sun 08 Mar 13:00"]
    assert following("every 6 h", "2026-03-07 18:00", 3, NEW_YORK) == expected


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-22 21:59", "2026-11-22 21:59"),
        ("2026-11-22 22:00", "2026-11-23 07:00"),
        ("2026-11-23 03:00", "2026-11-23 07:00"),
        ("2026-11-23 07:00", "2026-11-23 07:00"),
    ],
)
def test_what_falls_into_quiet_hours_waits_for_their_end(moment: str, expected: str) -> None:
    quiet = parse_quiet_hours("22:00 – 07:00")
    assert quiet
    assert quiet.left(local(moment), BERLIN) == local(expected)


def test_what_never_ran_is_due() -> None:
    now = local("2026-11-22 10:00")
    assert next_run(timetable("07:30"), now=now, last=None, quiet=None, zone=BERLIN) == now


def test_a_run_from_the_far_future_was_written_by_a_wrong_clock() -> None:
    now = local("2026-11-22 10:00")
    last = now + timedelta(days=365)
    assert next_run(timetable("07:30"), now=now, last=last, quiet=None, zone=BERLIN) == now


def test_a_clock_that_is_a_little_behind_runs_nothing_twice() -> None:
    last = local("2026-11-22 07:30")  # on a machine whose clock is before ours
    now = last - timedelta(minutes=2)
    due = next_run(timetable("07:30"), now=now, last=last, quiet=None, zone=BERLIN)
    assert due == local("2026-11-23 07:30")


@given(SETTINGS, MOMENTS, st.none() | MOMENTS, QUIET, ZONES)
def test_the_next_run_is_never_past_and_never_in_quiet_hours(
    setting: str, now: datetime, last: datetime | None, quiet: QuietHours | None, zone: ZoneInfo
) -> None:
    due = next_run(timetable(setting), now=now, last=last, quiet=quiet, zone=zone)
    assert due >= now
    if quiet:
        assert quiet.left(due, zone) == due


@given(SETTINGS, MOMENTS, QUIET, ZONES)
def test_what_has_just_run_is_not_due(
    setting: str, now: datetime, quiet: QuietHours | None, zone: ZoneInfo
) -> None:
    assert next_run(timetable(setting), now=now, last=now, quiet=quiet, zone=zone) > now


@given(SETTINGS, MOMENTS, ZONES)
def test_times_come_in_order_and_on_the_minute(
    setting: str, start: datetime, zone: ZoneInfo
) -> None:
    when = timetable(setting)
    first = when.after(start, zone)
    second = when.after(first, zone)
    assert start < first < second
    if isinstance(when, At):
        assert first.second == first.microsecond == 0


@given(SETTINGS, MOMENTS, st.lists(st.integers(1, 90 * 24 * 60), max_size=40), QUIET, ZONES)
def test_what_was_missed_runs_once_however_long_the_sleep(
    setting: str, start: datetime, gaps: list[int], quiet: QuietHours | None, zone: ZoneInfo
) -> None:
    when, last, now = timetable(setting), start, start
    for minutes in gaps:
        now += timedelta(minutes=minutes)
        runs = 0
        for seconds in (0, 30, 60):  # the looks after waking up
            at = now + timedelta(seconds=seconds)
            if next_run(when, now=at, last=last, quiet=quiet, zone=zone) <= at:
                last, runs = at, runs + 1
        assert runs <= 1


@given(SETTINGS, MOMENTS, st.lists(st.integers(-400, 400), max_size=20), ZONES)
def test_a_clock_that_jumps_neither_floods_nor_stops_the_runs(
    setting: str, start: datetime, jumps: list[int], zone: ZoneInfo
) -> None:
    """Each jump costs one run at the most, and the right time comes back by itself."""
    when, now, ran = timetable(setting), start, [start]
    for days in jumps:
        now += timedelta(days=days)
        for _ in range(3):
            now += timedelta(seconds=30)
            trusted = [each for each in ran if each <= now + CLOCK_TRUST]
            last = max(trusted, default=None)
            if next_run(when, now=now, last=last, quiet=None, zone=zone) <= now:
                ran.append(now)
    # A new minute may begin among three looks.
    assert len(ran) - 1 <= 2 * len(jumps)
    last = max((each for each in ran if each <= now + CLOCK_TRUST), default=None)
    due = next_run(when, now=now, last=last, quiet=None, zone=zone)
    assert due <= max(when.after(now, zone), when.after(now + CLOCK_TRUST, zone))


def test_times_are_sorted() -> None:
    assert parse("18:00, 07:30") == At(times=(time(7, 30), time(18)))
