"""The gettext catalogue of a language. It is compiled from its PO file when the program is set up or packaged."""

from __future__ import annotations

import gettext
import logging

from hegang_desktop import resources
from hegang_desktop.text.locales import PSEUDO, Locale

DOMAIN = "hegang"

log = logging.getLogger(__name__)


def catalogue_of(locale: Locale) -> gettext.NullTranslations:
    """The translations of a language. Without its compiled file, which is logged, the source texts are shown."""
    if locale == PSEUDO:
        from hegang_desktop.text.pseudo import PseudoCatalogue

        return PseudoCatalogue()
    if not locale.translated:
        return gettext.NullTranslations()
    try:
        return gettext.translation(DOMAIN, resources.path("locale"), languages=[locale.code])
    except FileNotFoundError:
        log.warning("no compiled catalogue for %s: run `make words`; the texts are shown in English", locale.code)
        return gettext.NullTranslations()
