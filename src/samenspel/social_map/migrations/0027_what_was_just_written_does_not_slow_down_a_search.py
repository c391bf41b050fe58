import django.contrib.postgres.indexes
from django.db import migrations

# New words of an entry waited in a list beside the index, which every search then read from its beginning to its end:
# seventy pages of it took longer than the search itself. Now they go into the index at once.
AT_ONCE = "ALTER INDEX listing_words SET (fastupdate = off); SELECT gin_clean_pending_list('listing_words')"
LATER = "ALTER INDEX listing_words RESET (fastupdate)"


class Migration(migrations.Migration):
    dependencies = [("social_map", "0026_a_word_is_found_when_one_letter_is_wrong")]
    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(AT_ONCE, LATER)],
            state_operations=[
                migrations.RemoveIndex(model_name="listing", name="listing_words"),
                migrations.AddIndex(
                    model_name="listing",
                    index=django.contrib.postgres.indexes.GinIndex(
                        fields=["words"], name="listing_words", fastupdate=False
                    ),
                ),
            ],
        )
    ]
