"""Pictures of a lifecycle: every state and transition in them, whatever they are called."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import pairwise
from typing import Any, get_args
from xml.etree import ElementTree as ET

import attrs
import pytest

from jipp import (
    RESUME,
    SAME,
    Actor,
    Agency,
    Basis,
    Confidence,
    Duration,
    Evidence,
    HasEvidence,
    Hub,
    Innovation,
    InvalidInputError,
    Lifecycle,
    Obligation,
    Phase,
    Reason,
    Refused,
    State,
    Text,
    Transition,
    TransitionRefusedError,
    UnknownNameError,
    advance,
    begin,
    draw,
    draw_timeline,
    law,
    migrate,
    revert,
    to_mermaid,
)
from jipp.drawing.picture import PictureWidth, in_words
from tests.boxes import assert_legible, lines_drawn, text_boxes
from tests.effort import grows_with

LAW = law.lifecycle("innovation", on=date(2022, 3, 1))
OWNER = Agency(id="babel", name="Bangka Belitung", kind="province", province="ID-BB")
IDEA = Innovation(id="idea", title="Idea", agency=OWNER)
BEGUN = begin(
    IDEA,
    lifecycle=LAW,
    on=date(2022, 3, 1),
    by=Actor(id="ani", roles=("unit",), agency=OWNER),
)
ODD = Lifecycle(
    id="odd",
    version="1",
    title='<b>&"odd"',
    states=(
        State(id="a", label='say "a"; #1: <i>', initial=True),
        State(id="b", label="b\\"),
        State(id="c", label="c" * 90, final=True),
    ),
    transitions=(
        Transition(action="go", source="a", target="b"),
        Transition(action="back", source="b", target=RESUME),
        Transition(action="end", source=("a", "b"), target="c"),
    ),
)


def texts(svg: str) -> list[str]:
    """The texts of a picture, which is well-formed XML."""
    root = ET.fromstring(svg)  # noqa: S314 - made here
    return ["".join(node.itertext()) for node in root.iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_picture_names_every_state_and_transition(lang: str) -> None:
    """What the law has, the reader sees, in the language asked for."""
    told = " | ".join(texts(draw(LAW).to_svg(lang=lang)))
    for state in LAW.states:
        assert state.label is not None
        assert state.label.text(lang) in told
        assert state.label.text(lang) in to_mermaid(LAW, lang=lang)
    for step in LAW.transitions:
        assert step.label is not None
        assert step.label.text(lang) in told


def test_a_resumption_leads_to_all_it_may_resume() -> None:
    """The arrow of a resumption goes to every state that its state is entered from."""
    assert to_mermaid(ODD).splitlines() == [
        "flowchart TB",
        "  start(( ))",
        '  s0["say #34;a#34;#59; #35;1#58; #60;i#62;"]',
        '  s1["b\\"]',
        f'  s2(["{"c" * 90}"])',
        "  start --> s0",
        '  s0 -->|"go"| s1',
        '  s1 -.->|"back"| s0',
        '  s0 -->|"end"| s2',
        '  s1 -->|"end"| s2',
    ]


def test_a_resumption_leads_only_to_where_its_state_is_entered_from() -> None:
    """Who never falls asleep from a state does not wake to it."""
    rest = Transition(action="rest", source="b", target="c")
    wake = Transition(action="wake", source="c", target=RESUME)
    states = (State(id="a", initial=True), State(id="b"), State(id="c"))
    law = Lifecycle(id="x", version="1", title="", states=states, transitions=(GO, rest, wake))
    assert [row for row in to_mermaid(law).splitlines() if "wake" in row] == [
        '  s2 -.->|"wake"| s1'
    ]


GO = Transition(action="go", source="a", target="b")


def test_a_picture_tells_its_steps_in_both_languages() -> None:
    """Names, spans and where a step leads; a text that nobody would read to its end is cut."""
    law = Lifecycle(
        id="x",
        version="1",
        title="",
        states=(
            State(id="a", initial=True, label=Text(id="diminta", en="asked")),
            State(id="b", label=Text(id="diberi", en="given"), final=True),
        ),
        transitions=(
            Transition(action="note", source="a", target=SAME),
            Transition(
                action="lapse",
                source="a",
                target="b",
                after=Duration(days=30),
                label=Text(id="kedaluwarsa", en="lapse"),
            ),
        ),
    )
    told = draw(law).description
    assert told.en.endswith(" note: asked → the same state; lapse (30 days): asked → given")
    assert told.id.endswith(
        " note: diminta → status yang sama; kedaluwarsa (30 hari): diminta → diberi"
    )
    assert in_words(lambda _: "x" * 8_000).en == "x" * 8_000
    assert in_words(lambda _: "x" * 8_001).en == "x" * 8_000 + "…"


def test_a_subject_without_a_title_is_named_by_its_id() -> None:
    """As a hub is."""
    hub = begin(Hub(id="hub-babel", agency=OWNER), lifecycle=ODD, on=date(2022, 1, 1), by=None)
    assert draw(hub, under=ODD).caption.en == '<b>&"odd": the way of hub-babel'


def test_a_subjects_present_state_is_marked() -> None:
    """Of a subject the picture shows where it stands."""
    assert to_mermaid(BEGUN).endswith("class s0 here\n")
    assert to_mermaid(LAW) in to_mermaid(BEGUN)
    assert "jipp-fill-vermilion" in draw(BEGUN).to_svg()
    assert "jipp-fill-vermilion" not in draw(LAW).to_svg()


def test_names_cannot_break_out_of_a_picture() -> None:
    """Marks of HTML and XML in names stay names."""
    assert 'say "a"; #1: <i>' in texts(draw(ODD).to_svg())


def test_what_cannot_be_drawn_is_refused() -> None:
    """A subject that has not begun has no lifecycle yet; anything else is no subject."""
    reason = Reason(code="not_begun", params={"subject": "idea"})
    refusal = Refused(subject=IDEA, action="", reasons=(reason,))
    with pytest.raises(TransitionRefusedError) as caught:
        draw(IDEA)
    assert caught.value.refusal == refusal
    with pytest.raises(TransitionRefusedError) as caught:
        draw_timeline(IDEA, on=date(2022, 1, 1))
    assert caught.value.refusal == refusal
    with pytest.raises(InvalidInputError):
        draw("innovation")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidInputError, match=r"^/under: "):
        draw(BEGUN, under="innovation")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    with pytest.raises(InvalidInputError, match=r"^/under: "):
        draw_timeline(BEGUN, on=date(2022, 4, 1), under="x")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]
    for write in (draw(LAW).to_svg, partial(to_mermaid, LAW)):
        with pytest.raises(UnknownNameError, match='no language is called "fr"'):
            write(lang="fr")


LONG = "Pertanggungjawaban-penyelenggaraan " * 4
HOSTILE = "</text><script>alert('1')</script>&\"\u202e"
ENDLESS = Agency(id="babel", name=LONG.strip(), kind="province", province="ID-BB")
PEOPLE = Actor(
    id="a" * 128,
    roles=("unit", "ministry", "r" * 128),
    agency=ENDLESS,
)


def chain(count: int, said: str = "state", phase: Any = None) -> Lifecycle:
    """A lifecycle of so many states in a row, each of which can be skipped, kept and gone back."""
    ids = [f"s{i}" for i in range(count)]
    return Lifecycle(
        id="chain",
        version="1",
        title=said,
        states=tuple(
            State(id=id, label=f"{said} {i}", initial=i == 0, phase=phase)
            for i, id in enumerate(ids)
        ),
        transitions=(
            Transition(action="keep", source=tuple(ids), target=SAME, label=said, roles=("unit",)),
            *(
                Transition(action=f"to-{b}", source=(a,), target=b, label=said)
                for a, b in pairwise(ids)
            ),
            *(
                Transition(action=f"back-{a}", source=(b,), target=a, after=Duration(years=90))
                for a, b in pairwise(ids)
            ),
        ),
        correctors=("ministry",),
    )


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("lifecycle", law.lifecycles(), ids=lambda found: found.definition)
def test_every_lifecycle_that_ships_is_drawn_legibly(lifecycle: Lifecycle, lang: str) -> None:
    """No text covers another, leaves the frame or is cut off."""
    for width in get_args(PictureWidth):
        svg = draw(lifecycle).to_svg(lang=lang, width=width)
        assert_legible(svg)
        assert "…" not in "".join(texts(svg))


@pytest.mark.parametrize("width", get_args(PictureWidth))
@pytest.mark.parametrize("lifecycle", law.lifecycles(), ids=lambda found: found.definition)
def test_no_line_runs_through_a_text(lifecycle: Lifecycle, width: PictureWidth) -> None:
    """Arrows pass beside what is said on them."""
    svg = draw(lifecycle).to_svg(width=width)
    drawn = lines_drawn(svg)
    assert len(drawn) >= len(lifecycle.states)
    for said in text_boxes(svg):
        assert not any(stretch.covers(said) for stretch in drawn), said


@pytest.mark.parametrize("said", [LONG, HOSTILE, "漢字" * 40], ids=["long", "hostile", "wide"])
@pytest.mark.parametrize(
    ("count", "phase"), [(1, None), (1, "creation"), (30, None), (30, "creation")]
)
def test_any_lifecycle_is_drawn_legibly(count: int, phase: str | None, said: str) -> None:
    """One state or thirty, in a phase or in none, whatever they are called."""
    for width in get_args(PictureWidth):
        assert_legible(draw(chain(count, said, phase)).to_svg(width=width))


def test_a_picture_of_a_lifecycle_says_what_it_rests_on() -> None:
    """The law it cites, the weakest of its bases, and that steps are our design."""
    drawn = draw(LAW)
    assert drawn.source.id == "Siklus inovasi pelayanan publik: PermenPANRB 91/2021, pasal 4"
    assert drawn.caption == LAW.title
    assert (drawn.confidence, drawn.design) == (Confidence.OFFICIAL, True)
    told = drawn.description.en
    assert "implement: idea, trial → implemented; " in told
    hub = draw(law.lifecycle("hub", on=date(2021, 1, 1)))
    assert hub.source.id == "Siklus hub (simpul) JIPP: KepmenPANRB 94/2020 (praktik)"
    portal = draw(law.lifecycle("replication", on=date(2021, 1, 1)))
    assert (
        portal.source.en
        == "Replication of an innovation: public code of the national portal (practice)"
    )
    assert portal.confidence is Confidence.INFERRED


def test_the_source_of_a_lifecycle_of_ones_own_is_its_name() -> None:
    """What it cites is named, known here or not; without a title it is called by its id."""
    assert draw(ODD).source.en == ODD.title.en
    cited = Basis(
        origin="law", confidence="official", citation=None, sources=("a by-law", "a memo")
    )
    own = Lifecycle(
        id="o", version="1", title="", states=ODD.states, transitions=ODD.transitions, basis=cited
    )
    assert draw(own).source.en == "o@1: a by-law; a memo"
    assert draw(own).caption.en == "o@1"


def test_the_way_of_a_subject_is_thick_only_where_it_went() -> None:
    """A transition from several states is marked between the two it was taken."""
    began = begin(IDEA, lifecycle=LAW, on=date(2022, 3, 1), by=BY)
    gone = advance(began, "suspend", on=date(2022, 4, 1), by=BY, note="wait", evidence=())
    svg = draw(gone).to_svg()
    # The way in, and that out of the first state.
    assert svg.count('stroke="#c75100" stroke-width="3"') == 2
    said = texts(svg)
    at = said.index("suspend (unit, hub)")
    assert said[at + 1] == "1 April 2022"
    assert "stop (agency head)" in said
    assert draw(gone).caption.en == "Life of a public-service innovation: the way of Idea"
    assert draw(gone).source.en.endswith("; history of idea")


BY = Actor(id="ani", roles=("unit", "ministry"), agency=OWNER)


def test_what_no_transition_names_is_drawn_too() -> None:
    """A revert is an arrow of its own, and an action taken often says how often."""
    chained = chain(2)
    subject = begin(IDEA, lifecycle=chained, on=date(2022, 1, 1), by=BY)
    for day in (2, 3):
        subject = advance(subject, "keep", on=date(2022, 1, day), by=BY, under=chained)
    subject = advance(subject, "to-s1", on=date(2022, 1, 4), by=BY, under=chained)
    subject = revert(subject, to=3, on=date(2022, 1, 5), by=BY, note="no", under=chained)
    said = texts(draw(subject, under=chained).to_svg())
    assert said[said.index("↑ revert") + 1] == "5 January 2022"
    assert said[said.index("↻ state (unit)") + 1] == "2 times, last 3 January 2022"
    assert said.count("↻ state (unit)") == 2
    assert said.count("2 times, last 3 January 2022") == 1
    assert "(automatic after 90 years)" in said


def lived() -> Innovation:
    """An innovation with a correction, evidence, notes and duties."""
    tried = advance(attended(), "try_out", on=date(2022, 3, 9), by=BY)
    data = Evidence(
        id="data",
        kind="result_data",
        title="Survey",
        issued_on=date(2022, 1, 1),
        valid_until=date(2022, 12, 31),
    )
    fresh = advance(tried, "refresh", on=date(2022, 5, 1), by=BY, evidence=[data])
    asleep = advance(fresh, "suspend", on=date(2022, 6, 1), by=BY, note="fire")
    return revert(asleep, to=3, on=date(2022, 6, 9), by=BY, note="wrong one")


def attended() -> Innovation:
    """An innovation with a unit and a paper that no entry brought."""
    paper = Evidence(id="film", kind="video")
    idea = Innovation(id="idea", title="Idea", agency=OWNER, unit="Permits", evidence=(paper,))
    return begin(idea, lifecycle=LAW, on=date(2022, 3, 1), by=BY)


def test_a_timeline_tells_entries_people_evidence_and_duties() -> None:
    """Each on its day, from top to bottom, and the day asked among them."""
    drawn = draw_timeline(lived(), on=date(2023, 7, 1))
    assert_legible(drawn.to_svg())
    said = texts(drawn.to_svg())
    wanted = [
        "1. register → idea",
        "phase: creation",
        "by ani (unit, ministry), Bangka Belitung",
        "2. try out → trial",
        "3. refresh the data (trial)",
        "evidence: result data: Survey (no longer valid, until 31 December 2022)",
        "4. suspend → dormant",
        "note: fire",
        "undone by no. 5",
        "5. back to no. 3 (trial)",
        "yearly refresh of the data: overdue",
        "on this day: trial, since 9 June 2022",
        "Further evidence: video",
    ]
    places = [said.index(one, 2) for one in wanted]
    assert places == sorted(places)
    assert said.count("outside the phases") == 2
    assert "1 July 2023" in said
    assert drawn.to_svg().count('text-decoration="line-through"') == 1
    assert drawn.caption.id == "Idea: linimasa per 1 Juli 2023"
    assert drawn.source.en == (
        "Life of a public-service innovation: PermenPANRB 91/2021, art. 4; history of idea"
    )
    assert "9 June 2022: 5. back to no. 3 (trial)" in drawn.description.en
    assert (drawn.confidence, drawn.design) == (Confidence.REPORTED, True)


def two(en: str, id: str) -> Text:
    """A text in both languages."""
    return Text(id=id, en=en)


SEEN = Basis(origin="practice", confidence="inferred", citation=None)
OWN = Lifecycle(
    id="consent",
    version="1",
    title="Consent",
    states=(
        State(id="asked", initial=True, phase="creation", label=two("asked for", "diminta")),
        State(id="held", label=two("held back", "ditahan")),
        State(id="given", final=True, label=two("granted", "diberi")),
    ),
    transitions=(
        Transition(
            action="ask", source=(), target="asked", label=two("ask for", "minta"), basis=SEEN
        ),
        Transition(
            action="note", source=("asked", "held"), target=SAME, label=two("take note", "catat")
        ),
        Transition(
            action="hold",
            source="asked",
            target="held",
            roles=("unit", "ministry"),
            label=two("hold back", "tahan"),
        ),
        Transition(
            action="lapse",
            source="asked",
            target="given",
            after=Duration(days=30),
            label=two("lapse", "lewat"),
        ),
        Transition(action="give", source="held", target="given"),
    ),
    obligations=(
        Obligation(
            id="report", in_states=("asked", "held"), within=Duration(days=19), met_by="note"
        ),
        Obligation(
            id="film",
            in_states=("asked", "held"),
            within=Duration(days=4),
            met_by=HasEvidence(kind="video"),
        ),
        Obligation(
            id="budget",
            in_states=("asked", "held"),
            within=Duration(days=4),
            met_by=HasEvidence(kind="budget"),
        ),
        Obligation(id="again", in_states=("asked", "held"), every=Duration(days=19), met_by="ask"),
    ),
    correctors=("ministry",),
)
TOLD = {
    "en": """
1 January 2022: 1. ask for → asked for, phase: creation, by ani (unit, ministry), Bangka Belitung,\
 evidence: video: Film (valid until 20 January 2022); legal basis (no longer valid, until 19\
 January 2022); gone, note: hello
3 January 2022: 2. take note (asked for), by budi, undone by no. 4
4 January 2022: 3. hold back → held back, outside the phases, by ani (unit, ministry), Bangka\
 Belitung, undone by no. 4
5 January 2022: 4. back to no. 1 (asked for), phase: creation, by ani (unit, ministry), Bangka\
 Belitung, note: too early
5 January 2022: film: met, last met with: video: Film (valid until 20 January 2022)
5 January 2022: budget: overdue
6 January 2022: 5. take note (asked for), automatic
20 January 2022: report: met, last met by no. 5
20 January 2022: on this day: asked for, since 5 January 2022
20 January 2022: again: upcoming
4 February 2022: lapse → granted, automatic, unless something else comes first""",
    "id": """
1 Januari 2022: 1. minta → diminta, tahap: penciptaan, oleh ani (unit, ministry), Bangka\
 Belitung, bukti: video: Film (berlaku sampai 20 Januari 2022); dasar hukum (tidak berlaku lagi,\
 sampai 19 Januari 2022); gone, catatan: hello
3 Januari 2022: 2. catat (diminta), oleh budi, dibatalkan oleh nomor 4
4 Januari 2022: 3. tahan → ditahan, di luar tahap, oleh ani (unit, ministry), Bangka Belitung,\
 dibatalkan oleh nomor 4
5 Januari 2022: 4. kembali ke nomor 1 (diminta), tahap: penciptaan, oleh ani (unit, ministry),\
 Bangka Belitung, catatan: too early
5 Januari 2022: film: terpenuhi, terakhir dipenuhi dengan: video: Film (berlaku sampai 20 Januari\
 2022)
5 Januari 2022: budget: terlambat
6 Januari 2022: 5. catat (diminta), secara otomatis
20 Januari 2022: report: terpenuhi, terakhir dipenuhi oleh nomor 5
20 Januari 2022: pada tanggal ini: diminta, sejak 5 Januari 2022
20 Januari 2022: again: akan datang
4 Februari 2022: lewat → diberi, secara otomatis, kecuali ada yang mendahuluinya""",
}


def asked(*evidence: Evidence) -> Innovation:
    """A consent that was asked for, noted, held, and brought back."""
    subject = begin(
        IDEA, lifecycle=OWN, on=date(2022, 1, 1), by=BY, note="hello", evidence=evidence
    )
    for action, day, by in (("note", 3, Actor(id="budi")), ("hold", 4, BY)):
        subject = advance(subject, action, on=date(2022, 1, day), by=by, under=OWN)
    subject = revert(subject, to=1, on=date(2022, 1, 5), by=BY, note="too early", under=OWN)
    return advance(subject, "note", on=date(2022, 1, 6), by=None, under=OWN)


def groups(svg: str) -> dict[str, ET.Element]:
    """The parts of a picture that say more where the reader points, by what they say."""
    found = ET.fromstring(svg).iter("{http://www.w3.org/2000/svg}g")  # noqa: S314 - made here
    named = ((group.find("{http://www.w3.org/2000/svg}title"), group) for group in found)
    return {title.text or "": group for title, group in named if title is not None}


MERMAID = """\
flowchart TB
  start(( ))
  subgraph phases [" "]
    subgraph creation ["penciptaan"]
      s0["diminta<br/>↻ catat"]
    end
  end
  s1["ditahan<br/>↻ catat"]
  s2(["diberi"])
  start -->|"minta"| s0
  s0 -->|"tahan (unit, ministry)"| s1
  s0 -.->|"lewat (otomatis setelah 30 hari)"| s2
  s1 -->|"give"| s2
  classDef here stroke-width:4px,font-weight:bold
  class s0 here
"""


def test_a_way_is_written_for_mermaid() -> None:
    """Whole, in the language asked for, English where none is; a line break is a space."""
    subject = asked()
    assert to_mermaid(subject, lang="id", under=OWN) == MERMAID
    assert 's0["asked for' in to_mermaid(OWN)
    state = State(id="a", initial=True, final=True, label="two\nlines")
    law = Lifecycle(id="x", version="1", title="", states=(state,))
    assert '(["two lines"])' in to_mermaid(law)


def test_a_way_is_drawn_in_the_language_asked_for() -> None:
    """States, transitions with who takes them and when, and what no transition names."""
    subject = revert(asked(), to=5, on=date(2022, 1, 7), by=BY, note="again", under=OWN)
    told = draw(subject, under=OWN).description.en
    assert told.startswith("The states that Idea passed are filled, the present one stands out;")
    assert "; transitions taken are thick and say when. The states of Consent as boxes" in told
    svg = draw(subject, under=OWN).to_svg(lang="id")
    assert texts(svg) == [
        "Consent: perjalanan Idea",
        "penciptaan",
        "minta",
        "1 Januari 2022",
        "tahan (unit, ministry)",
        "4 Januari 2022",
        "↷ lewat",
        "(otomatis setelah 30 hari)",
        "↑ batalkan",
        "5 Januari 2022",
        "give",
        "diminta",
        "↻ catat",
        "2 kali, terakhir 6 Januari 2022",
        "↻ batalkan",
        "7 Januari 2022",
        "ditahan",
        "↻ catat",
        "diberi",
        "status akhir",
        "telah dilalui",
        "status sekarang",
        (
            "Sumber: Consent; riwayat idea"
            " (fakta yang paling kurang pasti: disimpulkan; aturan instansi)"
        ),
    ]


def test_a_state_with_too_long_a_name_says_it_where_the_reader_points() -> None:
    """Whole, in the language asked for."""
    for count, said in ((99, ["m" * 99]), (12, [])):
        state = State(id="a", initial=True, final=True, label=two("i" * 14, "m" * count))
        drawn = draw(Lifecycle(id="x", version="1", title="", states=(state,)))
        assert list(groups(drawn.to_svg(lang="id"))) == said
        assert not groups(drawn.to_svg())


def test_states_stand_in_the_order_of_the_phases() -> None:
    """In whatever order the law lists them; one action may be several transitions."""
    law = Lifecycle(
        id="x",
        version="1",
        title="",
        states=(
            State(id="out", final=True),
            State(id="second", phase="development"),
            State(id="first", phase="creation", initial=True),
        ),
        transitions=(
            Transition(action="stop", source="first", target="out", roles=("unit",)),
            Transition(action="go", source="first", target="second"),
            Transition(action="stop", source="second", target="out", roles=("hub",)),
        ),
    )
    subject = begin(IDEA, lifecycle=law, on=date(2022, 1, 1), by=BY)
    for action in ("go", "stop"):
        hub = Actor(id="budi", roles=("hub",))
        subject = advance(subject, action, on=date(2022, 1, 2), by=hub, under=law)
    svg = draw(subject, under=law).to_svg()
    tops = {box.said: box.top for box in text_boxes(svg)}
    assert tops["creation"] < tops["first"] < tops["development"] < tops["second"]
    told = texts(svg)
    assert "↷ stop (unit)" in told
    assert told[told.index("stop (hub)") + 1] == "2 January 2022"


def test_who_wakes_from_a_sleep_is_led_back_where_it_came_from() -> None:
    """By a dashed arrow; from a sleep that is entered from another, in words alone."""
    for order in (("a", "nap", "coma"), ("a", "coma", "nap")):
        law = Lifecycle(
            id="x",
            version="1",
            title="",
            states=tuple(State(id=id, initial=id == "a") for id in order),
            transitions=(
                Transition(action="rest", source="a", target="nap"),
                Transition(action="sink", source="nap", target="coma"),
                Transition(action="wake", source=("nap", "coma"), target=RESUME),
            ),
        )
        svg = draw(law).to_svg()
        assert texts(svg).count("← wake") == 2
        assert svg.count("stroke-dasharray") == 1


def test_a_revert_to_the_same_state_stays_in_it() -> None:
    """It is a line in its box, as staying is."""
    law = chain(1)
    kept = advance(
        begin(IDEA, lifecycle=law, on=date(2022, 1, 1), by=BY),
        "keep",
        on=date(2022, 1, 1),
        by=BY,
        under=law,
    )
    back = revert(kept, to=1, on=date(2022, 1, 2), by=BY, note="no", under=law)
    told = texts(draw(back, under=law).to_svg())
    assert told[told.index("↻ revert") + 1] == "2 January 2022"


def test_a_timeline_is_told_in_both_languages() -> None:
    """In words: entries first on their day, then duties, the day asked, and what comes."""
    film = Evidence(
        id="film",
        kind="video",
        title="Film",
        issued_on=date(2022, 1, 1),
        valid_until=date(2022, 1, 20),
    )
    book = Evidence(id="book", kind="legal_basis", valid_until=date(2022, 1, 19))
    subject = asked(film, book)
    first, second, third, *rest = subject.history
    first = attrs.evolve(first, evidence=("film", "book", "gone"))
    subject = attrs.evolve(subject, history=(first, second, third, *rest))
    drawn = draw_timeline(subject, on=date(2022, 1, 20), under=OWN)
    for lang, said in TOLD.items():
        told = drawn.description.text(lang).partition(". ")[2]
        assert told == said.strip().replace("\n", "; ")
    assert (drawn.confidence, drawn.design, drawn.own) == (Confidence.INFERRED, False, True)
    assert "Further" not in drawn.to_svg()
    strayed = attrs.evolve(third, target="limbo")
    subject = attrs.evolve(subject, history=(first, second, strayed, *rest))
    told = draw_timeline(subject, on=date(2022, 1, 20), under=OWN).description.en
    assert "3. hold back → limbo, " in told


def test_a_timeline_is_as_of_its_day() -> None:
    """Later entries are left out, and what is due later stands below the day."""
    drawn = draw_timeline(lived(), on=date(2022, 5, 2))
    said = texts(drawn.to_svg())
    assert not any("dormant" in one for one in said)
    assert "evidence: result data: Survey (valid until 31 December 2022)" in said
    asked = said.index("on this day: trial, since 9 March 2022")
    assert said.index("yearly refresh of the data: upcoming") > asked
    assert "last met by no. 3" in said
    with pytest.raises(TransitionRefusedError) as caught:
        draw_timeline(lived(), on=date(2022, 2, 28))
    assert [problem.code for problem in caught.value.problems] == ["not_begun"]
    with pytest.raises(InvalidInputError):
        draw_timeline(lived(), on="2022-05-02")  # type: ignore[arg-type] # pyright: ignore[reportArgumentType]


def test_what_happens_by_itself_is_told_before_and_after() -> None:
    """As taken where it has fallen due by the day, else as coming."""
    consent = Lifecycle(
        id="consent",
        version="1",
        title="Consent",
        states=(State(id="asked", initial=True), State(id="given", final=True)),
        transitions=(
            Transition(action="lapse", source="asked", target="given", after=Duration(days=30)),
        ),
        obligations=(
            Obligation(
                id="film",
                in_states=("asked", "given"),
                within=Duration(days=9),
                met_by=HasEvidence(kind="video"),
            ),
        ),
    )
    asked = begin(IDEA, lifecycle=consent, on=date(2022, 1, 1), by=None)
    before = texts(draw_timeline(asked, on=date(2022, 1, 2), under=consent).to_svg())
    at = before.index("lapse → given")
    assert before[at - 1 : at + 2] == [
        "31 January 2022",
        "lapse → given",
        "automatic, unless something else comes first",
    ]
    film = Evidence(id="film", kind="video", issued_on=date(2022, 1, 1))
    asked = begin(IDEA, lifecycle=consent, on=date(2022, 1, 1), by=None, evidence=[film])
    told = draw_timeline(asked, on=date(2022, 3, 1), under=consent)
    after = texts(told.to_svg())
    assert "2. lapse → given" in after
    assert after.count("automatic") == 2
    circles = [
        node.get("stroke-dasharray")
        for node in ET.fromstring(told.to_svg()).iter("{http://www.w3.org/2000/svg}circle")  # noqa: S314 - made here
    ]
    # The sign in the legend, and each of the two.
    assert circles == ["2 2", "2 2", "2 2"]
    assert "film: met" in after
    assert "last met with: video" in after


def test_a_change_of_law_is_told() -> None:
    """The entry that moves the subject names the law it is under from then on."""
    one, two = (
        chain(2),
        Lifecycle(
            id="chain",
            version="2",
            title="n",
            states=(
                State(id="z", initial=True),
                State(id="s0", label="renamed", final=True),
            ),
            transitions=(Transition(action="go", source="z", target="s0"),),
        ),
    )
    begun = begin(IDEA, lifecycle=one, on=date(2022, 1, 1), by=BY)
    moved = migrate(begun, to=two, mapping={"s0": "z"}, on=date(2022, 2, 1), by=BY, note="new law")
    told = draw_timeline(moved, on=date(2022, 3, 1), under=two)
    said = texts(told.to_svg())
    assert "under n" in said
    assert "menurut n" in told.description.id
    assert "1. begin → s0" in said


def days(kind: str, count: int) -> Iterator[date]:
    """So many days: all one, or decades apart."""
    for i in range(count):
        yield date(1945, 8, 17) if kind == "one day" else date(1945 + 40 * i, 8, 17)


@pytest.mark.parametrize("said", [LONG, HOSTILE], ids=["long", "hostile"])
@pytest.mark.parametrize(("kind", "count"), [("one day", 1), ("one day", 60), ("decades", 9)])
def test_any_timeline_is_legible(kind: str, count: int, said: str) -> None:
    """Sixty entries on one day, others decades apart, the longest names, hostile ones."""
    chained = chain(2, said)
    idea = Innovation(id="i" * 128, title=said, agency=ENDLESS)
    first, *rest = days(kind, count)
    subject = begin(idea, lifecycle=chained, on=first, by=PEOPLE, note=said)
    papers = [Evidence(id=f"paper-{i}", kind="video", title=said) for i in range(9)]
    for day in rest:
        subject = advance(
            subject, "keep", on=day, by=PEOPLE, note=said, evidence=papers, under=chained
        )
    drawn = draw_timeline(subject, on=max(days(kind, count)) + timedelta(days=1), under=chained)
    assert_legible(drawn.to_svg(lang="id"))
    assert "<script>" not in drawn.to_svg()
    assert_legible(draw(subject, under=chained).to_svg())


def test_long_texts_of_a_timeline_are_cut() -> None:
    """Events and notes after three lines, further evidence after four, evenly spaced."""
    long = "quite a long name " * 40
    gaps = set[float]()
    for title, count in (("", 1), (long, 4)):
        paper = Evidence(id="p", kind="video", title=title)
        idea = Innovation(id="i", title="T", agency=OWNER, evidence=(paper,))
        law = chain(2, long)
        begun = begin(idea, lifecycle=law, on=date(2022, 1, 1), by=BY, note=long)
        boxes = text_boxes(draw_timeline(begun, on=date(2022, 1, 2), under=law).to_svg())
        said = [box for box in boxes if box.left > 250]
        sizes = [round(box.bottom - box.top, 2) for box in said]
        said = said[sizes.index(12) :]
        sizes = sizes[sizes.index(12) :]
        assert sizes == [*[12] * 3, *[11] * 5, *[12] * 3]
        assert [said[i].said[-1] for i in (2, 7, 10)] == ["…"] * 3
        further = next(i for i, box in enumerate(boxes) if box.said.startswith("Further"))
        lines, source = boxes[further : further + count], boxes[further + count]
        assert source.said.startswith("Source")
        assert {(box.left, round(box.bottom - box.top, 2)) for box in lines} == {(16, 11)}
        assert {round(b.top - a.top, 2) for a, b in pairwise(lines)} <= {14.3}
        gaps.add(round(source.top - lines[-1].bottom, 2))
    assert len(gaps) == 1


def test_a_duty_that_is_never_due_does_not_stretch_the_scale() -> None:
    """What lies years beyond the last entry stands at the end."""
    far = Lifecycle(
        id="far",
        version="1",
        title="Far",
        states=(State(id="a", initial=True),),
        obligations=(
            Obligation(id="ever", in_states="a", within=Duration(years=9_000), met_by="x"),
        ),
        transitions=(Transition(action="x", source="a", target=SAME),),
    )
    begun = begin(IDEA, lifecycle=far, on=date(2022, 1, 1), by=BY)
    said = texts(draw_timeline(begun, on=date(2022, 2, 1), under=far).to_svg())
    assert "31 December 9999" in said
    assert not {"2100", "9999"} & set(said)


def test_the_scale_reaches_from_the_first_day_to_the_last() -> None:
    """However few days those are: the band of the phase is as long for one as for two."""
    begun = begin(IDEA, lifecycle=chain(2), on=date(2022, 1, 1), by=BY)
    heights = {
        re.findall(r'<rect x="46" y="[\d.]+" width="16" height="([\d.]+)"', drawn.to_svg())[0]
        for drawn in (draw_timeline(begun, on=date(2022, 1, day), under=chain(2)) for day in (2, 3))
    }
    assert len(heights) == 1


@pytest.mark.parametrize(("days", "shown"), [(1_100, True), (1_101, False)])
def test_what_is_due_in_three_years_is_on_the_scale(days: int, shown: bool) -> None:
    """The last day that is lies 1,100 days beyond the day asked."""
    soon = Lifecycle(
        id="soon",
        version="1",
        title="Soon",
        states=(State(id="a", initial=True),),
        obligations=(Obligation(id="o", in_states="a", within=Duration(days=days), met_by="x"),),
        transitions=(Transition(action="x", source="a", target=SAME),),
    )
    begun = begin(IDEA, lifecycle=soon, on=date(2021, 12, 20), by=BY)
    said = texts(draw_timeline(begun, on=date(2021, 12, 20), under=soon).to_svg())
    assert ("2024" in said) is shown
    assert "2021" in said
    assert "2022" not in said


@pytest.mark.parametrize("phase", Phase)
def test_a_phase_is_named_wherever_its_colour_stands(phase: Phase) -> None:
    """Colour is never the only carrier."""
    one = chain(1, phase=phase.value)
    begun = begin(IDEA, lifecycle=one, on=date(2022, 1, 1), by=BY)
    said = texts(draw_timeline(begun, on=date(2022, 2, 1), under=one).to_svg(lang="id"))
    assert phase.label.id in said
    assert f"tahap: {phase.label.id}" in said
    assert "di luar tahap" not in said
    assert "1 Februari 2022" in said


def test_a_legend_names_the_phases_that_were_lived_in() -> None:
    """Not what a duty or the day asked about lacks."""
    said = texts(draw_timeline(attended(), on=date(2023, 7, 1)).to_svg())
    assert "yearly refresh of the data: overdue" in said
    assert "creation" in said
    assert "outside the phases" not in said


def named(label: str) -> Lifecycle:
    """A lifecycle whose title, state and transition are all called so."""
    return Lifecycle(
        id="x",
        version="1",
        title=label,
        states=(State(id="a", initial=True, label=label), State(id="b", final=True)),
        transitions=(Transition(action="go", source="a", target="b", label=label),),
    )


@pytest.mark.parametrize("blank", [" ", "\n", "\t\u3000", "\x1c"])
def test_what_has_a_blank_label_is_called_by_its_id(blank: str) -> None:
    """In all pictures; and the lifecycle by its definition."""
    law = named(blank)
    said = texts(draw(law).to_svg())
    assert {"a", "go"} <= set(said)
    assert "x@1" in said[0]
    assert '  s0["a"]' in to_mermaid(law).splitlines()
    assert '  s0 -->|"go"| s1' in to_mermaid(law).splitlines()


@pytest.mark.parametrize("mark", ["\r", "\r\n", "\x0b", "\x0c", "\x85", "\u2028", "\x1e", "\n"])
def test_a_label_is_one_line_of_a_diagram(mark: str) -> None:
    """Whatever breaks lines, for Mermaid or Python."""
    law = named(f"one{mark}two")
    plain = named("one two")
    assert to_mermaid(law) == to_mermaid(plain)


@pytest.mark.parametrize(
    "label",
    [
        "%%{init: {'theme': 'dark'}}%%",
        '"] \n click s0 "javascript:alert()"',
        "a %% b",
        "<img src=x>&amp;`x`",
        "--> s1 : end; note",
    ],
)
def test_a_label_gives_mermaid_no_orders(label: str) -> None:
    """What it would not take for text is written as codes, and can be read back."""
    drawn = to_mermaid(named(label))
    assert len(drawn.splitlines()) == len(to_mermaid(named("plain")).splitlines())
    (said,) = re.findall(r's0\["(.*)"\]', drawn)
    assert not set(said) & set('":%{}<>&`')
    assert re.sub(r"#(\d+);", lambda code: chr(int(code[1])), said) == " ".join(label.split())


def test_no_control_reaches_a_diagram() -> None:
    """What cannot be seen is shown."""
    drawn = to_mermaid(named("a\0b\u202ec"))
    assert drawn.replace("\n", "").isprintable()
    assert "u0000b" in drawn


def test_a_timeline_names_a_beginning_that_the_law_does_not() -> None:
    """By the word of the language asked for."""
    begun = begin(IDEA, lifecycle=ODD, on=date(2022, 1, 3), by=None, under=ODD)
    drawn = draw_timeline(begun, on=date(2022, 2, 1), under=ODD)
    for lang, word in (("id", "mulai"), ("en", "begin")):
        assert any(said.startswith(f"1. {word} →") for said in texts(drawn.to_svg(lang=lang)))


def test_a_picture_takes_time_in_proportion_to_its_lifecycle() -> None:
    """Hundreds of states, each of which may rest."""

    def drawn(count: int) -> None:
        assert draw(large(count)).to_svg().count("<rect") > count

    assert grows_with(drawn, 200) < 2.3


def large(count: int) -> Lifecycle:
    """A lifecycle of so many states, one after the other."""
    ids = [f"s{i}" for i in range(count)]
    return Lifecycle(
        id="large",
        version="1",
        title="Large",
        states=tuple(State(id=id, initial=id == "s0") for id in ids),
        transitions=(
            *(
                Transition(action=f"go{i}", source=source, target=target)
                for i, (source, target) in enumerate(pairwise(ids))
            ),
            Transition(action="rest", source=tuple(ids[:-1]), target=ids[-1]),
            Transition(action="wake", source=ids[-1], target=RESUME),
        ),
    )
