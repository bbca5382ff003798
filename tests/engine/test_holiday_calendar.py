"""Working days and public holidays by country."""

import datetime as dt

import pytest

from engine import holiday_calendar
from engine.errors import NotFound
from engine.holiday_calendar import UnknownHolidays, countries, is_holiday, is_working_day


def test_a_holiday_is_one_of_its_country_alone():
    assert is_holiday("EE", dt.date(2026, 2, 24))
    assert not is_holiday("LV", dt.date(2026, 2, 24))


def test_a_day_of_the_weekend_is_no_working_day_and_no_holiday():
    assert not is_working_day("EE", dt.date(2026, 2, 22))
    assert not is_holiday("EE", dt.date(2026, 2, 22))


def test_every_country_has_its_own_weekend():
    friday, sunday = dt.date(2026, 5, 8), dt.date(2026, 5, 10)
    assert is_working_day("EE", friday)
    assert not is_working_day("SA", friday)
    assert is_working_day("SA", sunday)


def test_people_work_on_a_saturday_to_which_a_working_day_was_moved():
    assert is_working_day("LV", dt.date(2025, 5, 10))
    assert not is_working_day("LV", dt.date(2025, 5, 2))


def test_it_knows_the_countries_by_two_letters():
    assert {"EE", "FI", "LT", "LV"} <= set(countries())
    assert all(len(code) == 2 for code in countries())


@pytest.mark.parametrize("country", ["XX", "ee", "EST", "Estonia", "", "../EE"])
def test_it_says_that_a_country_is_not_known(country):
    with pytest.raises(UnknownHolidays, match="such as EE"):
        is_holiday(country, dt.date(2026, 2, 24))


def test_it_says_for_which_years_the_holidays_are_known():
    with pytest.raises(NotFound, match="the years 1991 to"):
        is_working_day("EE", dt.date(1900, 2, 24))


def test_the_library_is_loaded_when_it_is_needed():
    assert not hasattr(holiday_calendar, "holidays")
