from django.db import migrations, models
from django.db.models import Q

# As in migration 0010, now with what was taken down: that is said by an editor, through the two functions below.
GUARD = """
CREATE OR REPLACE FUNCTION map_guard_entry() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.visibility <> 'UNLISTED' THEN NEW.address_code := NULL;
  ELSIF TG_OP = 'UPDATE' AND OLD.address_code IS NOT NULL THEN NEW.address_code := OLD.address_code;
  ELSE NEW.address_code := replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.merged_into_id IS NOT NULL AND NEW.merged_into_id IS NOT NULL THEN
    NEW.closed_on := OLD.closed_on; -- its source has it still: that does not take two that became one apart
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.taken_down_at IS NOT NULL AND NEW.taken_down_at IS NOT NULL THEN
    NEW.visibility := 'INVITED'; NEW.address_code := NULL; -- nor does its source bring back what an editor took down
  END IF;
  IF map_free() THEN RETURN NEW; END IF;
  IF TG_OP = 'INSERT' THEN
    IF NEW.confirmed_on IS NOT NULL OR NEW.confirmed_by <> '' OR NEW.closed_on IS NOT NULL OR NEW.merged_into_id IS NOT NULL
       OR NEW.source <> '' OR NEW.source_record IS NOT NULL OR NEW.taken_down_at IS NOT NULL THEN PERFORM map_refuse('this is not said by hand'); END IF;
  ELSE
    IF (OLD.id, OLD.confirmed_on, OLD.confirmed_by, OLD.unanswered_since, OLD.merged_into_id, OLD.source, OLD.source_id, OLD.source_record, OLD.municipality_id,
        OLD.taken_down_at, OLD.taken_down_why)
       IS DISTINCT FROM (NEW.id, NEW.confirmed_on, NEW.confirmed_by, NEW.unanswered_since, NEW.merged_into_id, NEW.source, NEW.source_id, NEW.source_record, NEW.municipality_id,
        NEW.taken_down_at, NEW.taken_down_why)
    THEN PERFORM map_refuse('this is not said by hand'); END IF;
    IF NEW.organisation_id IS NOT NULL AND NEW.organisation_id IS DISTINCT FROM OLD.organisation_id
       AND NEW.organisation_id NOT IN (SELECT map_works_for()) THEN PERFORM map_refuse('she does not work there'); END IF;
  END IF;
  RETURN NEW;
END $$;

-- Off the map, with a reason that its own people read; their words stay theirs. Only what is public can be taken down.
CREATE FUNCTION map_take_down(which uuid, why text, at timestamptz) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE social_map_entry SET visibility = 'INVITED', taken_down_at = at, taken_down_why = why
  WHERE id = which AND municipality_id = acting_keeper() AND visibility = 'PUBLIC' AND merged_into_id IS NULL;
  RETURN FOUND;
END $$;
CREATE FUNCTION map_put_back(which uuid) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  UPDATE social_map_entry SET taken_down_at = NULL, taken_down_why = '', visibility = 'PUBLIC'
  WHERE id = which AND municipality_id = acting_keeper() AND taken_down_at IS NOT NULL;
  RETURN FOUND;
END $$;

-- Who took it down may read it still, and put it back.
DROP POLICY see ON social_map_entry;
CREATE POLICY see ON social_map_entry FOR SELECT USING (
  visibility = 'PUBLIC' OR id = ANY (ARRAY(SELECT map_read_by_me())) OR (SELECT acting_job())
  OR (taken_down_at IS NOT NULL AND municipality_id = (SELECT acting_keeper())));
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0013_more_words_of_the_thesaurus")]
    operations = [
        migrations.AddField("entry", "taken_down_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("entry", "taken_down_why", models.TextField(blank=True)),
        migrations.AddConstraint(
            "entry",
            models.CheckConstraint(
                name="entry_taken_down_says_why_and_is_not_public",
                condition=Q(taken_down_at=None, taken_down_why="")
                | (Q(taken_down_at__isnull=False) & ~Q(taken_down_why="") & ~Q(visibility="PUBLIC")),
            ),
        ),
        migrations.RunSQL(GUARD, migrations.RunSQL.noop),
    ]
