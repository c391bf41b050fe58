"""How an address is passed on: to copy, in a mail, in a text message, into the calendar of a telephone."""

from urllib.parse import quote

from django.utils.translation import gettext as _

from .places import Shown


def as_share(title: str, words: str, url: str, *, calendar: str = "") -> Shown:
    """Return what `share.html` shows. `url` and `calendar` are whole addresses; nothing needs a script."""
    words, whole = quote(words, safe=""), quote(f"{url}\n", safe="")
    mail, text = f"mailto:?subject={words}&body={words}%0A", f"sms:?&body={words}%0A"  # & for some telephones
    return {
        "title": title,
        "url": url,
        "mail": mail + whole,
        "text": text + whole,
        "mail_before": mail,  # what the map puts its own view behind
        "text_before": text,
        "calendar": calendar,
        "subscribe": "webcal:" + calendar.partition(":")[2] if calendar else "",
    }


def share_list(words: str, url: str) -> Shown:
    return as_share(_("Deel deze lijst"), words, url)
