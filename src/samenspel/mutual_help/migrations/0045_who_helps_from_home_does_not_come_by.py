import django.contrib.postgres.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0044_how_she_is_reached_changes")]
    operations = [
        migrations.AlterField(
            model_name='ask',
            name='call_involves',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('PETS', 'een hond of kat in huis'), ('SMOKING', 'roken in huis'), ('STAIRS', 'een trap zonder lift'), ('LIFTING', 'tillen'), ('HOME', 'bij iemand thuis komen')], max_length=12), blank=True, default=list, size=None),
        ),
        migrations.AlterField(
            model_name='offer',
            name='not_with',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('PETS', 'een hond of kat in huis'), ('SMOKING', 'roken in huis'), ('STAIRS', 'een trap zonder lift'), ('LIFTING', 'tillen'), ('HOME', 'bij iemand thuis komen')], max_length=12), blank=True, default=list, size=None),
        ),
    ]
