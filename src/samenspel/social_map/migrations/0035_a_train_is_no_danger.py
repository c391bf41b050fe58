from django.db import migrations

from samenspel.social_map.migrations import put_cues

# "Wie gaat er mee voor de trein van tien uur?" is about a journey. Only the words of 0013 go; those of a municipality stay.
TOO_WIDE = ("SUICIDE", "voor de trein", "nl")
MEANT = ("voor de trein springen", "voor de trein gesprongen", "voor de trein stappen", "voor de trein gaan staan", "onder de trein")


def narrow(apps, schema_editor):
    """Say it with the words that mean it. Again changes nothing; where the concept was taken away, nothing comes back."""
    concept, words, language = TOO_WIDE
    Concept, Cue = (apps.get_model("social_map", name) for name in ("Concept", "Cue"))
    Cue.objects.filter(concept=concept, words=words, language=language, municipality=None).delete()
    if Concept.objects.filter(pk=concept).exists():
        put_cues(schema_editor, [(concept, words, language) for words in MEANT])


class Migration(migrations.Migration):
    dependencies = [("social_map", "0034_what_is_said_waits_once")]
    operations = [migrations.RunPython(narrow, migrations.RunPython.noop)]
