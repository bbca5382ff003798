"""Decision tables: one of a hundred rules, one of our own, and the analysis of one of a thousand."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import product
from xml.sax.saxutils import escape

from engine.dmn import decide, read_model
from engine.dmn.analysis import analyse_table
from engine.dmn.model import DecisionTable
from tests.architecture.sources import ROOT
from tests.benchmarks.measuring import MICRO, Measure, Pace, once, time_of

INPUTS = (("score", "number"), ("group", "string"), ("age", "number"), ("consent", "boolean"))
GROUPS = ("tuko", "marac", "rj", "kov", "other")
SCORES = ("< 7", "[7..14)", "[14..18)", ">= 18")
AGES = ("< 14", "[14..18)", "[18..65)", ">= 65", "-")
TUKO = ROOT / "processes" / "tuko" / "tuko_urgency.dmn"
URGENT = {
    "immediateThreat": False,
    "weaponOrStrangulation": False,
    "orderBreach": False,
    "releaseOrSeparation14d": False,
    "dashTicks": Decimal(15),
}


def measure(pace: Pace) -> list[Measure]:
    """The times of all three."""
    cells = [(score, f'"{group}"', age, "true") for score, group, age in product(SCORES, GROUPS, AGES)]
    hundred = read_model(model("FIRST", INPUTS, cells))
    last = {"score": Decimal(20), "group": "other", "age": Decimal(70), "consent": True}
    assert decide(hundred, "decision", last).matched[0].rule == 99
    names = {"decide": decide, "model": hundred, "inputs": last}
    table = time_of('decide(model, "decision", inputs)', names, pace)
    urgency = {"decide": decide, "model": read_model(TUKO.read_bytes()), "inputs": URGENT}
    tuko = time_of('decide(model, "tuko_urgency", inputs)', urgency, pace)
    return [
        Measure("deciding by a table of 100 rules", table * MICRO, "µs", "< 150"),
        Measure("deciding by the urgency table of TUKO", tuko * MICRO, "µs"),
        _analysis(pace.count(1000, 50)),
    ]


def _analysis(rules: int) -> Measure:
    """Time to look for gaps, overlaps and rules without effect in a large table of six inputs."""
    inputs = (*INPUTS, ("country", "string"), ("days", "number"))
    wide = product(SCORES, GROUPS, AGES[:4], ("true", "false"), ('"EE"', '"LV"', '"LT"'), ("< 7", "[7..28)", ">= 28"))
    cells = [(score, f'"{group}"', *others) for score, group, *others in wide]
    step = len(cells) / rules
    chosen = [cells[int(number * step)] for number in range(rules)]
    table = read_model(model("UNIQUE", inputs, chosen)).decisions[0].expression
    assert isinstance(table, DecisionTable)
    return Measure(f"analysing a table of {rules:,} rules and 6 inputs", once(lambda: analyse_table(table)), "s")


def model(policy: str, inputs: tuple[tuple[str, str], ...], rows: Sequence[tuple[str, ...]]) -> bytes:
    """A DMN file with one decision, `decision`: the number of the rule that matches these rows of cells."""
    data = "".join(
        f'<inputData id="{n}" name="{n}"><variable name="{n}" typeRef="{t}"/></inputData>' for n, t in inputs
    )
    needs = "".join(f'<informationRequirement><requiredInput href="#{n}"/></informationRequirement>' for n, _ in inputs)
    columns = "".join(
        f'<input><inputExpression typeRef="{t}"><text>{n}</text></inputExpression></input>' for n, t in inputs
    )
    rules = "".join(
        "<rule>"
        + "".join(f"<inputEntry><text>{escape(cell)}</text></inputEntry>" for cell in cells)
        + f"<outputEntry><text>{number}</text></outputEntry></rule>"
        for number, cells in enumerate(rows, start=1)
    )
    return (
        '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" name="benchmark" namespace="benchmark">'
        f'{data}<decision id="decision" name="decision"><variable name="decision"/>{needs}'
        f'<decisionTable hitPolicy="{policy}">{columns}<output name="rule"/>{rules}</decisionTable></decision>'
        "</definitions>"
    ).encode()
