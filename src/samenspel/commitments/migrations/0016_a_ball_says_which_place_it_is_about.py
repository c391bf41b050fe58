from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("commitments", "0015_a_ball_can_be_about_an_offer")]
    operations = [
        migrations.AddField(
            model_name="ball",
            name="place_id",
            field=models.UUIDField(blank=True, null=True),
        ),
    ]
