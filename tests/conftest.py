"""How hard hypothesis tries: a little by default, much with ``--hypothesis-profile=thorough``."""

from hypothesis import HealthCheck, settings

# Nothing is kept between runs: a failure prints its own example, and a checkout stays clean.
settings.register_profile("small", max_examples=10, deadline=None, database=None)
settings.register_profile(
    "thorough",
    max_examples=60,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("small")
