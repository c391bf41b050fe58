import json
from pathlib import Path

from django.db import migrations

from samenspel.social_map.migrations import put_cues

CONTENT = Path(__file__).resolve().parent.parent / "content"


def read(name):
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


def take(apps, schema_editor):
    """The words that the software brings along. What an editor adds or takes away later stays so."""
    Issue, Concept = (apps.get_model("social_map", name) for name in ("Issue", "Concept"))
    Issue.objects.bulk_create([Issue(place=place, **one) for place, one in enumerate(read("issues.json"))])
    concepts, cues = [], []
    for one in (one for path in sorted(CONTENT.glob("concepts_*.json")) for one in read(path.name)):
        concept = Concept(
            code=one["code"], issue_id=one["issue"], name=one["name"], terms=one["terms"], near=one["near"]
        )
        concepts.append(concept)
        said = {(words, language) for language, some in one["cues"].items() for words in some}
        cues += [(concept.code, words, language) for words, language in sorted(said)]
    Concept.objects.bulk_create(concepts)
    put_cues(schema_editor, cues)


class Migration(migrations.Migration):
    dependencies = [("social_map", "0006_a_cue_is_known_by_its_stems")]
    operations = [migrations.RunPython(take, migrations.RunPython.noop)]
