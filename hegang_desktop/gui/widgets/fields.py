"""The fields of the house: money, area, rate, whole numbers."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLineEdit, QWidget

from hegang_desktop.domain.area import Area
from hegang_desktop.domain.limits import FIRST_YEAR
from hegang_desktop.domain.message import Message, msg
from hegang_desktop.domain.money import Fen
from hegang_desktop.domain.month import Month
from hegang_desktop.gui.texts import Texts
from hegang_desktop.gui.widgets.value_field import ValueField
from hegang_desktop.text.areas import typed_area
from hegang_desktop.text.money import typed_amount
from hegang_desktop.text.numbers import typed_fine_rate, typed_rate
from hegang_desktop.text.typed_numbers import (
    parse_amount,
    parse_area,
    parse_fine_rate,
    parse_month,
    parse_number,
    parse_rate,
    write_month,
)

YUAN_UNIT = msg("yuan")
MONTHLY_UNIT = msg("yuan/month")
YEARLY_UNIT = msg("% a year")
SHARE_UNIT = msg("%")
EARLIEST = Month(FIRST_YEAR, 1)


class MoneyField(ValueField):
    """An amount in fen, typed as people write it: `3.8万`, `38,000`, `38000元`."""

    def __init__(
        self,
        texts: Texts,
        name: Message,
        unit: Message = YUAN_UNIT,
        *,
        step: int = 10_000,
        optional: bool = False,
        zero: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            texts,
            name,
            unit,
            parse_amount,
            lambda fen: typed_amount(Fen(fen)),
            step=step,
            optional=optional,
            zero=zero,
            parent=parent,
        )
        texts.words_changed.connect(self._on_words_changed)
        self._on_words_changed()

    @Slot()
    def _on_words_changed(self) -> None:
        self._mask(hidden=not self.edit.hasFocus())

    def _mask(self, *, hidden: bool) -> None:
        masked = hidden and self._texts.words.hide_amounts
        self.edit.setEchoMode(QLineEdit.EchoMode.Password if masked else QLineEdit.EchoMode.Normal)


class AreaField(ValueField):
    """A floor area in hundredths of a square metre."""

    def __init__(self, texts: Texts, name: Message, *, optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            texts,
            name,
            msg("m²"),
            parse_area,
            lambda area: typed_area(Area(area)),
            step=100,
            optional=optional,
            missing=msg("The floor area is missing here. Write square metres, like 62.5."),
            parent=parent,
        )


class RateField(ValueField):
    """A yearly rate in ten-thousandths, typed in percent."""

    def __init__(
        self,
        texts: Texts,
        name: Message,
        unit: Message = YEARLY_UNIT,
        *,
        step: int = 10,
        least: int = 0,
        optional: bool = False,
        zero: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            texts,
            name,
            unit,
            parse_rate,
            typed_rate,
            step=step,
            least=least,
            optional=optional,
            zero=zero,
            parent=parent,
        )


class ShareField(ValueField):
    """A share in ten-thousandths, typed in percent."""

    def __init__(
        self,
        texts: Texts,
        name: Message,
        unit: Message = SHARE_UNIT,
        *,
        step: int = 100,
        optional: bool = False,
        zero: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            texts, name, unit, parse_rate, typed_rate, step=step, optional=optional, zero=zero, parent=parent
        )


class FineRateField(ValueField):
    """A rate in millionths, typed in percent with up to four decimals."""

    def __init__(
        self,
        texts: Texts,
        name: Message,
        unit: Message = SHARE_UNIT,
        *,
        step: int = 50,
        zero: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts, name, unit, parse_fine_rate, typed_fine_rate, step=step, zero=zero, parent=parent)


class MonthField(ValueField):
    """A month, as the index of a Month; the arrows go from month to month."""

    def __init__(self, texts: Texts, name: Message, *, optional: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            texts,
            name,
            None,
            parse_month,
            write_month,
            step=1,
            least=EARLIEST.index,
            optional=optional,
            missing=msg("A month is missing here. Write it like 2027-03."),
            parent=parent,
        )


class NumberField(ValueField):
    """A whole number."""

    def __init__(
        self,
        texts: Texts,
        name: Message,
        unit: Message | None = None,
        *,
        optional: bool = False,
        zero: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(texts, name, unit, parse_number, str, step=1, optional=optional, zero=zero, parent=parent)
