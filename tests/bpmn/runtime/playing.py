"""Playing a diagram: every move goes through the bytes of the state, as in the database."""

from datetime import UTC, datetime, timedelta

from engine import clock
from engine.bpmn.runtime import Instance, compile_definition
from engine.bpmn.variables import encode_all
from tests.bpmn.diagrams import diagram, process

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)


class Nobody:
    """An environment that takes no decisions."""

    def decide(self, decision_id, variables):
        raise AssertionError(f"nobody asked for {decision_id}")


class Deciding:
    """An environment whose decisions are functions of the variables."""

    def __init__(self, **decisions):
        self.decisions = decisions

    def decide(self, decision_id, variables):
        return self.decisions[decision_id](variables), ((decision_id, 1),)


class Play:
    """An instance, its clock and everything it ever said. With `dumping` it is dumped and loaded before every move."""

    def __init__(self, *parts, variables=None, environment=None, start=None, dumping=True, at=MONDAY, zone="UTC"):
        self.definition = compiled(*parts)
        self.environment = environment or Nobody()
        self.dumping = dumping
        self.now, self.zone = at, zone
        self.advances = []
        self.waits = {}
        self.state = b""
        with clock.at(self.now, self.zone):
            self.instance = Instance.start(self.definition, variables or {}, self.environment, start)
            self._settle()

    # What waits

    @property
    def open(self):
        """The elements of everything that waits outside, sorted."""
        return sorted(wait.element_id for wait in self.waits.values())

    def wait(self, element_id, place=0):
        """One of the waits of an element, in the order in which they opened."""
        return [wait for wait in self.waits.values() if wait.element_id == element_id][place]

    @property
    def last(self):
        return self.advances[-1]

    @property
    def ended(self):
        ended = [advance.ended for advance in self.advances if advance.ended]
        assert len(ended) <= 1
        return ended[0] if ended else None

    @property
    def thrown(self):
        return [thrown for advance in self.advances for thrown in advance.thrown]

    @property
    def passed(self):
        return [(passed.element_id, passed.what) for advance in self.advances for passed in advance.passed]

    def count(self, element_id, what="completed"):
        return self.passed.count((element_id, what))

    @property
    def variables(self):
        """Those of the process, as JSON."""
        if self.ended:
            return self.ended.variables
        return encode_all(self.instance.main.data)

    # Moves

    def move(self, act):
        with clock.at(self.now, self.zone):
            if self.dumping:
                self.state = self.instance.dump()
                self.instance = Instance.load(self.definition, self.state, self.environment)
                assert self.instance.dump() == self.state
            answer = act(self.instance)
            self._settle()
            return answer

    def complete(self, element_id, variables=None, place=0):
        identity = self.wait(element_id, place).id
        self.move(lambda instance: instance.complete(identity, variables or {}))
        return self

    def error(self, element_id, code, place=0):
        identity = self.wait(element_id, place).id
        self.move(lambda instance: instance.throw_error(identity, code))

    def escalate(self, element_id, code, variables=None):
        identity = self.wait(element_id).id
        return self.move(lambda instance: instance.escalate(identity, code, variables or {}))

    def forward(self, **time):
        self.now += timedelta(**time)
        self.move(lambda instance: instance.refresh_timers())
        return self

    def sees(self, element_id, place=0):
        return self.instance.variables(self.wait(element_id, place).id)

    def _settle(self):
        advance = self.instance.settle()
        self.advances.append(advance)
        for closed in advance.closed:
            del self.waits[closed]
        for waits in (advance.user_tasks, advance.service_calls, advance.child_calls, advance.subscriptions):
            for wait in waits:
                assert wait.id not in self.waits
                self.waits[wait.id] = wait
        if advance.ended:
            assert not self.waits
            assert advance.next_due_at is None


def compiled(*parts, ref="test/p"):
    """The process `p` of these parts."""
    read = diagram(process("p", *parts))
    assert not read.problems, read.problems
    return compile_definition(read, "p", ref)
