"""How an address is passed on: to copy, in a mail, in a text message, into the calendar of a telephone."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from .places import Shown


def as_share(title: str, words: str, url: str, *, calendar: str = "") -> Shown:
    """Return what `share.html` shows. `url` and `calendar` are whole addresses; nothing needs a script."""
    body = quote(f"{words}\n{url}\n")
    return {
        "title": title,
        "url": url,
        "mail": f"mailto:?subject={quote(words)}&body={body}",
        "text": f"sms:?&body={body}",  # the & is for the telephones that want it there
        "calendar": calendar,
        "subscribe": "webcal:" + calendar.partition(":")[2] if calendar else "",
    }


def share_list(words: str, url: str) -> Shown:
    return as_share(_("Deel deze lijst"), words, url)
