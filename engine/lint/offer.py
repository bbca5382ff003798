"""What a package has for other deployments, once it is published."""

from engine.lint.package import Offer, Package
from engine.lint.results import left_by_process
from engine.lint.variables import passed_to


def offer_of(package: Package) -> Offer:
    """The processes, decisions and forms of a package, and what its call activities pass on to whom."""
    called = {
        element.called_process.process_id
        for site in package.sites
        for element in site.process.elements.values()
        if element.called_process is not None
    }
    own = {decision.id for model in package.models for decision in model.decisions}
    return Offer(
        processes={id_: left_by_process(process, package) for id_, process in package.processes.items()},
        decisions={id_: package.decisions[id_] for id_ in own},
        forms={form.id: package.variables_of_forms[form.id] for form in package.forms},
        calls={id_: passed_to(id_, package) for id_ in called},
    )


def together(*offers: Offer) -> Offer:
    """Several offers as one; where two offer one process or decision, the last one counts."""
    calls: dict[str, frozenset[str]] = {}
    for offer in offers:
        for id_, names in offer.calls.items():
            calls[id_] = calls.get(id_, frozenset()) | names
    return Offer(
        processes={id_: names for offer in offers for id_, names in offer.processes.items()},
        decisions={id_: names for offer in offers for id_, names in offer.decisions.items()},
        forms={id_: names for offer in offers for id_, names in offer.forms.items()},
        calls=calls,
    )
