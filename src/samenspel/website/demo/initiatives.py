"""Playing what residents begin together, and the request for money that waits for a resident's yes."""

from datetime import timedelta

from samenspel.initiatives import actions as money
from samenspel.initiatives import queries
from samenspel.social_map import actions as places
from samenspel.social_map.models import Entry, Insider

from .playing import Event, Stage, being


def play_initiatives(stage: Stage, ideas: list[Event]) -> None:
    """Each idea with who carries it, who supports it, and what was written but not sent."""
    for row in ideas:
        entry = _begun(stage, row)
        for role, keys in (("OWNER", row["carried_by"]), ("SUPPORT", row["supported_by"])):
            for key in keys:
                _comes_in(stage, row, entry, key, role)
        asked = row["asks"]
        with being(stage.person[asked["written_by"]].pk) as acting:
            found = queries.initiative_for(pk=entry.pk)
            needed = (stage.now + timedelta(days=asked["in_days"])).date()
            said = money.Asked(asked["cents"], asked["what_for"], needed)
            money.write_request(entry=found, asked=said, acting=acting, now=stage.now - timedelta(days=1))


def _begun(stage: Stage, row: Event) -> Entry:
    facts = places.EntryFacts(
        name=row["name"], summary=row["summary"], kind=row["kind"], form=Entry.Form.GROUP,
        area=stage.area[row["area"]], owner_agreed=True,
    )  # fmt: skip
    begun_at = stage.now - timedelta(days=row["days_ago"])
    with being(stage.person[row["by"]].pk) as acting:
        entry = places.write_entry(
            facts=facts, visibility=row["visibility"], idea=True, acting=acting, now=begun_at
        )
    # Through the web the database makes her its owner.
    Insider.objects.create(
        entry=entry, municipality=stage.area["GMW1"], person=stage.person[row["by"]], since=begun_at,
        role=Insider.Role.OWNER,
    )  # fmt: skip
    return entry


def _comes_in(stage: Stage, row: Event, entry: Entry, key: str, role: str) -> None:
    at = stage.now - timedelta(days=row["came_in_days_ago"])  # an invitation counts for thirty days
    with being(stage.person[row["by"]].pk) as acting:
        code = places.invite(entry=entry, role=role, acting=acting, now=at)
    with being(stage.person[key].pk) as acting:
        places.come_in(code=code, acting=acting, now=at)
