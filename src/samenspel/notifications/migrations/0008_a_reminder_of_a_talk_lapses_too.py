from django.db import migrations, models

# Who helps hears the day before of a talk with who guides. A letter about it lapses after that day, and by a later one.
LAPSES = [
    "ask_for_you", "ask_received", "ball_accepted", "both_go_on", "both_want_to_meet", "bundle_asked", "bundle_goes_on", "click_asked",
    "do_you_go_on", "goal_said", "holder_is_late", "look_back_planned", "match_paused", "match_paused_until", "match_rest_ends",
    "match_resumed", "match_started", "meeting_planned", "neighbours_for_you", "offer_is_late", "offer_received", "offer_woken",
    "rest_ends", "rota_asked", "rota_moved", "talk_soon", "turn_open", "turn_soon", "yes_asked",
]  # fmt: skip
MAY = models.Q(models.Q(("state", "LAPSED"), _negated=True), ("kind__in", LAPSES), _connector="OR")


class Migration(migrations.Migration):
    dependencies = [("notifications", "0007_what_was_written_down_for_her_is_printed_there")]
    operations = [
        migrations.RemoveConstraint("message", "message_lapses_only_where_it_may"),
        migrations.AddConstraint("message", models.CheckConstraint(condition=MAY, name="message_lapses_only_where_it_may")),
    ]
