"""The app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InnovationsConfig(AppConfig):
    """Innovations of public services, and the officers who move them."""

    name = "innovations"
    verbose_name = _("Public-service innovations")
