"""The languages that people here say they speak, each by its own name: more than the screens are in.

Those of the thesaurus first, then by their code. Latin letters stand beside those that many devices lack.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

SPOKEN: Mapping[str, Any] = {
    "nl": "Nederlands",
    "en": "English",
    "ar": "العربية",
    "tr": "Türkçe",
    "uk": "Українська",
    "pl": "Polski",
    "ber": "Tamaziɣt",
    "bg": "Български",
    "de": "Deutsch",
    "es": "Español",
    "fa": "فارسی",
    "fr": "Français",
    "pap": "Papiamentu",
    "pt": "Português",
    "ro": "Română",
    "ru": "Русский",
    "so": "Soomaali",
    "ti": "ትግርኛ (Tigrinya)",
    "zh": "中文 (Zhongwen)",
    "dse": _("Nederlandse Gebarentaal"),  # it has no letters of its own
}

# Django knows the names of the others.
_NAMED = {
    "ber": _("Berbers"), "dse": _("Nederlandse Gebarentaal"), "pap": _("Papiaments"), "so": _("Somalisch"),
    "ti": "Tigrinya", "zh": _("Chinees"),
}  # fmt: skip


def name_of(code: str) -> str:
    """Return the name of a spoken language, in the language of who reads."""
    return str(_NAMED[code] if code in _NAMED else get_language_info(code)["name_translated"])
