"""The languages that people here say they speak, each by its own name: more than the screens are in."""

from collections.abc import Mapping

SPOKEN: Mapping[str, str] = {
    "nl": "Nederlands",
    "en": "English",
    "ar": "العربية",
    "tr": "Türkçe",
    "uk": "Українська",
    "pl": "Polski",
}
