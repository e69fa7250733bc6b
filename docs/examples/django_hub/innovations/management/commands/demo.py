"""Fill an empty database with made-up officers and innovations, to try the site out."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth.models import Group, Permission, User
from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone
from innovations.models import Officer, Record, actor_of

from jipp import Agency, Innovation, begin

REGENCY = Agency(id="kab-contoh", name="Kabupaten Contoh", kind="regency", province="ID-BB")
PROVINCE = Agency(
    id="prov-babel", name="Kepulauan Bangka Belitung", kind="province", province="ID-BB"
)
OFFICERS = {
    "rina": ("unit", REGENCY),
    "budi": ("agency_head", REGENCY),
    "sari": ("hub", PROVINCE),
}
INNOVATIONS = {
    "antre": ("Antre dari Rumah", "RSUD Contoh"),
    "satu-pintu": ("Satu Pintu Pulau", "DPMPTSP"),
    "perahu-baca": ("Perahu Baca", ""),
}


class Command(BaseCommand):
    """Make a superuser `admin`, three officers and three innovations; none of them exists."""

    help = "Fill an empty database with made-up officers and innovations."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Ask for the password of all four."""
        parser.add_argument("--password", required=True)

    @transaction.atomic
    def handle(self, *_args: Any, password: str, **_options: Any) -> None:
        """Make them."""
        User.objects.create_superuser("admin", password=password)
        allowed = Permission.objects.filter(
            content_type__app_label="innovations", codename__in=("add_record", "change_record")
        )
        for name, (role, agency) in OFFICERS.items():
            user = User.objects.create_user(name, password=password, is_staff=True)
            group = Group.objects.create(name=role)
            group.permissions.set(allowed)
            user.groups.add(group)
            Officer.objects.create(user=user, agency=agency)
        rina = actor_of(User.objects.get(username="rina"))
        for id, (title, unit) in INNOVATIONS.items():
            idea = begin(
                Innovation(id=id, title=title, agency=REGENCY, unit=unit),
                lifecycle="innovation",
                on=timezone.localdate(),
                by=rina,
                recorded_at=timezone.now(),
            )
            Record(innovation=idea).save(force_insert=True)
        self.stdout.write("admin, rina (unit), budi (agency_head), sari (hub): sign in at /admin/")
