"""Taxes of a purchase by place and the month of the contract. Rules and their sources: resources/rules/taxes.toml."""

from __future__ import annotations

import msgspec

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, Percent, msg
from hegang_desktop.domain.money import ZERO, Fen, divide_half_up, share
from hegang_desktop.domain.month import Month
from hegang_desktop.domain.rules import DeedTaxRule, Rules, SaleTaxRule, Source, in_force
from hegang_desktop.domain.target import SellerHeld, TargetHome
from hegang_desktop.engine.costs.lines import Label, with_override
from hegang_desktop.engine.costs.values import Values


class Fraction(msgspec.Struct, frozen=True):
    """A share of the price: `rate` parts of `whole`, rounded half up to the fen."""

    rate: int
    whole: int

    def of(self, price: Fen) -> Fen:
        """What it comes to at a price."""
        return Fen(divide_half_up(price * self.rate, self.whole))


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


def deed_tax(rules: Rules, price: Fen, month: Month, area: Area, *, other_home: bool, place: str = "") -> CostLine:
    """契税: a share of the contract price, paid by the buyer before registration (Deed Tax Law 2021, 3, 4, 9-11).

    Third and further homes are not modelled: see `deed_tax_rule`.
    """
    rule = deed_tax_rule(rules, month, area, other_home=other_home, place=place)
    amount = share(price, rule.rate)
    words = msg("{rate} of the price of {price}", rate=Percent(rule.rate), price=Money(price))
    return CostLine("deed_tax", msg("Deed tax"), amount, amount, words, "rule", rule.source)


class SellerRules(msgspec.Struct, frozen=True):
    """The rules of the seller's taxes for one holding time, place and month; None where nothing is owed."""

    vat: SaleTaxRule | None
    income_tax: SaleTaxRule | None


def seller_rules(rules: Rules, month: Month, held: SellerHeld, place: str) -> SellerRules:
    """What the seller owes by how long the home was held. A rule of the place's own comes before everywhere's."""

    def found(id_: str) -> SaleTaxRule | None:
        fitting = [r for r in rules.sale_taxes if r.id == id_ and held in r.held and in_force(r, month)]
        own = [rule for rule in fitting if rule.place and rule.place == place]
        return next((rule for rule in (*own, *fitting) if rule.place in ("", place)), None)

    return SellerRules(found("vat"), found("income_tax"))


def fraction(rule: SaleTaxRule) -> Fraction:
    """The rule's tax as a share of the price. A tax contained in the price is price / (1 + rate) x rate."""
    return Fraction(rule.rate, 10_000 + rule.rate if rule.base == "contained" else 10_000)


def seller_taxes(
    home: TargetHome, price: Fen, month: Month, values: Values, overrides: dict[str, Fen]
) -> tuple[CostLine, ...]:
    """The seller's VAT with its surcharges and income tax, which in practice the buyer pays.

    The surcharges are a share of the VAT line, the user's own amount of it included. Where nothing is counted one line
    of zero says why. Where it is unknown how long the seller held the home the reader is to ask, not to be reassured.
    """
    held = home.held
    found = seller_rules(values.rules, month, held, values.place)
    if home.seller_pays_taxes:
        return (_none(msg("None: agreed that the seller pays their own taxes"), "choice"),)
    if held == "unknown":
        ask = msg("Not counted: ask how long the seller has held the home, and whether it is their only one")
        return (_none(ask, "assumption"),)
    if found.vat is None and found.income_tax is None:
        return (_none(_exempt(held), "rule", _exemption_source(values.rules)),)
    lines = []
    if found.vat is not None:
        vat = with_override(_tax("vat", msg("Seller's value-added tax"), price, found.vat), overrides)
        given = values.given("vat_surcharges")
        amount = Fen(divide_half_up(vat.amount * given.value, 10_000))
        words = msg("{rate} of the value-added tax: city-building and education", rate=Percent(given.value))
        name = msg("Surcharges on the value-added tax")
        lines += [vat, CostLine("vat_surcharges", name, amount, amount, words, given.label, given.source)]
    if found.income_tax is not None:
        lines.append(_tax("income_tax", msg("Seller's income tax"), price, found.income_tax))
    return tuple(lines)


def _tax(id_: str, name: Message, price: Fen, rule: SaleTaxRule) -> CostLine:
    amount = fraction(rule).of(price)
    contained = msg("{rate}, contained in the price of {price}", rate=Percent(rule.rate), price=Money(price))
    plain = msg("{rate} of the price of {price}", rate=Percent(rule.rate), price=Money(price))
    words = contained if rule.base == "contained" else plain
    return CostLine(id_, name, amount, amount, words, "rule", rule.source)


def _exempt(held: SellerHeld) -> Message:
    if held == "over_five_only":
        return msg("None: held over five years, and the seller's only home")
    return msg("None: no tax of the seller's was in force for this")


def _exemption_source(rules: Rules) -> Source | None:
    return next((rule.source for rule in rules.sale_taxes if rule.id == "income_tax"), None)


def _none(rule: Message, label: Label, source: Source | None = None) -> CostLine:
    name = msg("Seller's taxes passed on")
    return CostLine("seller_taxes", name, ZERO, ZERO, rule, label, source)
