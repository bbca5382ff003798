"""Dates, zones and durations of absurd size."""

from typing import Final

from tests.feel.attacks.attack import LONG, Attack

TIMES: Final = (
    Attack("a date of many digits", "date(t)", {"t": "9" * 50_000 + "-01-01"}),
    Attack("a duration of many digits", "duration(t)", {"t": f"P{'9' * 50_000}D"}),
    Attack("a duration of many years", "duration(t)", {"t": f"P{'9' * 50_000}Y"}),
    Attack("a duration of many decimals", "duration(t)", {"t": f"PT0.{'9' * 50_000}S"}),
    Attack("a time of many decimals", "time(t)", {"t": f"10:00:00.{'9' * 50_000}"}),
    Attack("a time with a long zone", "time(t)", {"t": "10:00:00@" + "a/" * 40_000}),
    Attack("a time in a zone on the disk", 'time("10:00:00@../../../../etc/passwd")'),
    Attack("a moment of many digits", "date and time(t)", {"t": "9" * 50_000 + "-01-01T00:00:00"}),
    Attack("a literal date of many digits", f'@"{"9" * LONG}-01-01"'),
    Attack("a literal duration of many digits", f'@"P{"9" * LONG}D"'),
    Attack("a date far away", 'date(999999999, 12, 31) + duration("P999999999Y")'),
    Attack("a duration times a lot", 'duration("P99999999D") * 1e6000'),
    Attack("a duration divided by almost nothing", 'duration("P99999999D") / 1e-6000'),
    Attack("a duration that grows", 'for i in 1..10000 return if i = 1 then @"P1D" else partial[-1] + partial[-1]'),
    Attack("months that grow", 'for i in 1..10000 return if i = 1 then @"P1M" else partial[-1] + partial[-1]'),
    Attack(
        "a duration multiplied again and again", 'for i in 1..10000 return if i = 1 then @"P1D" else partial[-1] * 9'
    ),
    Attack("many dates", 'for i in 1..100000 return date("2026-01-01") + duration("P1D") * i'),
    Attack("many moments in a zone", 'for i in 1..100000 return @"2026-01-01T00:00:00@Europe/Tallinn" + @"PT1H" * i'),
    Attack("many zones", 'for i in 1..100000 return time("10:00:00@Europe/Tallinn" + string(i))'),
    Attack("many weeks", 'for i in 1..100000 return week of year(@"2026-01-01")'),
    Attack("working days far away", 'add working days(@"2026-01-01", 10000, "EE")'),
    Attack("too many working days", 'add working days(@"2026-01-01", 1000000000, "EE")'),
    Attack("working days in a loop", 'for i in 1..10000 return add working days(@"2026-01-01", 10000, "EE")'),
    Attack("working days of many years", 'for i in 1..9000 return is working day(date(i, 1, 1), "EE")'),
    Attack(
        "working days of many countries",
        'for c in ["EE", "FI", "LV", "LT", "SE", "DE", "FR", "US", "CA", "IN"], i in 1..900 '
        "return is working day(date(i * 10, 1, 1), c)",
    ),
    Attack(
        "working days of unknown countries", 'for i in 1..100000 return is working day(@"2026-01-01", "X" + string(i))'
    ),
    Attack("years between far dates", "years and months duration(date(-999999999, 1, 1), date(999999999, 1, 1))"),
)
