"""On which day a feast falls.

In: a match of calendar_words.py with its tokens. Out: its `Reading`, none where no feast is meant. Feasts of Easter
move with the moon; all others in lexicons/dates.toml have a fixed day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from briefgen.understand import calendar_words, lexicon
from briefgen.understand.date_places import Place, Reading
from briefgen.understand.outlook import Outlook
from briefgen.understand.period import Period

FAR = 60
"""Days: the nearest one is meant, unless the verb points ahead and it lies further back than this."""


def easter(year: int) -> date:
    """Easter Sunday of the western churches (Meeus 1991, "Astronomical Algorithms", chapter 8)."""
    century = year // 100
    golden = year % 19
    epact = (century - century // 4 - (8 * century + 13) // 25 + 19 * golden + 15) % 30
    full_moon = epact - epact // 28 * (1 - 29 // (epact + 1) * ((21 - golden) // 11))
    weekday = (year + year // 4 + full_moon + 2 - century + century // 4) % 7
    return date(year, 3, 28) + timedelta(days=full_moon - weekday)


def day(feast: str, year: int) -> date:
    """The day of the feast in the year."""
    name = feast.replace("’", "'")
    moving: dict[str, int] = lexicon.load("dates")["moving_feasts"]
    if name in moving:
        return easter(year) + timedelta(days=moving[name])
    month, number = lexicon.load("dates")["feasts"][name]
    return date(year, month, number)


def near(feast: str, today: date, view: Outlook, *, limit: bool = False) -> date:
    """The feast that is meant in a document of that day, where no year is written; a `limit` ("by") lies ahead."""
    days = [day(feast, year) for year in range(today.year - 1, today.year + 2)]
    best = min(days, key=lambda one: abs((one - today).days))
    if view == "ahead" and (today - best).days > (0 if limit else FAR):
        return min((one for one in days if one >= today), default=best)
    if view == "behind" and (best - today).days > FAR:
        return max((one for one in days if one <= today), default=best)
    return best


def read(place: Place) -> Iterator[Reading]:
    """As in "before Easter", "Boxing Day"; not "the Christmas market"."""
    name = place.group("feast") or ""
    before = place.before.lower_ if place.before is not None else ""
    if before == "orthodox" or (place.tokens[-1].dep_ == "compound" and " " not in name):
        return  # "before Christmas shopping"
    if " " not in name and place.year is None and before not in calendar_words.words("before_feast"):
        return
    if place.year is not None:
        on = day(name, place.year)
    elif place.today is not None:
        on = near(name, place.today, place.outlook, limit=before in {"by", "until", "till"})
    else:
        yield Reading(None)
        return
    yield Reading(Period(on, on), worked_out=place.year is None)
