from django.db import migrations, models

# What was decided about an offer that stood still overtakes the letters that it stands still, and that we were late.
LAPSES = [
    "ask_for_you", "ask_received", "ball_accepted", "both_go_on", "both_want_to_meet", "bundle_asked", "bundle_goes_on", "click_asked",
    "do_you_go_on", "goal_said", "holder_is_late", "look_back_planned", "match_paused", "match_paused_until", "match_rest_ends",
    "match_resumed", "match_started", "meeting_planned", "neighbours_for_you", "offer_is_late", "offer_received", "offer_stands_still",
    "offer_still_longer", "offer_woken", "rest_ends", "rota_asked", "rota_moved", "standstill_is_late", "talk_soon", "turn_open", "turn_soon", "yes_asked",
]  # fmt: skip
MAY = models.Q(models.Q(("state", "LAPSED"), _negated=True), ("kind__in", LAPSES), _connector="OR")


class Migration(migrations.Migration):
    dependencies = [("notifications", "0010_a_letter_is_printed_by_the_team_that_wrote_it_down")]
    operations = [
        migrations.RemoveConstraint("message", "message_lapses_only_where_it_may"),
        migrations.AddConstraint("message", models.CheckConstraint(condition=MAY, name="message_lapses_only_where_it_may")),
    ]
