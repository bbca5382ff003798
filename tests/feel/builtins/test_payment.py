import pytest

from engine.feel import BudgetSpent, Run
from engine.feel.builtins import payment
from engine.feel.builtins.payment import paid


@pytest.fixture
def clock(monkeypatch):
    """A clock on which every piece of work takes ten milliseconds."""
    moments = iter(range(1_000))
    monkeypatch.setattr(payment, "thread_time", lambda: next(moments) / 100)


def spent(run):
    return run.budget.steps - run.steps


def test_work_that_takes_a_moment_is_free():
    run = Run()
    assert paid(run, lambda: 14) == 14
    assert spent(run) < 1_000


@pytest.mark.usefixtures("clock")
def test_work_that_takes_longer_costs_steps():
    run = Run()
    paid(run, lambda: 14)
    assert spent(run) == pytest.approx(20_000, rel=0.01)


@pytest.mark.usefixtures("clock")
def test_it_may_cost_so_much_at_most():
    run = Run()
    paid(run, lambda: 14, 5_000)
    assert spent(run) == 5_000


@pytest.mark.usefixtures("clock")
def test_work_that_fails_costs_as_much():
    run = Run()
    with pytest.raises(ZeroDivisionError):
        paid(run, lambda: 1 // 0)
    assert spent(run) > 0


@pytest.mark.usefixtures("clock")
def test_what_cannot_be_paid_ends_the_evaluation():
    run = Run()
    with pytest.raises(BudgetSpent):  # noqa: PT012 - spent by the last of many
        for _ in range(100):
            paid(run, lambda: 14)
