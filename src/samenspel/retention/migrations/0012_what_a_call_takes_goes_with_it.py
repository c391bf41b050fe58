from django.db import migrations

from samenspel.foundation.rewording import reworded

LINE = ("call_line = '' WHERE", "call_line = '', call_material = '' WHERE")


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0011_what_stood_still_is_let_go"),
        ("mutual_help", "0064_a_neighbour_reads_what_it_takes"),
    ]
    operations = [
        migrations.RunSQL(reworded(one, LINE), migrations.RunSQL.noop)
        for one in ("retention_ask", "retention_erase_offers")
    ]
