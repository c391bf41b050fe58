from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0043_she_wishes_a_face_and_says_that_nobody_came")]
    operations = [
        migrations.AlterField(
            model_name='ask',
            name='reach',
            field=models.CharField(choices=[('PHONE', 'bellen'), ('TEXT', 'sms'), ('MAIL', 'e-mail'), ('VISIT', 'langskomen'), ('LETTER', 'een brief')], max_length=8),
        ),
        migrations.RunSQL(
            "GRANT UPDATE (reach) ON mutual_help_ask TO samenspel_app;", migrations.RunSQL.noop
        ),
    ]
