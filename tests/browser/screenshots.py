"""The README's pictures, from a living demo: `DATABASE_URL=… python -m tests.browser.screenshots`."""

import base64
import os
import re
import struct
import sys
import zlib
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page

from tests import template

from .deeds import PLACE, WALKING, ask_quickly, offer, open_question
from .living import LivingDemo, living_demo, loaded_demo
from .walking import WIDE, Walk, chromium

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "screenshots"
AT_MOST = 1_500_000  # bytes, all together
PHONE = 390  # as most phones are
PALETTE = (Path(__file__).parent / "palette.js").read_text()


def take_all(browser: Browser, demo: LivingDemo) -> None:
    """Walk the story once and stop for a picture at the pages that tell it."""
    amina = Walk(browser, demo.url, "resident", width=PHONE, device_scale_factor=2)
    els = Walk(browser, demo.url, "els", width=WIDE)
    dewi = Walk(browser, demo.url, "dewi", width=WIDE)
    plain = Walk(browser, demo.url, "map", width=WIDE)
    for wide in (els, dewi, plain):
        wide.page.set_viewport_size({"width": WIDE, "height": 1000})
    amina.go("/")
    keep(amina.page, "phone-home")
    amina.go("/vraag/")
    amina.fill("Jouw vraag", WALKING)
    amina.page.locator("h1").click()
    keep(amina.page, "phone-ask")
    mine = ask_quickly(amina, WALKING)
    els.sign_in("Els")
    open_question(els, WALKING)
    offer(els, "Dewi", "Dewi kent de wandelgroepen.", "Ja, dat zei de vrager tegen mij")
    dewi.sign_in("Dewi")
    dewi.go("/werk/")
    keep(dewi.page, "wide-inbox")
    open_question(dewi, WALKING)
    dewi.press("Neem de bal aan")
    dewi.follow(re.compile("Zoek een plek"))
    place = dewi.page.locator("article.place", has_text=PLACE)
    place.locator("summary").click()
    place.get_by_label("Waarom past dit?").fill("Dichtbij, en je kunt zo meelopen.")
    dewi.click(place.get_by_role("button", name=f"Laat {PLACE} zien"))
    open_question(dewi, WALKING)
    keep(dewi.page, "wide-question")
    amina.go(mine.path)
    keep(amina.page, "phone-follow")
    keep(_letter(els), "letter")
    phone = Walk(browser, demo.url, "trust", width=PHONE, device_scale_factor=2)
    phone.sign_in("Amina")
    phone.go("/mijn/")
    keep(phone.page, "phone-mine")
    phone.go("/mijn/wie-keek")
    keep(phone.page, "phone-who-looked")
    phone.go("/kaart/agenda/")
    keep(phone.page, "phone-week")
    plain.go("/kaart/?q=eten")
    plain.page.wait_for_selector(".map-ready .map-pin")
    plain.page.wait_for_timeout(500)
    keep(plain.page, "wide-map")


def _letter(els: Walk) -> Locator:
    els.go("/werk/meer")
    els.click(els.page.locator("main a[href*='/werk/brief/']").last)
    return els.page.locator(".sheet").first


def keep(what: Page | Locator, name: str) -> None:
    """Write what is in sight as a PNG of at most 256 colours."""
    path = FOLDER / f"{name}.png"
    page = what if isinstance(what, Page) else what.page
    picture = page.context.browser.new_page()  # type: ignore[union-attr]
    taken = base64.b64encode(what.screenshot()).decode()
    found = picture.evaluate(PALETTE, f"data:image/png;base64,{taken}")
    picture.close()
    path.write_bytes(png(found["width"], found["palette"], base64.b64decode(found["pixels"])))
    print(f"{path.name}: {path.stat().st_size // 1000} kB", flush=True)


def png(width: int, palette: list[int], pixels: bytes) -> bytes:
    """Return a PNG with a palette; one byte for each pixel."""
    height = len(pixels) // width
    rows = b"".join(b"\0" + pixels[at : at + width] for at in range(0, len(pixels), width))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
        (b"PLTE", bytes(palette)),
        (b"IDAT", zlib.compress(rows, 9)),
        (b"IEND", b""),
    )
    told = (
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(told)


def main() -> int:
    """Take them all; return 1 when they weigh too much."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    admin_url = os.environ["DATABASE_URL"]
    with (
        living_demo(admin_url, *loaded_demo(admin_url, "pictures", "template0")) as demo,
        chromium() as browser,
    ):
        take_all(browser, demo)
    template.forget(admin_url, "pictures")
    weight = sum(path.stat().st_size for path in FOLDER.glob("*.png"))
    print(f"together: {weight // 1000} kB")
    return int(weight > AT_MOST)


if __name__ == "__main__":
    sys.exit(main())
