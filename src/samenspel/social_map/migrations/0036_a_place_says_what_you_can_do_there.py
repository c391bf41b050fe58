import django.contrib.postgres.fields
from django.db import migrations, models


# Found by it: each thing you can do there, how much somebody is beside you, and that you can do something at all.
TAGS = """
CREATE OR REPLACE FUNCTION map_tags(e social_map_entry) RETURNS text[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT array_remove(ARRAY[
      map_cell(e.latitude, e.longitude, 'a'), map_cell(e.latitude, e.longitude, 'b'),
      'kind:' || e.kind, 'form:' || e.form, 'in:' || e.area_id, 'below:' || e.area_id, 'below:' || a.parent_id,
      'below:' || p.parent_id, 'below:' || e.municipality_id,
      CASE WHEN e.is_free THEN 'free' END, CASE WHEN e.wheelchair THEN 'wheelchair' END, CASE WHEN e.room = 'YES' THEN 'room' END,
      CASE WHEN e.guidance <> '' THEN 'guidance:' || e.guidance END, CASE WHEN e.guidance <> '' OR e.talents <> '{}' THEN 'talent' END,
      CASE WHEN e.feels IS NOT NULL OR e.works_with IS NOT NULL THEN 'shape:' || CASE
        WHEN e.feels = 'BOTH' OR (e.feels IS NULL AND e.works_with = 'BOTH') THEN 'hybrid'
        WHEN e.feels = 'FORMAL' OR (e.feels IS NULL AND e.works_with = 'PAID') THEN 'formal' ELSE 'informal' END END
    ] || (SELECT coalesce(array_agg('issue:' || one), '{}') FROM unnest(e.issues) one)
      || (SELECT coalesce(array_agg('lang:' || one), '{}') FROM unnest(e.languages) one)
      || (SELECT coalesce(array_agg('talent:' || one), '{}') FROM unnest(e.talents) one), NULL)
  FROM (SELECT 1) here LEFT JOIN community_area a ON a.id = e.area_id LEFT JOIN community_area p ON p.id = a.parent_id $$;
"""


class Migration(migrations.Migration):

    dependencies = [
        ('community', '0013_somebody_has_died'),
        ('social_map', '0035_a_train_is_no_danger'),
    ]

    operations = [
        migrations.AddField(
            model_name='entry',
            name='guidance',
            field=models.CharField(blank=True, choices=[('ASK', 'je doet het zelf, en kunt iemand vragen'), ('OFTEN', 'er is vaak iemand bij je'), ('ALWAYS', 'er is altijd iemand bij je')], max_length=6),
        ),
        migrations.AddField(
            model_name='entry',
            name='talents',
            field=django.contrib.postgres.fields.ArrayField(base_field=models.CharField(choices=[('GARDEN', 'tuinieren'), ('COOKING', 'koken'), ('WALKING', 'wandelen'), ('MUSIC', 'muziek'), ('SPORT', 'sport'), ('CRAFTS', 'handwerken'), ('REPAIR', 'klussen'), ('COMPUTER', 'de computer'), ('DUTCH', 'de Nederlandse taal'), ('READING', 'lezen'), ('GAMES', 'spelletjes'), ('ANIMALS', 'dieren')], max_length=12), blank=True, default=list, size=None),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('talents__contained_by', ['GARDEN', 'COOKING', 'WALKING', 'MUSIC', 'SPORT', 'CRAFTS', 'REPAIR', 'COMPUTER', 'DUTCH', 'READING', 'GAMES', 'ANIMALS'])), name='entry_talents_are_of_one_list'),
        ),
        migrations.AddConstraint(
            model_name='entry',
            constraint=models.CheckConstraint(condition=models.Q(('guidance__in', ['', 'ASK', 'OFTEN', 'ALWAYS'])), name='entry_guidance_is_one_of_three'),
        ),
        migrations.RunSQL(TAGS, migrations.RunSQL.noop),
    ]
