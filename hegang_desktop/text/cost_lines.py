"""What the cost lines are called, by their ids: for overrides, which know nothing but an id."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, msg, verbatim
from hegang_desktop.engine.costs.holding import PREFIX

ONCE: dict[str, Message] = {
    "price": msg("Price of the home"),
    "deed_tax": msg("Deed tax"),
    "vat": msg("Seller's value-added tax"),
    "vat_surcharges": msg("Surcharges on the value-added tax"),
    "income_tax": msg("Seller's income tax"),
    "seller_taxes": msg("Seller's taxes passed on"),
    "agency": msg("Agency"),
    "registration": msg("Registration"),
    "notary": msg("Notary and power of attorney"),
    "post": msg("Post of papers"),
    "proxy_fee": msg("Fee of the proxy"),
    "arrears": msg("Arrears of the former owner"),
    "maintenance_fund": msg("Maintenance fund"),
    "door": msg("Door and locks"),
    "repairs": msg("Repairs"),
    "furniture": msg("Furniture and appliances"),
    "network": msg("Network"),
    "journey": msg("Journey"),
    "freight": msg("Freight"),
    "lodging": msg("Lodging while searching"),
    "first_heating": msg("First winter's heating"),
    "first_property_fee": msg("First year's property fee"),
    "contingency": msg("Contingency"),
}
YEARLY: dict[str, Message] = {
    "heating": msg("Heating"),
    "stop_heating": msg("Fee for stopping the heating"),
    "property_fee": msg("Property fee"),
    "empty_utilities": msg("Water and power of the empty home"),
    "key_holder": msg("Keeper of the keys"),
    "repairs_reserve": msg("Repairs set aside"),
}


def cost_name(override_id: str) -> Message:
    """The name of a cost line by the id of its override: `door`, or `holding:heating` for what owning costs a year."""
    if override_id.startswith(PREFIX):
        line_id = override_id.removeprefix(PREFIX)
        name = YEARLY.get(line_id) or verbatim(line_id)
        return msg("{name}, each year", name=name)
    return ONCE.get(override_id) or verbatim(override_id)
