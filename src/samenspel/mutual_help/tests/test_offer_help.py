"""Offering help."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from tests.cast import NOW, Cast
from tests.house.helping_rows import offered
from tests.play import as_the_owner, check_now, refused, sql

from samenspel.commitments import errors as ball_errors
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions, forms
from samenspel.mutual_help.models import Offer
from samenspel.mutual_help.rules import first_due, offering
from samenspel.notifications.models import Message


def anonymous(cast: Cast, **more: object) -> Offer:
    """Somebody without an account offers."""
    enter(Context())
    facts: dict[str, object] = {
        "likes": actions.Likes(likes="Ik loop graag."), "area": cast.weide, "form_key": new_id(), "now": NOW,
        "offerer": actions.Asker(email="iemand@example.org"), "acting": Acting(person=None),
    }  # fmt: skip
    return actions.offer_help(**(facts | more))  # type: ignore[arg-type]


def test_it_puts_the_ball_with_somebody_at_the_door_at_once(cast: Cast) -> None:
    made = anonymous(cast)
    assert (made.state, made.ball.holder_id, made.ball.about) == ("NEW", cast["wijkteam"].pk, "OFFER")
    check_now()


def test_it_promises_an_answer_within_five_working_days(cast: Cast) -> None:
    assert anonymous(cast).ball.due_at == first_due(NOW.astimezone(), days=5)
    assert offering.ANSWER_DAYS == 5


def test_it_needs_no_name_and_asks_at_most_five_things() -> None:
    asked = {**forms.LikesForm.base_fields, **forms.WhenForm.base_fields}
    assert len(asked) <= 5
    assert next(iter(asked)) == "likes"  # joy first (R33, R65)


def test_who_leaves_how_to_reach_her_empty_is_told_nothing_that_is_not_there(
    cast: Cast, client: Client
) -> None:
    client.post(reverse("help"), {"likes": "Ik maak fietsen.", "kinds": "SKILL"})
    client.post(reverse("help_when"), {"far": "TOWN"})
    client.post(reverse("help_where"), {"area": str(cast.weide.pk), "where": ""})
    page = client.post(reverse("help_reach"), {"contact": ""}, follow=True).content.decode()
    assert "Vul een nummer of e-mailadres in." in page
    assert "ik kom langs" not in page


def test_it_is_followed_with_its_code_alone(cast: Cast) -> None:
    made = anonymous(cast)
    enter(Context())
    assert not Offer.objects.exists()
    enter(Context(ball=made.ball_id))
    assert Offer.objects.get().likes == "Ik loop graag."


def test_it_makes_one_offer_of_a_doubled_submit(cast: Cast) -> None:
    key = new_id()
    assert anonymous(cast, form_key=key).pk == anonymous(cast, form_key=key).pk


def test_it_tells_the_offerer_and_the_holder_and_never_what_was_offered(cast: Cast) -> None:
    made = anonymous(cast)
    with as_the_owner():
        told = Message.objects.filter(ball_id=made.ball_id)
        assert {(one.person_id, one.kind) for one in told} == {
            (made.offerer_id, "offer_received"), (cast["wijkteam"].pk, "ball_yours"),
        }  # fmt: skip
        assert not [one for one in told if "loop" in str(one.facts)]


def test_it_keeps_the_words_sealed(cast: Cast) -> None:
    made = anonymous(cast)
    with as_the_owner():
        assert "loop" not in str(sql("SELECT likes FROM mutual_help_offer WHERE id = %s", made.pk))


def test_it_is_written_down_at_the_desk_with_both_names(cast: Cast) -> None:
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    made = offered(cast, "caller", acting=acting, way="PHONE", effort="MANDATED")
    assert (made.entered_by_id, made.effort) == (cast["desk"].pk, "MANDATED")


def test_it_is_refused_when_nobody_stands_at_the_door(cast: Cast) -> None:
    with as_the_owner():
        sql("DELETE FROM commitments_turn")
        sql("DELETE FROM commitments_frontdoor")
    with refused(ball_errors.NobodyAtTheDoor, IndexError):
        anonymous(cast)


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    made = offered(cast)
    cast.enter("outsider")
    assert not Offer.objects.filter(pk=made.pk).exists()
    assert sql("UPDATE mutual_help_offer SET state = 'ENDED', ended_at = now() WHERE id = %s", made.pk) == [
        (0,)
    ]


@pytest.mark.parametrize(
    ("lately", "earlier", "flood"),
    [(0, 0, False), (19, 0, False), (20, 0, True), (20, 16, True), (20, 24, False), (400, 320, True)],
)
def test_it_is_a_flood_at_ten_times_the_usual(lately: int, earlier: int, flood: bool) -> None:
    assert offering.is_flood(lately=lately, earlier=earlier) is flood


def test_a_flood_is_spread_over_everybody_at_the_door(cast: Cast) -> None:
    made = [anonymous(cast) for _ in range(20)]
    assert {one.ball.holder_id for one in made} == {cast["wijkteam"].pk}
    more = [anonymous(cast) for _ in range(6)]
    assert {one.ball.holder_id for one in more} == {cast["youssef"].pk, cast["marloes"].pk, cast["lead"].pk}
    check_now()


def test_a_flood_of_long_ago_is_over(cast: Cast) -> None:
    for _ in range(20):
        anonymous(cast, now=NOW - timedelta(days=8))
    assert not actions.is_flood(town=cast.town.pk, now=NOW)


@pytest.mark.parametrize(
    ("change", "name"),
    [
        ("state = 'OPEN'", "offer_is_answered_by_a_human"),
        ("state = 'ENDED'", "offer_ended_has_a_moment"),
        ("at_most = 21", "offer_at_most_is_a_few"),
        ("vog_seen_on = current_date", "offer_certificate_was_seen_by_somebody"),
        ("vog_seen_on = current_date, vog_seen_by_id = offerer_id", "offer_certificate_was_seen"),
    ],
)
def test_what_must_never_be_false_is_kept_against_sql(cast: Cast, change: str, name: str) -> None:
    made = offered(cast)
    cast.enter("resident" if "offerer_id" in change else None)
    with as_the_owner(), pytest.raises(IntegrityError, match=name), transaction.atomic():
        sql(f"UPDATE mutual_help_offer SET {change} WHERE id = %s", made.pk)


def test_a_new_offer_always_has_one_holder(cast: Cast) -> None:
    made = offered(cast)
    with pytest.raises(IntegrityError, match="exactly one holder"), transaction.atomic():
        sql("UPDATE commitments_ball SET closed_at = opened_at WHERE id = %s", made.ball_id)
        check_now()
