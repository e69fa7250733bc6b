"""A tour of jipp on real data: hubs, an innovation's way, a score sheet, a ranking, a hub's year.

    python docs/examples/tour.py [--lang id|en] [--svg PATH]

The figures are published ones, with their sources in the library; the innovation of part two, the
people in it and what part six marks as invented are not real.
"""

import argparse
import csv
import sys
from datetime import date
from pathlib import Path
from textwrap import indent

from attrs import evolve

import jipp
from jipp import (
    UNKNOWN,
    Activity,
    Actor,
    Criterion,
    Duration,
    Evidence,
    Innovation,
    Range,
    Refused,
    Rounding,
    Rubric,
    Sheet,
    Text,
    evaluate,
    law,
    rank,
    reference,
)

TODAY = date(2026, 11, 24)
LATEST = 2024  # the last year of the service index that is in reach
SHEET = Path(__file__).with_name("ipp_jombang_sheet.csv")


def say(lang: str, id_: str, en: str) -> None:
    """Print a line in the language of the tour."""
    print(id_ if lang == "id" else en)


def title(lang: str, id_: str, en: str) -> None:
    """Print the heading of a part."""
    text = id_ if lang == "id" else en
    print(f"\n{text}\n{'=' * len(text)}")


def hubs(lang: str) -> None:
    """Show the pilots of 2020, and how many hubs there are today, named and unnamed."""
    title(
        lang,
        "1. Hub JIPP: delapan percontohan tahun 2020",
        "1. JIPP hubs: the eight pilots of 2020",
    )
    pilots = jipp.hubs(on=date(2020, 12, 31))
    for hub in pilots:
        print(f"  {hub.id}  {hub.agency.name:<28} {hub.instrument}")
    total, named = jipp.hub_total(on=TODAY), jipp.hubs(on=TODAY)
    if total is None:
        return
    count = total.regional + total.central
    as_of = jipp.i18n.show(total.as_of, lang)
    say(
        lang,
        f"Per {as_of}: {total.regional} hub daerah dan {total.central} hub kementerian/lembaga;"
        f" {len(named)} dapat disebut namanya, {count - len(named)} belum diketahui.",
        f"As of {as_of}: {total.regional} regional and {total.central} central hubs;"
        f" {len(named)} can be named, {count - len(named)} are not known.",
    )


def walk(lang: str) -> Innovation:
    """Take an innovation of Bangka Belitung through the phases, with one refusal on the way."""
    title(lang, "2. Perjalanan sebuah inovasi", "2. The way of an innovation")
    owner = jipp.hub("Babel").agency
    unit = Actor(id="ani", roles=("unit",), agency=owner)
    head = Actor(id="budi", roles=("agency_head",), agency=owner)
    idea = Innovation(id="contoh", title="Layanan Satu Pintu Pulau", agency=owner, unit="DPMPTSP")
    idea = jipp.begin(idea, lifecycle="innovation", on=date(2022, 3, 1), by=unit)
    words = jipp.lifecycle_of(idea)

    refused = jipp.decide(idea, "implement", on=date(2022, 6, 1), by=unit)
    if isinstance(refused, Refused):
        asked = words.word("implement", "action").text(lang)
        say(lang, f'"{asked}" ditolak, sebab:', f'"{asked}" is refused, because:')
        print(indent(refused.message("id"), "  - "))
        if lang == "en":
            print(indent(refused.message("en"), "    "))

    done = jipp.advance(
        evolve(idea, implemented_on=date(2022, 6, 1)), "implement", on=date(2022, 6, 1), by=unit
    )
    data = Evidence(id="data-2022", kind="result_data", issued_on=date(2022, 12, 1))
    done = jipp.advance(done, "develop", on=date(2023, 1, 9), by=unit, evidence=[data])
    say(lang, "Yang masih kurang sampai pelembagaan:", "Still lacking for institutionalisation:")
    for step in jipp.plan(done, to="institutionalised", on=date(2023, 6, 1), by=head) or ():
        for reason in step.lacking:
            print(f"  - {reason.message(lang)}")
    kinds = ("legal_basis", "standard_procedure", "budget", "staffing", "evaluation_report")
    proof = [Evidence(id=kind, kind=kind) for kind in (*kinds, "replication")]
    done = jipp.advance(done, "institutionalise", on=date(2024, 2, 1), by=head, evidence=proof)
    for entry in done.history:
        phase = entry.phase.label.text(lang) if entry.phase else "-"
        by = entry.by.id if entry.by else "-"
        action = words.word(entry.action, "action").text(lang)
        state = words.word(entry.target, "state").text(lang)
        print(f"  {entry.on}  {action:<17} -> {state:<17} {phase:<20} {by}")
    return done


def jombang(lang: str) -> None:
    """Reproduce a real sheet of the public service index to its printed digits."""
    title(
        lang,
        "3. Indeks pelayanan publik: lembar Puskesmas Bareng, Jombang",
        "3. Service index: the sheet of the Bareng clinic, Jombang",
    )
    with SHEET.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    by_aspect = {aspect: [r for r in rows if r["aspect"] == aspect] for aspect in ("I", "II")}
    two = Rounding(places=2)
    names = {
        "I": (Text(id="Kebijakan Pelayanan", en="Service policy"), 30),
        "II": (Text(id="Profesionalisme SDM", en="Staff professionalism"), 18),
    }
    rubric = Rubric(
        id="jombang",
        title=Text(id="Lembar Jombang", en="The Jombang sheet"),
        combine="weighted_sum",
        criteria=[
            Criterion(
                id=aspect,
                label=names[aspect][0],
                weight=f"{names[aspect][1]}/100",
                combine="weighted_sum",
                round_value=two,
                round_contribution=two,
                criteria=[
                    # The weights are percentages; those printed sum to 99.5 and 99.9.
                    Criterion(
                        id=r["no"],
                        label=r["code"],
                        weight=f"{r['weight']}e-2",
                        scale=Range(low=0, high=5),
                    )
                    for r in indicators
                ],
            )
            for aspect, indicators in by_aspect.items()
        ],
    )
    marks = {r["no"]: r["score"] for r in rows}
    result = evaluate(rubric, [Sheet(subject="puskesmas-bareng", judge="f-02", marks=marks)])
    for part in result.parts:
        unrounded = sum(p.contribution for p in part.parts)
        weighted = f"x {part.weight} -> {part.contribution}"
        print(f"  {part.criterion:<3} {unrounded} -> {part.value}  {weighted}")
    say(
        lang,
        "  Tercetak: 3,394 -> 3,39 -> 1,02 dan 2,814 -> 2,81 -> 0,51.",
        "  Printed: 3.394 -> 3.39 -> 1.02 and 2.814 -> 2.81 -> 0.51.",
    )
    say(lang, "Penjelasan aspek II:", "Aspect II explained:")
    heading = names["II"][0].text(lang)
    print(indent(heading + result.explain(lang).partition(heading)[2], "  "))


def provinces(lang: str) -> None:
    """Rank the seven published provinces of the service index of 2024, with their tie."""
    title(lang, "4. Peringkat indeks pelayanan publik 2024", "4. Ranking of the service index 2024")
    rows = [row for row in reference.published("ipp") if row.year == LATEST]
    ranking = rank({jipp.province(row.region).iso: row.score for row in rows})
    bands = law.bands("ipp", on=date(LATEST, 12, 31))
    for s in ranking.standings:
        tied = " =" if s.tied else ""
        name, band = jipp.province(s.subject).name, bands.of(s.total).code
        print(f"  {s.rank}{tied:<2} {name:<30} {s.total}  {band}")
    missing = len(jipp.provinces(on=date(LATEST, 12, 31))) - len(rows)
    say(
        lang,
        f"  {missing} provinsi lain tidak terjangkau; jenjang dari satu sumber lemah.",
        f"  The other {missing} provinces are not in reach; the bands are from one weak source.",
    )


def bands(lang: str) -> None:
    """Band the published scores of the regional innovation index, and keep a conflict visible."""
    title(lang, "5. Indeks inovasi daerah: predikat", "5. Regional innovation index: predicates")
    table = law.bands("iid", on=date(2023, 2, 23))
    for row in reference.published("iid"):
        score = row.score
        if row.year not in (2022, 2023) or score is UNKNOWN:
            continue
        band, told = table.of(score).official, row.predicate_as_reported
        conflict = isinstance(told, str) and told.casefold() != band.casefold()
        mark = "  <-- " + ("diberitakan: " if lang == "id" else "reported: ") + str(told)
        print(f"  {row.year}  {row.region:<22} {score:>6}  {band:<16}{mark if conflict else ''}")


def year(lang: str) -> None:
    """Report the year 2021 of a hub: the published events for it, and one that is invented."""
    title(lang, "6. Setahun sebuah hub: Jawa Tengah 2021", "6. A hub's year: Jawa Tengah in 2021")
    name = "(rekaan) Pemutakhiran data" if lang == "id" else "(invented) Update of data"
    invented = Activity(
        id="contoh", hub="hub-id-jt", kind="data_update", on=date(2021, 2, 1), title=name
    )
    report = jipp.hub_report(
        "Jawa Tengah",
        [*reference.published("hub-activities"), invented],
        since=date(2021, 1, 1),
        until=date(2022, 1, 1),
        partners=reference.published("partners"),
        every={"innovation_data": Duration(months=6)},
        counted="served",
    )
    for event in report.held:
        print(f"  {event.on}  {event.kind.label.text(lang):<42} {event.title}")
    print(indent("\n".join(report.explain(lang).splitlines()[2:8]), "  "))


def main(arguments: list[str]) -> None:
    """Take the tour."""
    parser = argparse.ArgumentParser(description="A tour of jipp on real data.")
    parser.add_argument("--lang", choices=("id", "en"), default="en")
    parser.add_argument("--svg", type=Path, help="write the innovation's lifecycle as a picture")
    options = parser.parse_args(arguments)
    hubs(options.lang)
    innovation = walk(options.lang)
    jombang(options.lang)
    provinces(options.lang)
    bands(options.lang)
    year(options.lang)
    if options.svg:
        options.svg.write_text(jipp.draw(innovation).to_svg(), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
