"""Answers to the form of a template: what it knows itself, and amounts where it knows none."""

from __future__ import annotations

from hegang_desktop.app.plan.templates import Answers, Template, template_streams
from hegang_desktop.app.plan.typical_homes import shipped_homes, typical_target
from hegang_desktop.domain.money import Fen, yuan


def answers_to(template: Template, *, savings: int = 30_000) -> Answers:
    """Of somebody in Hegang with an old top-floor flat in mind."""
    streams = template_streams(template)
    return Answers(
        savings=yuan(savings),
        amounts=tuple(Fen(stream.amount or yuan(3_000)) for stream in streams),
        amounts_after=tuple(stream.amount_after if stream.after_move == "changes" else None for stream in streams),
        spending=Fen(template.spending or yuan(1_500)),
        cushion=yuan(4_500),
        home=typical_target(shipped_homes("鹤岗")[0], "鹤岗"),
    )
