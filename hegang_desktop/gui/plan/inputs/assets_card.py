"""What I have: money at hand, the cushion, where the money lies, what is still to come."""

from __future__ import annotations

from hegang_desktop.app.plan.fields import assets
from hegang_desktop.domain.message import Message, Money, msg, msg_n
from hegang_desktop.domain.places import SITUATION
from hegang_desktop.domain.plan import Plan
from hegang_desktop.gui.context import Context
from hegang_desktop.gui.plan.inputs.input_card import InputCard
from hegang_desktop.gui.widgets.boxes import plain_label


class HaveCard(InputCard):
    """Money at hand on the first day of the plan, and what must remain of it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, msg("What I have"))

    def build(self) -> None:
        self._since = plain_label("", "quiet", wrap=True)
        self.content.addWidget(self._since)
        self.add_parts(SITUATION, assets.PARTS, assets.FOLDS)

    def make(self) -> None:
        first = not self.is_made
        super().make()
        if first:
            # whoever is sent to this card begins with the first number
            self.setFocusProxy(self.number("at_hand"))

    def show_plan(self, plan: Plan) -> None:
        last = plan.situation.cash[-1]
        text = msg("Counted on day {day} of {month}.", month=last.month, day=last.day)
        if last.expected is not None:
            text = msg(
                "Counted on day {day} of {month}; {expected} had been expected.",
                month=last.month,
                day=last.day,
                expected=Money(last.expected),
            )
        if last.settled:
            paid = msg_n(
                "{n} item of that month had come in or been paid.",
                "{n} items of that month had come in or been paid.",
                len(last.settled),
            )
            text = msg("{one} {other}", one=text, other=paid)
        self._since.setText(self.texts.say(text))

    def subtotal_of(self, plan: Plan) -> Message:
        return msg("{amount}", amount=Money(plan.situation.at_hand))
