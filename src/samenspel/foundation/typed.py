"""What people type, as it is kept. Pure."""

# Not printable, and part of how people write: the marks of direction, and the joiners of Persian and emoji.
KEPT = "\u200c\u200d\u200e\u200f"


def tidy(text: str) -> str:
    """Return a text without control characters and with plain line ends; words stay as written."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(
        letter for letter in plain if letter in "\n\t" or letter.isprintable() or letter in KEPT
    ).strip()
