"""When something runs by itself: “07:30, 18:00”, “every 6 h”, or five cron fields. Pure.

Moments are aware; times of day are those of the person's time zone. A time that a change of the
clocks leaves out comes as much later; one that it brings twice counts the first time.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from itertools import pairwise

CLOCK_TRUST = timedelta(hours=1)  # a run further in the future than this was told by a wrong clock
SHORTEST = timedelta(minutes=15)
LONGEST = timedelta(days=31)
_DAYS_AHEAD = 8 * 366  # 29 February may be eight years away

_EVERY = re.compile(r"every\s*(\d{1,4})?\s*(min|minutes?|h|hours?|d|days?)", re.IGNORECASE)
_UNITS = {"m": timedelta(minutes=1), "h": timedelta(hours=1), "d": timedelta(days=1)}
_TIME = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_PART = re.compile(r"(?:\*|(\w{1,9})(?:-(\w{1,9}))?)(?:/(\d{1,2}))?", re.ASCII)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_WEEKDAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
_CRON: tuple[tuple[str, int, int, dict[str, int]], ...] = (
    ("minute", 0, 59, {}),
    ("hour", 0, 23, {}),
    ("day", 1, 31, {}),
    ("month", 1, 12, {name: number for number, name in enumerate(_MONTHS, 1)}),
    ("weekday", 0, 7, {name: number for number, name in enumerate(_WEEKDAYS)}),
)


class NotATimetable(ValueError):
    """The setting cannot be read; the message tells the person why."""


@dataclass(frozen=True, slots=True)
class Every:
    pause: timedelta

    def after(self, moment: datetime, zone: tzinfo) -> datetime:
        return moment.astimezone(UTC) + self.pause


@dataclass(frozen=True, slots=True, kw_only=True)
class At:
    times: tuple[time, ...]
    months: frozenset[int] = frozenset(range(1, 13))
    days: frozenset[int] = frozenset(range(1, 32))
    weekdays: frozenset[int] = frozenset(range(7))  # 0 is Sunday
    is_either_day: bool = False  # cron: with both restricted, one that fits is enough

    def after(self, moment: datetime, zone: tzinfo) -> datetime:
        """Return the first time after `moment`."""
        first = moment.astimezone(zone).date() - timedelta(days=1)
        for day in self._days_from(first):
            times = (_moment(day, each, zone) for each in self.times)
            if later := [each for each in times if each > moment]:
                return min(later)
        raise NotATimetable("There is no such day. Check day and month.")

    def _days_from(self, first: date) -> Iterator[date]:
        for number in range(_DAYS_AHEAD):
            day = first + timedelta(days=number)
            fits = (day.day in self.days, day.isoweekday() % 7 in self.weekdays)
            if day.month in self.months and (any(fits) if self.is_either_day else all(fits)):
                yield day


Timetable = Every | At


@dataclass(frozen=True, slots=True)
class QuietHours:
    begin: time
    end: time

    def left(self, moment: datetime, zone: tzinfo) -> datetime:
        """Return `moment`, or the end of the quiet hours that it falls into."""
        local = moment.astimezone(zone)
        now, is_overnight = local.time(), self.begin > self.end
        is_evening, is_morning = now >= self.begin, now < self.end
        if not (is_evening or is_morning if is_overnight else is_evening and is_morning):
            return moment
        day = local.date() if is_morning else local.date() + timedelta(days=1)
        # The later one, where a change of the clocks leaves this time out or brings it twice.
        return max(_moment(day, self.end.replace(fold=fold), zone) for fold in (0, 1))


def next_run(
    timetable: Timetable,
    *,
    now: datetime,
    last: datetime | None,
    quiet: QuietHours | None,
    zone: tzinfo,
) -> datetime:
    """Return when it runs next: `now` when that is due, however often it was missed.

    What never ran is due. So is what ran in the far future: that clock was wrong.
    """
    due = now
    if last and last <= now + CLOCK_TRUST:
        due = max(now, timetable.after(last, zone))
    return quiet.left(due, zone) if quiet else due


def parse(text: str) -> Timetable | None:
    """Read a setting; None for an empty one. Raises NotATimetable."""
    text = text.strip()
    if not text:
        return None
    if every := _EVERY.fullmatch(text):
        pause = int(every[1] or 1) * _UNITS[every[2][0].lower()]
        if not SHORTEST <= pause <= LONGEST:
            raise NotATimetable("This must be between every 15 min and every 31 days.")
        return Every(pause)
    return At(times=_times(text.split(","))) if ":" in text else _cron(text.split())


def parse_quiet_hours(text: str) -> QuietHours | None:
    """Read “22:00-07:00”; None for an empty text. Raises NotATimetable."""
    if not text.strip():
        return None
    times = re.split(r"\s*[-–]\s*", text.strip())
    if len(times) != 2 or times[0] == times[1]:  # noqa: PLR2004
        raise NotATimetable("This must be two times of day, such as 22:00-07:00.")
    begin, end = map(_time, times)
    return QuietHours(begin, end)


def _moment(day: date, at: time, zone: tzinfo) -> datetime:
    return datetime.combine(day, at, tzinfo=zone).astimezone(UTC)


def _times(texts: Iterable[str]) -> tuple[time, ...]:
    return _rested({_time(each.strip()) for each in texts})


def _rested(times: Iterable[time]) -> tuple[time, ...]:
    """Return the times in order. Raises NotATimetable when the boards would get no rest."""
    ordered = sorted(times)
    clock = [timedelta(hours=each.hour, minutes=each.minute) for each in ordered]
    if any(later - earlier < SHORTEST for earlier, later in pairwise(clock)):
        raise NotATimetable("Two runs must be at least 15 minutes apart: boards need rest.")
    return tuple(ordered)


def _time(text: str) -> time:
    if found := _TIME.fullmatch(text):
        return time(int(found[1]), int(found[2]))
    raise NotATimetable(f"“{text}” is no time of day. Write it like 07:30 or 18:00.")


def _cron(fields: list[str]) -> At:
    # Reference: https://man7.org/linux/man-pages/man5/crontab.5.html
    if len(fields) != len(_CRON):
        raise NotATimetable(
            "This must be times of day (07:30, 18:00), a pause (every 6 h), or the five fields of "
            "cron: minute, hour, day, month, weekday (0 7 * * 1-5 is 7:00 on weekdays)."
        )
    minutes, hours, days, months, weekdays = (
        _field(text, *about) for text, about in zip(fields, _CRON, strict=True)
    )
    timetable = At(
        times=_rested(time(hour, minute) for hour in hours for minute in minutes),
        months=months,
        days=days,
        weekdays=frozenset(number % 7 for number in weekdays),
        is_either_day=not (fields[2].startswith("*") or fields[4].startswith("*")),
    )
    timetable.after(datetime(2000, 1, 1, tzinfo=UTC), UTC)  # 30 February never comes
    return timetable


def _field(text: str, what: str, low: int, high: int, names: dict[str, int]) -> frozenset[int]:
    numbers: set[int] = set()
    for part in text.split(","):
        found = _PART.fullmatch(part)
        if not found or (found[3] and not int(found[3])):
            raise NotATimetable(f"“{text}” cannot be read as the {what} of a cron line.")
        first = _number(found[1], what, names) if found[1] else low
        is_open = not found[1] or (found[3] and not found[2])  # “*”, or “5/15”: from 5 on
        last = high if is_open else _number(found[2] or found[1], what, names)
        if not low <= first <= last <= high:
            raise NotATimetable(f"The {what} goes from {low} to {high}, the smaller one first.")
        numbers.update(range(first, last + 1, int(found[3] or 1)))
    return frozenset(numbers)


def _number(text: str, what: str, names: dict[str, int]) -> int:
    number = names.get(text.lower(), text)
    if not str(number).isdecimal():
        raise NotATimetable(f"“{text}” cannot be read as the {what} of a cron line.")
    return int(number)
