"""The tables of innovations and officers."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import innovations.fields


class Migration(migrations.Migration):
    """Make both tables."""

    initial = True
    dependencies = (migrations.swappable_dependency(settings.AUTH_USER_MODEL),)
    operations = (
        migrations.CreateModel(
            name="Record",
            fields=[
                (
                    "key",
                    models.CharField(
                        editable=False,
                        max_length=128,
                        primary_key=True,
                        serialize=False,
                        verbose_name="id",
                    ),
                ),
                (
                    "innovation",
                    innovations.fields.ValueField(editable=False, verbose_name="innovation"),
                ),
                (
                    "state",
                    models.CharField(
                        db_index=True, editable=False, max_length=128, verbose_name="state"
                    ),
                ),
                ("entries", models.PositiveIntegerField(editable=False, verbose_name="entries")),
                (
                    "edits",
                    models.PositiveIntegerField(default=0, editable=False, verbose_name="edits"),
                ),
            ],
            options={
                "verbose_name": "innovation",
                "verbose_name_plural": "innovations",
                "ordering": ("key",),
            },
        ),
        migrations.CreateModel(
            name="Officer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("agency", innovations.fields.ValueField(verbose_name="agency")),
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="user",
                    ),
                ),
            ],
            options={"verbose_name": "officer", "verbose_name_plural": "officers"},
        ),
    )
