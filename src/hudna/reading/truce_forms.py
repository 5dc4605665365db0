"""How a truce came about: one side's word, a deal of two or more, a guarantor's, a resolution."""

from hudna.model.values import TruceForm
from hudna.reading.speakers import Speaker
from hudna.reading.truce_groups import Group


def form_of(
    group: Group,
    declarers: list[Speaker],
    parties: list[Speaker],
    sponsors: list[Speaker],
) -> TruceForm:
    """Give the form of a truce."""
    if group.resolution:
        return "resolution"
    agreed = bool(group.told & {"accepted", "signed"})
    if len(declarers) > 1 and len(parties) == len(declarers) and not (agreed or sponsors):
        return "parallel"
    if group.alone and not agreed:
        backed = {s.ref for s in declarers if s.ref} & {s.ref for s in sponsors if s.ref}
        if backed or not group.pair:
            return "guarantor" if backed else "unilateral"
    if len(parties) > 2:
        return "multilateral"
    if len(parties) == 2 and (agreed or group.pair or not declarers):
        return "bilateral"
    if sponsors and agreed:
        return "guarantor"
    return "unknown"
