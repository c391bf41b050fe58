from django.db import migrations

from samenspel.foundation.rewording import reworded

BLANK = "reply = '', replied_at = NULL, reply_answer = '', reply_answered_at = NULL, reply_answered_by_id = NULL, "
ERASED = reworded("retention_erase_offers", ("likes = 'Gewist.', ", f"likes = 'Gewist.', {BLANK}"))
OVER = reworded("retention_offers", ("likes = '', ", f"likes = '', {BLANK}"))


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0008_a_number_is_found_however_it_was_written"),
        ("mutual_help", "0041_somebody_writes_back_to_an_answer"),
    ]
    operations = [migrations.RunSQL(ERASED + OVER, migrations.RunSQL.noop)]
