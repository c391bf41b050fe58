"""Phone numbers as people read them aloud: '030 123 45 67', '06 12 34 56 78'."""

import phonenumbers

DUTCH = "NL"


def _parsed(number: str) -> phonenumbers.PhoneNumber | None:
    try:
        return phonenumbers.parse(number, DUTCH)
    except phonenumbers.NumberParseException:
        return None


def spoken(number: str) -> str:
    """The number in groups that can be read aloud. What is not a number comes back as it was."""
    parsed = _parsed(number)
    if parsed is None or len(number.strip()) < 8:
        return number
    if parsed.country_code != 31:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    area, _, rest = national.replace("-", " ").partition(" ")
    digits = rest.replace(" ", "")
    if area == "06":
        return " ".join([area, *(digits[at : at + 2] for at in range(0, len(digits), 2))])
    if len(digits) in (6, 7):
        head = len(digits) - 4
        return f"{area} {digits[:head]} {digits[head : head + 2]} {digits[head + 2 :]}"
    return national


def link(number: str) -> str:
    """The tel: address of a number, or nothing when it cannot be dialled."""
    parsed = _parsed(number)
    if parsed is None:
        return ""
    if len(number.strip()) < 8:
        return f"tel:{number.strip()}" if number.strip().isdigit() else ""
    return "tel:" + phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
