"""Random block-structured processes, with what must be true of every play of one of them.

A block has one way in and one way out. `kept` are pairs of nodes that are passed equally often in a play to the end:
the way in and the way out of a block, unless something around the block may cancel it.
"""

from dataclasses import dataclass, field
from itertools import pairwise

from hypothesis import strategies as st

from tests.bpmn.diagrams import (
    boundary,
    catch,
    chain,
    end,
    error,
    escalation,
    event_based,
    exclusive,
    flow,
    inclusive,
    message,
    multiple,
    parallel,
    receive_task,
    script_task,
    service_task,
    signal,
    start,
    sub_process,
    terminate,
    throw,
    timer,
    user_task,
)

CONDITIONS = ("=n > 1", "=n = 2", "=odd(n)", "=false", "=true")
ITEMS = ("=[]", "=[1]", "=[1, 2, 3]", "=items")
WAITS = ("P1D", "P2D", "PT36H")


@dataclass
class Drawing:
    """A process while it is drawn."""

    parts: list[str] = field(default_factory=list)
    kept: list[tuple[str, str]] = field(default_factory=list)
    count: int = 0
    fragile: bool = False

    def id(self, kind):
        self.count += 1
        return f"{kind}_{self.count}"

    def add(self, *parts):
        self.parts += parts

    def keep(self, way_in, way_out):
        if not self.fragile:
            self.kept.append((way_in, way_out))


@st.composite
def processes(draw, depth=3):
    """The parts of a process, and the pairs of its nodes that are passed equally often."""
    drawing = Drawing()
    handlers = draw(st.lists(st.sampled_from(["message", "timer", "interrupting"]), max_size=2, unique=True))
    drawing.fragile = "interrupting" in handlers
    ways = _sequence(draw, drawing, depth)
    drawing.add(start(), end(), *chain("start", ways[0]), *chain(ways[1], "end"))
    drawing.keep("start", "end")
    for kind in handlers:
        _handler(draw, drawing, kind)
    return tuple(drawing.parts), tuple(drawing.kept)


def _handler(draw, drawing, kind):
    trigger = timer(cycle="R2/P1D") if kind == "timer" else message(kind)
    inner = Drawing(count=drawing.count, fragile=True)
    way_in, way_out = _block(draw, inner, 1)
    drawing.count = inner.count
    inner.add(
        start(f"{kind}_in", trigger, interrupting=kind == "interrupting"),
        end(f"{kind}_out"),
        *chain(f"{kind}_in", way_in),
        *chain(way_out, f"{kind}_out"),
    )
    drawing.add(sub_process(f"{kind}_handler", *inner.parts, by_event=True))


def _sequence(draw, drawing, depth):
    blocks = [_block(draw, drawing, depth) for _ in range(draw(st.integers(1, 2)))]
    for (_, way_out), (way_in, _) in pairwise(blocks):
        drawing.add(*chain(way_out, way_in))
    return blocks[0][0], blocks[-1][1]


def _block(draw, drawing, depth):
    kinds = SIMPLE if depth <= 0 else SIMPLE + NESTED
    return draw(st.sampled_from(kinds))(draw, drawing, depth)


def _user(draw, drawing, depth):
    id_ = drawing.id("ask")
    drawing.add(user_task(id_))
    return _with_events(draw, drawing, id_, ["message", "timer"])


def _service(draw, drawing, depth):
    id_ = drawing.id("call")
    drawing.add(service_task(id_, "mail.send"))
    return _with_events(draw, drawing, id_, ["error", "timer"])


def _script(draw, drawing, depth):
    id_ = drawing.id("script")
    drawing.add(script_task(id_, "=if n = null then 0 else n + 1", "n"))
    drawing.keep(id_, id_)
    return id_, id_


def _waiting(draw, drawing, depth):
    id_ = drawing.id("wait")
    event = draw(st.sampled_from([message("m"), signal("s"), timer(duration="P1D"), timer(date="2026-01-01")]))
    drawing.add(catch(id_, event))
    drawing.keep(id_, id_)
    return id_, id_


def _first(draw, drawing, depth):
    gateway, merge = drawing.id("first"), drawing.id("came")
    kinds = [catch(drawing.id("news"), message("news")), receive_task(drawing.id("hear"), "m")]
    kinds += [catch(drawing.id("time"), timer(duration=duration)) for duration in WAITS[:2]]
    chosen = draw(st.lists(st.sampled_from(kinds), min_size=2, max_size=4, unique_by=str))
    drawing.add(event_based(gateway), exclusive(merge), *chosen)
    for event in chosen:
        drawing.add(*chain(gateway, _id(event), merge))
    drawing.keep(gateway, merge)
    return gateway, merge


def _repeated_task(draw, drawing, depth):
    before, id_ = drawing.id("before"), drawing.id("each")
    until = draw(st.sampled_from([None, "=numberOfCompletedInstances >= 2"]))
    drawing.add(exclusive(before), user_task(id_, loop=_loop(draw, until)), *chain(before, id_))
    _, way_out = _with_events(draw, drawing, id_, ["message", "timer"], counted=False)
    after = drawing.id("after")
    drawing.add(exclusive(after), *chain(way_out, after))
    drawing.keep(before, after)
    return before, after


def _fork(draw, drawing, depth):
    fork, join = drawing.id("fork"), drawing.id("join")
    drawing.add(parallel(fork), parallel(join))
    for _ in range(draw(st.integers(2, 3))):
        way_in, way_out = _block(draw, drawing, depth - 1)
        drawing.add(*chain(fork, way_in), *chain(way_out, join))
        drawing.keep(fork, way_in)
    drawing.keep(fork, join)
    return fork, join


def _some(draw, drawing, depth):
    split, join = drawing.id("some"), drawing.id("all")
    branches = [_sequence(draw, drawing, depth - 1) for _ in range(draw(st.integers(2, 3)))]
    default = f"{split}_to_{branches[0][0]}"
    drawing.add(inclusive(split, default=default), inclusive(join))
    for number, (way_in, way_out) in enumerate(branches):
        condition = draw(st.sampled_from(CONDITIONS)) if number else None
        drawing.add(flow(split, way_in, condition and f"=n != null and ({condition[1:]})"), *chain(way_out, join))
    drawing.keep(split, join)
    return split, join


def _one(draw, drawing, depth):
    split, merge = drawing.id("which"), drawing.id("again")
    branches = [_sequence(draw, drawing, depth - 1) for _ in range(2)]
    drawing.add(exclusive(split, default=f"{split}_to_{branches[0][0]}"), exclusive(merge))
    condition = draw(st.sampled_from(CONDITIONS))
    for (way_in, way_out), text in zip(branches, (None, f"=if n = null then false else {condition[1:]}"), strict=True):
        drawing.add(flow(split, way_in, text), *chain(way_out, merge))
    drawing.keep(split, merge)
    return split, merge


def _loop_back(draw, drawing, depth):
    """At most three rounds, counted by a variable of its own that a script before it sets back."""
    before, merge, split, counting, after = (drawing.id(kind) for kind in ("none", "round", "more", "count", "done"))
    name = f"rounds_{drawing.count}"
    way_in, way_out = _sequence(draw, drawing, depth - 1)
    drawing.add(
        script_task(before, "=0", name),
        exclusive(merge),
        script_task(counting, f"={name} + 1", name),
        exclusive(split, default=f"{split}_to_{after}"),
        exclusive(after),
        *chain(before, merge, way_in),
        *chain(way_out, counting, split, after),
        flow(split, merge, f"={name} < {draw(st.integers(1, 3))}"),
    )
    drawing.keep(before, after)
    drawing.keep(counting, split)
    return before, after


def _inside(draw, drawing, depth):
    before, id_, begin = drawing.id("to"), drawing.id("sub"), drawing.id("in")
    inner = Drawing(count=drawing.count, fragile=True)
    way_in, way_out = _sequence(draw, inner, depth - 1)
    last = [inner.id("way"), inner.id("out")]
    ending = draw(st.sampled_from([(), (), (terminate(),), (escalation("up"),)]))
    raised = [throw(last[0], escalation("up"))] if draw(st.booleans()) else [exclusive(last[0])]
    inner.add(start(begin), *raised, end(last[1], *ending), *chain(begin, way_in), *chain(way_out, *last))
    drawing.count = inner.count
    repeated = draw(st.sampled_from([None, None, _loop(draw, None)]))
    more = {"loop": repeated} if repeated else {}
    drawing.add(exclusive(before), sub_process(id_, *inner.parts, **more), *chain(before, id_))
    _, way_out = _with_events(draw, drawing, id_, ["message", "timer", "escalation"], counted=False)
    after = drawing.id("from")
    drawing.add(exclusive(after), *chain(way_out, after))
    drawing.keep(before, after)
    return before, after


def _with_events(draw, drawing, id_, kinds, *, counted=True):
    """An activity, perhaps with an event at its edge whose way joins that of the activity if it interrupts."""
    way_out = id_
    for kind in draw(st.lists(st.sampled_from(kinds), max_size=2, unique=True)):
        event = drawing.id(kind)
        interrupting = kind == "error" or draw(st.booleans())
        drawing.add(boundary(event, id_, _trigger(draw, kind, interrupting), interrupting=interrupting))
        if interrupting:
            merge = drawing.id("merge")
            drawing.add(exclusive(merge), *chain(way_out, merge), *chain(event, merge))
            way_out = merge
        else:
            note, ended = drawing.id("note"), drawing.id("noted")
            drawing.add(user_task(note), end(ended), *chain(event, note, ended))
            drawing.keep(note, ended)
    if counted:
        drawing.keep(id_, way_out)
    return id_, way_out


def _trigger(draw, kind, interrupting):
    if kind == "timer":
        when = {"duration": draw(st.sampled_from(WAITS))} if interrupting else {"cycle": "R2/P1D"}
        return timer(**when)
    return {"message": message("m"), "error": error("E"), "escalation": escalation()}[kind]


def _loop(draw, until):
    return multiple(
        draw(st.sampled_from(ITEMS)),
        output="answers",
        output_element="=answer",
        sequential=draw(st.booleans()),
        until=until,
    )


def _id(part):
    return part.split('id="', 1)[1].split('"', 1)[0]


SIMPLE = (_user, _service, _script, _waiting, _first, _repeated_task)
NESTED = (_fork, _fork, _some, _some, _one, _loop_back, _inside, _inside)
