"""Which dated tax rule holds for a purchase, by place and month. The rules and their sources: taxes.toml."""

from __future__ import annotations

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.rules import DeedTaxRule, Rules, SaleTaxRule, TaxBaseRule, in_force
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


def tax_base(rules: Rules, tax: str, month: Month, held: SellerHeld, place: str) -> TaxBaseRule | None:
    """The rule by which a tax is charged on the price without the value-added tax in it, where that is owed."""
    rule = next((rule for rule in rules.tax_bases if rule.id == tax and in_force(rule, month)), None)
    return rule if rule is not None and _contained(rules, rule, month, held, place) else None


def tax_whole(rules: Rules, tax: str, month: Month, held: SellerHeld, place: str) -> int:
    """Of how many parts of the price the rate of a tax, in ten-thousandths, takes its own.

    10,000; where the value-added tax at the rate `r` is left out of its base, which is price / (1 + r): 10,000 + r.
    """
    rule = tax_base(rules, tax, month, held, place)
    return 10_000 if rule is None else 10_000 + _contained(rules, rule, month, held, place)


def _contained(rules: Rules, rule: TaxBaseRule, month: Month, held: SellerHeld, place: str) -> int:
    """The rate of the tax that a base leaves out, where it is owed and the price contains it; else nothing."""
    left_out = sale_tax_rule(rules, rule.without, month, held, place)
    return left_out.rate if left_out is not None and left_out.base == "contained" else 0


def part_of_price(rule: SaleTaxRule, whole: int = 10_000) -> PriceShare:
    """The rule's tax as a share of the price, `whole` as `tax_whole` says. A tax in it is price / (1 + rate) x rate."""
    return PriceShare(rule.rate, 10_000 + rule.rate if rule.base == "contained" else whole)
