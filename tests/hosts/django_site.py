"""The Django site of docs/examples/django_hub, set up in the tests' own process."""

import os
import sys
from pathlib import Path

import django

PROJECT = Path(__file__).parents[2] / "docs" / "examples" / "django_hub"

sys.path.insert(0, str(PROJECT))
os.environ["DJANGO_SETTINGS_MODULE"] = "hub_site.settings"
# The browser of other tests keeps an event loop in this thread; nothing of the site awaits.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
django.setup()

# Models can be imported only now.
from django.contrib.auth.models import User  # noqa: E402
from innovations.models import Officer, Record, actor_of  # noqa: E402
from innovations.speaking import CATALOGUE, LOCALE, Catalogue  # noqa: E402

__all__ = [
    "CATALOGUE",
    "LOCALE",
    "PROJECT",
    "Catalogue",
    "Officer",
    "Record",
    "User",
    "actor_of",
]
