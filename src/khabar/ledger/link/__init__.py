"""Linking: which claims tell of one event, which events are one incident.

    claims of a report -> linkables (scenes) -> keys, probes -> links, the strongest of each -> components -> groups (events, incidents)

Pure functions of their arguments: the same claims and bindings give the same groups, in whatever order and batches they came. A ledger
keeps linkables, keys and links, and computes anew only the components that new claims touch.
"""

from khabar.ledger.link.blocks import keys, linked, pairs, probes
from khabar.ledger.link.cluster import components
from khabar.ledger.link.groups import event_type, groups
from khabar.ledger.link.linkable import Binding, Group, Linkable, Pair
from khabar.ledger.link.scenes import linkables
from khabar.ledger.link.score import THRESHOLD, score
from khabar.ledger.link.strongest import stood_by, strongest
from khabar.ledger.link.words import version

__all__ = [
    "THRESHOLD",
    "Binding",
    "Group",
    "Linkable",
    "Pair",
    "components",
    "event_type",
    "groups",
    "keys",
    "linkables",
    "linked",
    "pairs",
    "probes",
    "score",
    "stood_by",
    "strongest",
    "version",
]
