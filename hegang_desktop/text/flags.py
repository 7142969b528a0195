"""Flags in two or three words, for lists and columns. Their full reasons come from the screening itself."""

from __future__ import annotations

from hegang_desktop.domain.message import Message, msg, verbatim

FLAG_NAMES: dict[str, Message] = {
    "title_absent": msg("no certificate of title"),
    "village_title": msg("village or collective land"),
    "public_tenancy": msg("a right to use only"),
    "resettlement": msg("resettlement housing"),
    "title_restricted": msg("restricted title"),
    "title_unknown": msg("title not said"),
    "mortgage": msg("mortgaged"),
    "seizure": msg("seized or at auction"),
    "cheap": msg("far cheaper than around"),
    "garage": msg("a garage or parking space"),
    "maybe_garage": msg("perhaps a garage"),
    "shop": msg("a shop or office"),
    "storage": msg("a storage room"),
    "basement": msg("a basement"),
    "attic": msg("an attic"),
    "village_farm": msg("village or farm"),
    "top_floor": msg("top floor"),
    "maybe_top_floor": msg("perhaps the top floor"),
    "ground_floor": msg("ground floor"),
    "gable_end": msg("gable end"),
    "upper_floor_no_lift": msg("high up without a lift"),
    "lift_unknown": msg("lift not said"),
    "old_building": msg("old building"),
    "bare": msg("bare walls"),
    "own_heating": msg("own heating"),
    "heating_unknown": msg("heating not said"),
    "arrears": msg("arrears of heating"),
    "arrears_likely": msg("arrears are likely"),
    "unit_price_contradicts": msg("unit price contradicts"),
    "areas_contradict": msg("areas contradict"),
    "floors_contradict": msg("floors contradict"),
    "area_absurd": msg("area cannot be right"),
    "price_absurd": msg("price cannot be right"),
    "same_text": msg("same words in many adverts"),
    "same_phone": msg("same telephone in many adverts"),
    "long_on_offer": msg("long on offer"),
    "relisted": msg("offered again after a gap"),
    "cut_repeatedly": msg("price cut repeatedly"),
    "price_missing": msg("price not said"),
    "area_missing": msg("area not said"),
    "floor_missing": msg("floor not said"),
    "community_missing": msg("community not said"),
}


def flag_name(id_: str) -> Message:
    """A flag in short."""
    return FLAG_NAMES.get(id_) or verbatim(id_)
