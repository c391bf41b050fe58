"""The cast of the demo and the tests: ten people, each with a role key."""

from django.utils.translation import gettext as _

from samenspel.community.models import Account

# role key → (person key in the demo's content, what she comes to do)
ROLES: dict[str, str] = {
    "resident": "amina",
    "caller": "joop",
    "neighbour": "bram",
    "carer": "farid",
    "coach": "dewi",
    "wijkteam": "els",
    "gp": "chen",
    "initiative": "hanna",
    "official": "ilse",
    "outsider": "gijs",
}

# The card of the caller, in the demo only: its code and pincode stand on the page about him.
CARD_CODE, CARD_PIN = "TULP-MOLEN-4105", "271828"


def email_of(role: str) -> str:
    """Return the e-mail address by which a member of the cast is found."""
    return f"{ROLES[role]}@demo.example"


def account_of(role: str) -> Account | None:
    """Return the account of a member of the cast; the caller has none: she calls."""
    return Account.objects.filter(email=email_of(role)).first()


def roles_of(account: Account) -> frozenset[str]:
    """Return the roles of an account, before its context is set."""
    from samenspel.community import queries as community
    from samenspel.foundation import clock

    entered = community.account_entering(pk=account.pk, on=clock.today())
    return frozenset(entered.roles) if entered else frozenset()


def shown() -> list[dict[str, str]]:
    """Return the cast as it stands on the demo's home page."""
    lines = {
        "resident": ("Amina", _("stelt een vraag op haar telefoon")),
        "caller": ("Joop", _("belt: hij heeft geen e-mail en geen smartphone")),
        "neighbour": ("Bram", _("heeft twee uur per maand over")),
        "carer": ("Farid", _("zorgt voor zijn moeder, en is moe")),
        "coach": ("Dewi", _("welzijnscoach, op de fiets")),
        "wijkteam": ("Els", _("staat aan de voordeur van het wijkteam")),
        "gp": (_("Dokter Chen"), _("huisarts, tien minuten per gesprek")),
        "initiative": ("Hanna", _("van het bewonersinitiatief in de Oude Kerk")),
        "official": ("Ilse", _("ambtenaar van de gemeente")),
        "outsider": ("Gijs", _("woont ernaast, en mag niets zien")),
    }
    return [{"role": role, "name": name, "line": line} for role, (name, line) in lines.items()]
