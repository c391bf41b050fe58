import json
from pathlib import Path

from django.db import migrations

from samenspel.social_map.migrations import put_cues

# A set of its own: 0007 took in the first one, and what an editor took away of that does not come back here.
CONTENT = Path(__file__).resolve().parent.parent / "content" / "more_words"


def take(apps, schema_editor):
    """What the second set adds: concepts, terms and cues. What stands there stays; what stands there twice is left out."""
    Concept = apps.get_model("social_map", "Concept")
    there, cues = Concept.objects.in_bulk(), []
    for path in sorted(CONTENT.glob("concepts_*.json")):
        for one in json.loads(path.read_text(encoding="utf-8")):
            concept = there.get(one["code"])
            if concept is None and "issue" not in one:
                continue  # a concept of the first set that somebody took away
            if concept is None:
                concept = there[one["code"]] = Concept.objects.create(
                    code=one["code"], issue_id=one["issue"], name=one["name"], terms=one["terms"], near=one["near"]
                )
            elif added := [term for term in one.get("terms", []) if term not in concept.terms]:
                concept.terms = [*concept.terms, *added]
                Concept.objects.filter(pk=concept.pk).update(terms=concept.terms)
            said = {(words, language) for language, some in one["cues"].items() for words in some}
            cues += [(concept.code, words, language) for words, language in sorted(said)]
    put_cues(schema_editor, cues)


class Migration(migrations.Migration):
    dependencies = [("social_map", "0012_a_cue_is_found_by_its_first_stem")]
    operations = [migrations.RunPython(take, migrations.RunPython.noop)]
