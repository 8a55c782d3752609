"""Which months a season means: "this spring", "by the autumn", "the fall of 2029".

In: a match of calendar_words.py with its tokens. Out: `Reading`s of its first and its last month, as for any range; the
seasons are those of weather reports, three months each.

A document that names a southern country may count by either half of the world: there a season says its year at most.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from datetime import date

from briefgen.understand import calendar_words, places
from briefgen.understand.date_places import Place, Reading
from briefgen.understand.parsed import ParsedSource
from briefgen.understand.period import Period

FIRST_MONTH = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
PLACES = frozenset({"GPE", "LOC", "NORP"})
LIMITS = frozenset({"by", "before", "until", "till"})
MODALS = frozenset({"will", "'ll", "’ll", "wo", "shall", "would"})


@functools.cache
def _southern() -> frozenset[str]:
    """Countries whose middle lies south of the equator, by their usual names."""
    # Imported here: the package reads its data when it is imported.
    import countryinfo

    found = set()
    for entry in countryinfo.all_countries():
        where = entry.info().get("latlng")
        if where and float(where[0]) < 0:
            found.add(places.country(str(entry.info()["name"])))
    return frozenset(name for name in found if name)


def is_southern(parsed: ParsedSource) -> bool:
    """Does the document name a country or people of the southern half of the world?"""
    words = {ent.text for ent in parsed.doc.ents if ent.label_ in PLACES}
    named = {places.country(word) or places.people(word) or places.capital(word) for word in words}
    return bool(named & _southern())


def _months(year: int, season: str) -> Period:
    """The season that begins in the year; a winter ends in the next."""
    month = FIRST_MONTH[season]
    last = Period.months(year + (month == 12), (month + 2) % 12 or 12, (month + 2) % 12 or 12).last
    return Period(date(year, month, 1), last)


def _readings(year: int | None, season: str, place: Place, *, worked_out: bool) -> Iterator[Reading]:
    if year is None:
        yield Reading(None)
    elif place.south:
        yield Reading(Period.year(year) if season != "winter" else None, worked_out)
    else:
        whole = _months(year, season)
        for end in (whole.first, whole.last):
            yield Reading(Period.months(end.year, end.month, end.month), worked_out)


def of_year(place: Place, year: int) -> Iterator[Reading]:
    """As in "the fall of 2029"; a winter of one year may begin or end in it."""
    season = (place.group("season") or "").lower()
    if season == "winter":
        yield Reading(Period.year(year), worked_out=place.number("year") is None)
    else:
        yield from _readings(year, season, place, worked_out=place.number("year") is None)


def near(place: Place) -> Iterator[Reading]:
    """As in "this summer", "last summer": None where it may be this year's or the one before."""
    season = (place.group("season") or "").lower()
    if season == "fall" and place.tokens[-1].ent_type_ != "DATE":
        return
    today = place.today
    year = None if today is None else _chosen(season, place, today)
    yield from _readings(year, season, place, worked_out=year is not None)


def _chosen(season: str, place: Place, today: date) -> int | None:
    year = today.year
    going_on = season == "winter" and today.month <= 2
    which = place.shift("which")
    if which == 0:
        if season == "winter":
            far = 2 < today.month < 9 and place.outlook == "open"
            return None if far else year - 1 if going_on or (today.month < 9 and place.outlook == "behind") else year
        over, before = today > _months(year, season).last, today < _months(year, season).first
        return year + (over and place.outlook == "ahead") - (before and place.outlook == "behind")
    if which == -1:
        if season == "winter":
            return year - 2 if going_on else None
        return year - 1 if today <= _months(year, season).last else None
    if season == "winter":
        return year if going_on or today.month < 9 else year + 1 if today.month == 12 else None
    return year + 1 if today >= _months(year, season).first else None


def bare(place: Place) -> Iterator[Reading]:
    """As in "by the autumn", "since the summer", "were closed in the spring"; not "cold in winter"."""
    season = (place.group("season") or "").lower()
    before = place.before.lower_ if place.before is not None else ""
    if place.tokens[-1].dep_ in {"compound", "amod", "nmod"} or before not in calendar_words.words("before_season"):
        return
    if season in {"fall", "spring"} and place.tokens[-1].ent_type_ != "DATE":
        return
    article = place.tokens[0].lower_ == "the"
    ahead = before in LIMITS or (article and place.outlook == "ahead" and _will(place))
    behind = before == "since" or (article and place.outlook == "behind")
    if not (ahead or behind):
        return
    if place.today is None:
        yield Reading(None)
        return
    years = range(place.today.year - 2, place.today.year + 2)
    begun = [year for year in years if _months(year, season).first <= place.today]
    yield from _readings(begun[-1] + 1 if ahead else begun[-1], season, place, worked_out=True)


def _will(place: Place) -> bool:
    """A verb in the present tense may tell what happens every year; "will" does not."""
    verb = next((t for t in place.tokens[0].ancestors if t.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and any(t.lower_ in MODALS for t in verb.children)
