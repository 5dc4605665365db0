"""The command of a team: make accounts, list them, change, remove and reset them.

The command line hands in the way out, the clock and chance; nothing here prints by itself.
"""

import argparse
from collections.abc import Callable
from pathlib import Path

from hudna.desk_world import World
from hudna.errors import InputError
from hudna.export.messages import messages
from hudna.team.people import INVITED, People
from hudna.team.store import Store
from hudna.team_options import FILE

BY = "(at the machine)"
"""Who does what is done on the command line."""


def run(options: argparse.Namespace, world: World) -> int:
    """Do one part of the command and give its exit status."""
    path = Path(options.accounts or world.accounts or FILE)
    store = Store(path, begin=options.part == "add")
    try:
        _PARTS[options.part](
            People(store, lambda: world.clock() // 1_000_000, world.draw), options, world
        )
    finally:
        store.close()
    return 0


def _add(people: People, options: argparse.Namespace, world: World) -> None:
    first = not people.all()
    if first and "admin" not in options.role:
        raise InputError("the first account keeps the others: give it --role admin")
    name, invitation = people.add(options.name, options.role, BY)
    _invited(world, name, invitation)


def _list(people: People, _options: argparse.Namespace, world: World) -> None:
    for one in people.all():
        world.write(f"{one.name}\t{one.state}\t{' '.join(one.roles)}")


def _role(people: People, options: argparse.Namespace, world: World) -> None:
    people.set_roles(options.name, options.role, BY)
    world.write(f"{options.name}\t{' '.join(options.role)}")


def _remove(people: People, options: argparse.Namespace, world: World) -> None:
    people.remove(options.name, BY)
    world.write(_said(world, "removed", name=options.name))


def _reset(people: People, options: argparse.Namespace, world: World) -> None:
    _invited(world, options.name, people.reset(options.name, BY))


def _invited(world: World, name: str, invitation: str) -> None:
    world.write(f"{name}\t{invitation}")
    world.write(_said(world, "invited", days=INVITED // 86_400))


def _said(world: World, key: str, **blanks: object) -> str:
    return messages(world.language).tables["team"][key].format(**blanks)


_PARTS: dict[str, Callable[[People, argparse.Namespace, World], None]] = {
    "add": _add,
    "list": _list,
    "role": _role,
    "remove": _remove,
    "reset": _reset,
}
