from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('commitments', '0020_a_front_door_can_be_closed_for_a_while'),
    ]

    operations = [
        migrations.AlterField(
            model_name='ball',
            name='about',
            field=models.CharField(choices=[('ASK', 'vraag'), ('LOOK_BACK', 'terugkijken'), ('MESSAGE', 'bericht dat niet aankwam'), ('APPEAL', 'verzoek'), ('MAP', 'een plek op de kaart'), ('GO_ON', 'vragen of jullie zo doorgaan'), ('OFFER', 'aanbod'), ('DEATH', 'iemand vertelde: overleden')], max_length=16),
        ),
        migrations.AlterField(
            model_name='step',
            name='kind',
            field=models.CharField(choices=[('ASKED', 'Asked'), ('PERSON_ASKED', 'Person Asked'), ('PERSON_REFUSED', 'Person Refused'), ('OFFERED', 'Offered'), ('PASSED', 'Passed'), ('DECLINED', 'Declined'), ('TAKEN_BACK', 'Taken Back'), ('SUGGESTED', 'Suggested'), ('DEAD_END', 'Dead End'), ('HOLDER_REMINDED', 'Holder Reminded'), ('DEPUTY_REMINDED', 'Deputy Reminded'), ('LEAD_REMINDED', 'Lead Reminded'), ('PROMISED', 'Promised'), ('ANSWERED', 'Answered'), ('PARTLY', 'Partly'), ('NOT_FOUND', 'Not Found'), ('REFUSED', 'Refused'), ('WITHDRAWN', 'Withdrawn'), ('DIED', 'Died'), ('NOT_SO', 'Not So'), ('REOPENED', 'Reopened'), ('LOOK_BACK', 'Look Back')], max_length=16),
        ),
    ]
