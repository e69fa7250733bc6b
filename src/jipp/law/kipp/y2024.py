"""2024: no competition; announcement B/241/PP.00.05/2024 put a monitoring (PKRI) in its place."""

from typing import Final

from jipp.i18n import Text
from jipp.law.kipp.common import NEWS, basis, printed
from jipp.model.basis import Confidence
from jipp.model.edition import Edition, FunnelYear

EDITION: Final = Edition(
    year=2024,
    held=False,
    instead=Text(
        id="pemantauan keberlanjutan dan replikasi inovasi (PKRI), pengumuman B/241/PP.00.05/2024, diikuti 631 instansi dan 979 inovasi",
        en="a monitoring of sustainability and replication (PKRI), announcement B/241/PP.00.05/2024, with 631 agencies and 979 innovations",
    ),
    funnel=FunnelYear(
        year=2024,
        basis=printed(
            NEWS
            + "kementerian-panrb-segera-gelar-pemantauan-keberlanjutan-dan-replikasi-inovasi-pelayanan-publik",
            "https://sumateraekspres.bacakoran.co/amp/51848/ekspose-hasil-pkri-2024-segera-diselenggarakan-oleh-kementerian-panrb",
            "https://publikasionline.id/?p=45125",
            note="NO KIPP (paused); PKRI 2024 instead: 631 agencies, 979 innovations; 58 keberlanjutan + 36 replikasi presented 12-16 Jul 2024; CONFLICT: 33 keberlanjutan by publikasionline.id (?p=45125) against these 58",
        ),
    ),
    basis=basis(
        Confidence.REPORTED,
        None,
        "no competition; PKRI (sustainability and replication monitoring) instead by announcement B/241/PP.00.05/2024: 631 agencies and 979 innovations; CONFLICT: 33 sustainability finalists by publikasionline.id, 58 by the press",
    ),
)
