"""Taxes of a purchase: the deed tax, and those of the seller that in practice the buyer pays."""

from __future__ import annotations

from hegang_desktop.domain.cost import CostLine
from hegang_desktop.domain.message import Message, Money, Percent, msg
from hegang_desktop.domain.money import ZERO, Tenthousandths, share
from hegang_desktop.domain.rules import DeedTaxRule, SaleTaxRule, Source
from hegang_desktop.domain.target import SellerHeld
from hegang_desktop.engine.costs.entry import Case, CostColumn, CostEntry, CostRule, ManyHomes, PriceShare
from hegang_desktop.engine.costs.lines import Label
from hegang_desktop.engine.costs.tax_rules import deed_tax_rule, part_of_price, sale_tax_rule, tax_base, tax_whole


class DeedTax(CostRule, frozen=True):
    """契税: a share of the contract price, paid by the buyer before registration (Deed Tax Law 2021, 3, 4, 9-11).

    Third and further homes are not modelled: see `deed_tax_rule`.
    """

    def line(self, entry: CostEntry, case: Case) -> CostLine:
        rule = _deed_tax_rule(case)
        amount = self.follows(entry, case).at(case.price)
        words = _of_the_price(entry.id, rule.rate, case)
        return CostLine(entry.id, entry.name, amount, amount, words, "rule", rule.source)

    def follows(self, entry: CostEntry, case: Case) -> PriceShare:
        return PriceShare(_deed_tax_rule(case).rate, _whole(entry.id, case))

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        whole = homes.tax_whole(entry.id)
        return CostColumn((2 * homes.price * homes.deed_tax_rate() + whole) // (2 * whole))


def _deed_tax_rule(case: Case) -> DeedTaxRule:
    values, area = case.values, case.home.floor_area
    return deed_tax_rule(values.rules, case.month, area, other_home=case.other_home, place=values.place)


class SellerTax(CostRule, frozen=True):
    """A tax of the seller's, by the dated rules of the line's own id, where it is passed on."""

    def line(self, entry: CostEntry, case: Case) -> CostLine | None:
        rule = _passed_on(entry.id, case)
        if rule is None:
            return _nothing(entry) if entry.key in case.overrides else None
        amount = part_of_price(rule, _whole(entry.id, case)).at(case.price)
        contained = msg("{rate}, contained in the price of {price}", rate=Percent(rule.rate), price=Money(case.price))
        words = contained if rule.base == "contained" else _of_the_price(entry.id, rule.rate, case)
        return CostLine(entry.id, entry.name, amount, amount, words, "rule", rule.source)

    def follows(self, entry: CostEntry, case: Case) -> PriceShare | None:
        rule = _passed_on(entry.id, case)
        return None if rule is None else part_of_price(rule, _whole(entry.id, case))

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        column = homes.sale_tax(entry.id)
        return column if homes.own(entry) is None else CostColumn(column.amounts)


class Surcharges(CostRule, frozen=True):
    """A share of the line of a tax, the user's own amount of it included; the assumption of the line's id gives it."""

    tax: str

    @property
    def rests_on(self) -> tuple[str, ...]:
        return (self.tax,)

    def line(self, entry: CostEntry, case: Case) -> CostLine | None:
        tax = case.lines.get(self.tax)
        if tax is None:
            return _nothing(entry) if entry.key in case.overrides else None
        given = case.values.given(entry.id)
        words = msg("{rate} of the value-added tax: city-building and education", rate=Percent(given.value))
        return entry.made(share(tax.amount, Tenthousandths(given.value)), words, given)

    def follows(self, entry: CostEntry, case: Case) -> PriceShare:
        return PriceShare(case.values.value(entry.id), of=self.tax)

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        return CostColumn((homes.line(self.tax) * homes.value(entry.id) + 5_000) // 10_000)


class NoSellerTax(CostRule, frozen=True):
    """One line of zero that says why no tax of the seller's is counted. Where that is not known, the reader is to ask.

    The rules of `exempt` say where an exemption stands.
    """

    exempt: str

    def line(self, entry: CostEntry, case: Case) -> CostLine | None:
        held, rules = case.held, case.values.rules.sale_taxes

        def none(words: Message, label: Label, source: Source | None = None) -> CostLine:
            return CostLine(entry.id, entry.name, ZERO, ZERO, words, label, source)

        if case.home.seller_pays_taxes:
            return none(msg("None: agreed that the seller pays their own taxes"), "choice")
        if held == "unknown":
            ask = msg("Not counted: ask how long the seller has held the home, and whether it is their only one")
            return none(ask, "assumption")
        if any(_passed_on(tax, case) is not None for tax in {rule.id for rule in rules}):
            beside = msg("Beside the taxes of theirs that are listed by rule")
            return none(beside, "fact") if entry.key in case.overrides else None
        return none(_exempt(held), "rule", next((rule.source for rule in rules if rule.id == self.exempt), None))

    def many(self, entry: CostEntry, homes: ManyHomes) -> CostColumn:
        return CostColumn(0)


def _passed_on(tax: str, case: Case) -> SaleTaxRule | None:
    """The rule of a tax that the buyer is asked to pay."""
    home, values = case.home, case.values
    if home.seller_pays_taxes or home.held == "unknown":
        return None
    return sale_tax_rule(values.rules, tax, case.month, case.held, values.place)


def _whole(tax: str, case: Case) -> int:
    return tax_whole(case.values.rules, tax, case.month, case.held, case.values.place)


def _of_the_price(tax: str, rate: Tenthousandths, case: Case) -> Message:
    if tax_base(case.values.rules, tax, case.month, case.held, case.values.place) is None:
        return msg("{rate} of the price of {price}", rate=Percent(rate), price=Money(case.price))
    return msg(
        "{rate} of the price of {price} without the value-added tax in it (notice of the ministries 2016 No. 43)",
        rate=Percent(rate),
        price=Money(case.price),
    )


def _nothing(entry: CostEntry) -> CostLine:
    """The line of a tax that no rule asks for, which the user has an own amount of."""
    return CostLine(entry.id, entry.name, ZERO, ZERO, msg("No rule asks the buyer for it"), "rule")


def _exempt(held: SellerHeld) -> Message:
    if held == "over_five_only":
        return msg("None: held over five years, and the seller's only home")
    return msg("None: no tax of the seller's was in force for this")
