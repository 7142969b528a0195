"""Taxes of a purchase by the month of the contract. Rules and their sources: resources/rules/taxes.toml."""

from __future__ import annotations

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Money, Percent, msg
from hegang_desktop.domain.money import ZERO, Fen, share, times
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.rules import DeedTaxRule, Rules, SaleTaxRule
from hegang_desktop.domain.target import SellerHeld


def _in_force(rule: DeedTaxRule | SaleTaxRule, month: Month) -> bool:
    return rule.first <= month and (rule.last is None or month <= rule.last)


def deed_tax_rule(rules: Rules, month: Month, area: Area, *, other_home: bool) -> DeedTaxRule:
    """The rule for a contract signed in `month`. Before the first dated rule, the first one is used."""
    fitting = [
        rule
        for rule in rules.deed_tax
        if rule.other_home == other_home and (rule.largest_area is None or area <= rule.largest_area)
    ]
    return next((rule for rule in fitting if _in_force(rule, month)), fitting[0])


def deed_tax(rules: Rules, price: Fen, month: Month, area: Area, *, other_home: bool) -> CostLine:
    """契税: a share of the contract price, paid by the buyer before registration (Deed Tax Law 2021, 3, 4, 9-11)."""
    rule = deed_tax_rule(rules, month, area, other_home=other_home)
    amount = share(price, rule.rate)
    return CostLine(
        id="deed_tax",
        name=msg("Deed tax"),
        amount=amount,
        computed=amount,
        rule=msg("{rate} of the price of {price}", rate=Percent(rule.rate), price=Money(price)),
        label="rule",
        source=rule.source,
    )


def seller_taxes(rules: Rules, price: Fen, month: Month, held: SellerHeld) -> tuple[CostLine, ...]:
    """The seller's VAT and income tax, which in practice the buyer pays; local surcharges on VAT are left out.

    VAT is contained in the price: price / (1 + rate) x rate. Where it is unknown how long the seller held the home,
    one line of zero says so: the reader is to ask, not to be reassured.
    """
    if held == "unknown":
        return (
            CostLine(
                id="seller_taxes",
                name=msg("Seller's taxes passed on"),
                amount=ZERO,
                computed=ZERO,
                rule=msg("Not counted: ask how long the seller has held the home, and whether it is their only one"),
                label="assumption",
            ),
        )
    names = {"vat": msg("Seller's value-added tax"), "income_tax": msg("Seller's income tax")}
    lines = []
    for id_, name in names.items():
        rule = next((r for r in rules.sale_taxes if r.id == id_ and held in r.held and _in_force(r, month)), None)
        if rule is None:
            continue
        contained = rule.base == "contained"
        amount = times(price, rule.rate, 10_000 + rule.rate) if contained else share(price, rule.rate)
        words = msg("{rate}, contained in the price of {price}", rate=Percent(rule.rate), price=Money(price))
        plain = msg("{rate} of the price of {price}", rate=Percent(rule.rate), price=Money(price))
        lines.append(
            CostLine(
                id=id_,
                name=name,
                amount=amount,
                computed=amount,
                rule=words if contained else plain,
                label="rule",
                source=rule.source,
            )
        )
    return tuple(lines)
