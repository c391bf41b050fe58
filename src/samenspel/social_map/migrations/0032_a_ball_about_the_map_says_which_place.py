from django.db import migrations

# What was asked before: each ball about the map is about a change, a question whether it still holds, a relation (it
# lies with the side that was asked), or an entry that goes over to residents.
PLACES = """
UPDATE commitments_ball b SET place_id = coalesce(
  (SELECT c.entry_id FROM social_map_change c WHERE c.id = b.about_id),
  (SELECT c.entry_id FROM social_map_check c WHERE c.id = b.about_id),
  (SELECT CASE WHEN r.asked_side_id = r.first_id THEN r.second_id ELSE r.first_id END
   FROM social_map_relation r WHERE r.id = b.about_id),
  (SELECT e.id FROM social_map_entry e WHERE e.id = b.about_id))
WHERE b.about = 'MAP' AND b.place_id IS NULL;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("social_map", "0031_the_words_of_a_search_are_looked_up_where_it_finds"),
        ("commitments", "0016_a_ball_says_which_place_it_is_about"),
    ]
    operations = [migrations.RunSQL(PLACES, migrations.RunSQL.noop)]
