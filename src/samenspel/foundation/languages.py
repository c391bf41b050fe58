"""The languages that people here say they speak, each by its own name: more than the screens are in.

Those of the thesaurus first, then by their code. Latin letters stand beside those that many devices lack.
"""

from collections.abc import Mapping

SPOKEN: Mapping[str, str] = {
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
    "dse": "Nederlandse Gebarentaal",
}
