"""What the roles of the shipped lifecycles are called."""

from typing import Final

from jipp.i18n import Text

ROLES: Final = {
    "unit": Text(id="unit", en="unit"),
    "agency_head": Text(id="kepala instansi", en="agency head"),
    "hub": Text(id="hub", en="hub"),
    "ministry": Text(id="kementerian", en="ministry"),
    "innovator": Text(id="inovator", en="innovator"),
    "local_admin": Text(id="admin lokal", en="local admin"),
    "evaluator": Text(id="evaluator", en="evaluator"),
    "panellist": Text(id="panelis", en="panellist"),
}
