"""The fields of a home that no advert says: what comparing tells, what the open plan tells, the user's own marks."""

from __future__ import annotations

from hegang_desktop.domain.listing_field import (
    WIDE,
    WIDEST,
    ComparisonLine,
    ExportColumn,
    FacetSpec,
    FormInput,
    ListingField,
    NumberSpec,
    TableColumn,
)
from hegang_desktop.domain.message import msg, pmsg

COMPARED = (
    ListingField(
        "offer", "choice", msg("What changed"), storage="derived",
        facet=FacetSpec(
            120, ordered=True, tells_itself=True, picture=100,
            values={
                "": msg("as before"),
                "new": msg("new with the latest import"),
                "cheaper": msg("cheaper than at first"),
                "dearer": msg("dearer than at first"),
                "relisted": msg("offered again"),
                "gone": msg("gone"),
            },
        ),
    ),
    ListingField(
        "price_change", "change", msg("Price change"), storage="derived", number=NumberSpec(),
        table=TableColumn(150, -12), comparison=ComparisonLine(210),
        export=ExportColumn(190, heading=msg("Price change, %")),
    ),
    ListingField(
        "days_on_offer", "whole", msg("Days on offer"), storage="derived", least_shown=1, number=NumberSpec(),
        table=TableColumn(160, 365), comparison=ComparisonLine(200), export=ExportColumn(200),
    ),
    ListingField(
        "flags", "whole", msg("Flags"), storage="derived", number=NumberSpec(),
        facet=FacetSpec(150, "flag"),
        table=TableColumn(170, 3), comparison=ComparisonLine(190, better="less"), export=ExportColumn(210),
    ),
    ListingField(
        "adverts", "whole", msg("Adverts"), storage="derived", least_shown=2,
        table=TableColumn(230, 12),
    ),
    ListingField(
        "all_in", "whole_money", msg("All-in cost"), storage="plan", heading=msg("All-in, yuan"), number=NumberSpec(),
        table=TableColumn(110, 1_380_000_00, at_first=True),
        comparison=ComparisonLine(30, better="less"), export=ExportColumn(150),
    ),
    ListingField(
        "yearly_cost", "whole_money", msg("Cost a year"), storage="plan", heading=msg("Yearly, yuan"),
        number=NumberSpec(),
        table=TableColumn(140, 12_850_00), comparison=ComparisonLine(40, better="less"), export=ExportColumn(160),
    ),
    ListingField(
        "safe_month", "month", msg("Safe month"), storage="plan", written_with=("tone",), number=NumberSpec(),
        table=TableColumn(120, (None, "unreached"), at_first=True),
        comparison=ComparisonLine(50, better="less"), export=ExportColumn(170),
    ),
    ListingField(
        "tone", "tone", msg("Does it hold?"), storage="plan", heading=msg("Holds"), number=NumberSpec(),
        facet=FacetSpec(25, ordered=True),
        table=TableColumn(125, "unreached"), comparison=ComparisonLine(55), export=ExportColumn(175),
    ),
    ListingField(
        "runway", "months", msg("Lasts, months"), storage="plan", written_with=("all_in",),
        number=NumberSpec(),
        table=TableColumn(130, (999, 1_380_000_00), at_first=True),
        comparison=ComparisonLine(60, better="more"), export=ExportColumn(180),
    ),
)  # fmt: skip
MARKS = (
    ListingField(
        "stage", "choice", msg("Stage"), storage="mark", path="mark.stage", sortable=True,
        values={
            "saved": pmsg("stage", "saved"),
            "contacted": pmsg("stage", "contacted"),
            "viewed": pmsg("stage", "viewed"),
            "offered": pmsg("stage", "offer made"),
            "bought": pmsg("stage", "bought"),
            "dropped": pmsg("stage", "rejected"),
        },
        facet=FacetSpec(130, values={"": msg("not marked")}, ordered=True, picture=110),
        table=TableColumn(180, "contacted"), comparison=ComparisonLine(220), export=ExportColumn(220),
    ),
    ListingField(
        "rating", "stars", msg("Rating"), storage="mark", path="mark.rating", number=NumberSpec(),
        table=TableColumn(190, 4), comparison=ComparisonLine(230, better="more"), export=ExportColumn(230),
    ),
    ListingField(
        "tags", "list", msg("Tags"), storage="mark", path="mark.tags",
        facet=FacetSpec(140, "tag"),
        table=TableColumn(200, ("tag", "tag")), comparison=ComparisonLine(240), export=ExportColumn(240),
    ),
    ListingField(
        "note", "text", msg("Note"), storage="mark", path="mark.note",
        comparison=ComparisonLine(250), export=ExportColumn(250, WIDEST), form=FormInput(100, prose=True),
    ),
    ListingField(
        "reason", "text", msg("Why rejected"), storage="mark", path="mark.reason",
        export=ExportColumn(260, WIDE),
    ),
)  # fmt: skip
