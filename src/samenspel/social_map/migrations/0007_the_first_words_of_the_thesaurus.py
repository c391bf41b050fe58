import json
from pathlib import Path

from django.db import migrations

CONTENT = Path(__file__).resolve().parent.parent / "content"


def read(name):
    return json.loads((CONTENT / name).read_text(encoding="utf-8"))


def take(apps, schema_editor):
    """The words that the software brings along. What an editor adds or takes away later stays so."""
    Issue, Concept, Cue = (apps.get_model("social_map", name) for name in ("Issue", "Concept", "Cue"))
    Issue.objects.bulk_create([Issue(place=place, **one) for place, one in enumerate(read("issues.json"))])
    concepts, cues = [], []
    for one in (one for path in sorted(CONTENT.glob("concepts_*.json")) for one in read(path.name)):
        concept = Concept(
            code=one["code"], issue_id=one["issue"], name=one["name"], terms=one["terms"], near=one["near"]
        )
        concepts.append(concept)
        said = {(words, language) for language, some in one["cues"].items() for words in some}
        cues += [Cue(concept=concept, words=words, language=language) for words, language in sorted(said)]
    Concept.objects.bulk_create(concepts)
    Cue.objects.bulk_create(cues, ignore_conflicts=True, batch_size=5000)


class Migration(migrations.Migration):
    dependencies = [("social_map", "0006_a_cue_is_known_by_its_stems")]
    operations = [migrations.RunPython(take, migrations.RunPython.noop)]
