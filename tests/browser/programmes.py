"""Who coordinates begins a programme and its groups, in the words that stand on her screen."""

from .walking import Walk


def begins_programme(els: Walk, name: str) -> None:
    """A programme of pairs, from its empty form; she stays on its page."""
    els.sign_in("Els")
    els.go("/werk/programmas", "mine")
    els.follow("Begin een programma", "begin")
    els.press("Begin", "begin-empty")
    els.says("Geef het een naam.")
    els.fill("Hoe heet het programma?", name)
    els.fill("Wat doen twee mensen hier samen?", "Een tijd samen optrekken. Jullie kiezen zelf wat.")
    els.fill("Hoeveel euro krijgt ieder paar in de pot?", "100,00")
    els.fill("Wie kunnen mensen bellen?", "Els Hoekstra")
    els.fill("Op welk nummer?", "030 123 45 67")
    els.press("Begin", "begun")
    els.says("€ 100,00", "10 maanden", "Nog niemand.")


def opens_group(els: Walk, name: str, day: str, begins: str, ends: str) -> None:
    """A group of every week, in the programme of the page where she is."""
    if not els.page.get_by_label("Hoe heet het?").is_visible():
        els.page.get_by_text("Zet er een groep bij").click()
    els.page.get_by_role("radio", name="les", exact=True).check()
    els.fill("Hoe heet het?", name)
    els.page.get_by_label("Op welke dag?").select_option(label=day)
    els.fill("Van hoe laat?", begins)
    els.fill("Tot hoe laat?", ends)
    els.fill("Waar?", "De Oude School")
    els.fill("Met wie?", "Mei")
    els.press("Zet deze groep neer")
    els.says("De groep staat er.", name)
