from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notifications", "0005_a_letter_that_was_overtaken_lapses")]
    operations = [
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("channel", "LETTER"), ("state", "PRINTED")),
                fields=["done_at"],
                name="message_printed_lately",
            ),
        )
    ]
