"""Which dated tax rule holds for a purchase, by place and month. The rules and their sources: taxes.toml."""

from __future__ import annotations

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.rules import DeedTaxRule, Rules, SaleTaxRule, in_force
from hegang_desktop.domain.target import SellerHeld
from hegang_desktop.engine.costs.entry import PriceShare


def deed_tax_rules(rules: Rules, month: Month, place: str, *, other_home: bool) -> tuple[DeedTaxRule, ...]:
    """The rules to try for a contract signed in `month`, in order: the place's own, everywhere's, the oldest ones.

    The first one whose area fits holds. Before the first dated rule the oldest ones are used.
    """
    mine = [rule for rule in rules.deed_tax if rule.other_home == other_home]
    everywhere = [rule for rule in mine if not rule.place]
    own = [rule for rule in mine if rule.place and rule.place == place]
    return tuple([rule for rule in (*own, *everywhere) if in_force(rule, month)] + everywhere)


def deed_tax_rule(rules: Rules, month: Month, area: Area, *, other_home: bool, place: str = "") -> DeedTaxRule:
    """The rule for a contract signed in `month`.

    `other_home` tells the family's second home from its only one. Third and further homes, for which most provinces
    ask their full statutory rate, are not modelled.
    """
    fitting = deed_tax_rules(rules, month, place, other_home=other_home)
    return next(rule for rule in fitting if rule.largest_area is None or area <= rule.largest_area)


def sale_tax_rule(rules: Rules, tax: str, month: Month, held: SellerHeld, place: str) -> SaleTaxRule | None:
    """What the seller owes of a tax by how long the home was held; None: nothing. A place's own rule comes first."""
    fitting = [rule for rule in rules.sale_taxes if rule.id == tax and held in rule.held and in_force(rule, month)]
    own = [rule for rule in fitting if rule.place and rule.place == place]
    return next((rule for rule in (*own, *fitting) if rule.place in ("", place)), None)


def part_of_price(rule: SaleTaxRule) -> PriceShare:
    """The rule's tax as a share of the price. A tax contained in the price is price / (1 + rate) x rate."""
    return PriceShare(rule.rate, 10_000 + rule.rate if rule.base == "contained" else 10_000)
