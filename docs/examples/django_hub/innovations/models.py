"""What is stored: innovations with their histories, and who may move them."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group, User
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovations.fields import ValueField
from jipp import Accepted, Actor, Agency, Evidence, Innovation, Refused, decide
from jipp.law import lifecycles


class Officer(models.Model):
    """The agency that a user acts for; the roles are the user's groups of the same names."""

    user: "models.OneToOneField[User, User]" = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, verbose_name=_("user")
    )
    agency: "models.JSONField[Agency, Agency]" = ValueField(Agency, verbose_name=_("agency"))

    class Meta:
        verbose_name = _("officer")
        verbose_name_plural = _("officers")

    def __str__(self) -> str:
        return f"{self.user}, {self.agency.name}"


def actor_of(user: AbstractBaseUser | AnonymousUser) -> Actor:
    """Say who acts; a user who is no officer has no agency, and the law tells what follows."""
    known = {role for law in lifecycles() for role in law.roles}
    roles = Group.objects.filter(user=user.pk, name__in=known).values_list("name", flat=True)
    officer = Officer.objects.filter(user=user.pk).first()
    return Actor(
        id=user.get_username(),
        roles=sorted(roles),
        agency=officer.agency if officer else None,
    )


class Record(models.Model):
    """A row an innovation. All but `innovation` is drawn from it, for lists and for locking.

    `entries` counts its history and `edits` the changes of its fields, which add no entry: who
    acts says how many were there when the page was read.
    """

    key: "models.CharField[str, str]" = models.CharField(
        "id", primary_key=True, max_length=128, editable=False
    )
    innovation: "models.JSONField[Innovation, Innovation]" = ValueField(
        Innovation, verbose_name=_("innovation"), editable=False
    )
    state: "models.CharField[str, str]" = models.CharField(
        _("state"), max_length=128, db_index=True, editable=False
    )
    entries: "models.PositiveIntegerField[int, int]" = models.PositiveIntegerField(
        _("entries"), editable=False
    )
    edits: "models.PositiveIntegerField[int, int]" = models.PositiveIntegerField(
        _("edits"), default=0, editable=False
    )

    class Meta:
        verbose_name = _("innovation")
        verbose_name_plural = _("innovations")
        ordering = ("key",)

    def __str__(self) -> str:
        return self.innovation.title

    def save(self, **options: Any) -> None:
        """Store the innovation, and what is drawn from it."""
        self.key = self.innovation.id
        self.state = self.innovation.state or ""
        self.entries = len(self.innovation.history)
        super().save(**options)

    @property
    def version(self) -> str:
        """What was seen of it: entries of its history, and edits."""
        return f"{self.entries}.{self.edits}"


@transaction.atomic
def move(
    key: str,
    action: str,
    *,
    by: Actor,
    seen: int,
    evidence: Iterable[Evidence] = (),
    note: str = "",
) -> Accepted[Innovation] | Refused[Innovation]:
    """Take an action on an innovation today, or tell all reasons why not.

    The row is locked while it is decided. `seen` is the number of entries that the officer saw:
    where another was quicker, the answer is a refusal that says so.
    """
    record = Record.objects.select_for_update().get(pk=key)
    answer = decide(
        record.innovation,
        action,
        on=timezone.localdate(),
        by=by,
        evidence=evidence,
        note=note,
        recorded_at=timezone.now(),
        expecting=seen,
    )
    if isinstance(answer, Accepted):
        record.innovation = answer.subject
        record.save()
    return answer
