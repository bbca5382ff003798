"""How long each of four people waits who answer in one case at the same moment, from four processes."""

import statistics

from tests.benchmarks.measuring import MILLI, Measure, Pace
from tests.campaigns.pathways import publish_race
from tests.campaigns.places import own_town
from tests.campaigns.race import lost, race

WARM = 2  # cases before anything counts


def measure(pace: Pace) -> list[Measure]:
    """On a server of its own with its usual settings: every commit is on the disk before it is answered."""
    with own_town() as (town, _):
        publish_race(town)
        laps = race(town, pace.count(50, 2) + WARM)
        missing = len(lost(town, laps))
    early = {lap.case for lap in laps[:WARM]}
    waits = [lap.seconds for lap in laps if lap.case not in early]
    return [
        Measure("four answers at once, median", statistics.median(waits) * MILLI, "ms"),
        Measure(
            "four answers at once, 95th percentile",
            statistics.quantiles(waits, n=20, method="inclusive")[-1] * MILLI,
            "ms",
            "< 100",
        ),
        Measure("four answers at once, slowest", max(waits) * MILLI, "ms"),
        Measure("four answers at once, failures", sum(lap.failed is not None for lap in laps), "", "0"),
        Measure("four answers at once, cases with a loss", missing, "", "0"),
    ]
