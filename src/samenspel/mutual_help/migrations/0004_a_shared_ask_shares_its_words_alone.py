from django.db import migrations

import samenspel.foundation.sealed

# R01: whoever may read an ask by a live share reads its words, and not what was said about it afterwards.
SHARED = """
CREATE POLICY shared ON mutual_help_words FOR SELECT USING (ask_id = ANY (ARRAY(SELECT shared_with_me('ASK'))));
"""

# Texts that are there already stay readable until `rotate_keys` seals them; new ones are sealed from now on.
SEALED = (("ask", "share", True), ("words", "text", False), ("note", "text", False), ("consult", "text", False),
          ("consult", "answer", True))


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0003_only_what_moves_may_change"),
        ("circles", "0009_a_share_is_exactly_what_she_read"),
    ]
    operations = [
        migrations.RunSQL(SHARED, migrations.RunSQL.noop),
        *(
            migrations.AlterField(model, name, samenspel.foundation.sealed.SealedTextField(blank=blank))
            for model, name, blank in SEALED
        ),
    ]
