from django.db import migrations

PLACES = """
UPDATE commitments_ball b SET place_id = f.entry_id FROM calendars_feed f
WHERE b.about = 'MAP' AND b.about_id = f.id AND b.place_id IS NULL;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("calendars", "0003_a_calendar_that_nobody_switched_on_goes"),
        ("commitments", "0016_a_ball_says_which_place_it_is_about"),
    ]
    operations = [migrations.RunSQL(PLACES, migrations.RunSQL.noop)]
