"""Who took part in the regional innovation index, and how many got each predicate."""

from typing import Final

from jipp.model.text_tables import cited, rows
from jipp.reference.rows import CategoryCounts, Participation
from jipp.typing import UNKNOWN

PARTICIPATION: Final = tuple(
    Participation(
        year=int(year),
        governments=int(governments),
        innovations=int(innovations),
        basis=cited("reported", "", [source]),
    )
    for year, governments, innovations, source in rows("""
year | governments | innovations | source
2018 | 188 | 3718 | kilasbanua.com
2019 | 260 | 8016 | kilasbanua.com
2020 | 484 | 17779 | kilasbanua.com; 14,897 also quoted 18 Dec 2020; CONFLICT: 485 by Fatoni (liputanglobal-news 2021-09-15), whose parts 34 + 358 + 90 make 482
2021 | 519 | 25124 | kilasbanua.com
2022 | 510 | 26900 | kilasbanua.com
2023 | 527 | 28539 | kencanamedianews.com
2024 | 529 | 31719 | majalahindonesia.id
2025 | 531 | 36742 | medcom.id
""")
)
CATEGORIES: Final = tuple(
    CategoryCounts(
        year=int(year),
        level=level,
        sangat_inovatif=int(very),
        inovatif=int(innovative),
        kurang_inovatif=int(less),
        tidak_dapat_dinilai=UNKNOWN if unrated == "?" else int(unrated),
        basis=cited(confidence, "", [source]),
    )
    for year, level, very, innovative, less, unrated, confidence, source in rows("""
year | level | sangat inovatif | inovatif | kurang inovatif | tidak dapat dinilai | confidence | source
2018 | provinsi | 10 | 2 | 11 | 11 | reported | brida.pelalawankab.go.id; 23 took part (press of 2018) = 10 + 2 + 11
2018 | kabupaten | 43 | 14 | 87 | 62 | unverified | brida.pelalawankab.go.id; 62 disagrees with national totals; 144 took part (press of 2018) = 43 + 14 + 87
2018 | kota | 26 | 5 | 15 | 46 | unverified | brida.pelalawankab.go.id; 26+5+15=46 contradicts 21 participating kota: unreliable row; 23 + 144 + 21 = 188 took part in all (press of 2018)
2019 | provinsi | 12 | 2 | 13 | 7 | reported | brida.pelalawankab.go.id; 27 took part (press of 2019) = 12 + 2 + 13
2019 | kabupaten | 71 | 25 | 79 | 244 | reported | brida.pelalawankab.go.id; 175 took part (press of 2019) = 71 + 25 + 79
2019 | kota | 36 | 5 | 17 | 17 | unverified | brida.pelalawankab.go.id; 17 not-assessed looks wrong (93-58=35); 58 took part (press of 2019) = 36 + 5 + 17; 27 + 175 + 58 = 260
2020 | provinsi | 21 | 3 | 10 | 0 | reported | kompas.com 18 Dec 2020; pelalawan
2020 | kabupaten | 131 | 30 | 199 | 55 | reported | kompas.com 18 Dec 2020; pelalawan
2020 | kota | 43 | 11 | 36 | 3 | reported | kompas.com 18 Dec 2020; pelalawan
2021 | all | 37 | 316 | 166 | ? | reported | harianterbit.id ?p=9567; sums to 519
2022 | all | 44 | 365 | 101 | ? | reported | harianterbit.id ?p=9567; sums to 510
""")
)
