"""Laws of the look-ups by name: every spelling finds the same thing, every miss is one kind."""

from hypothesis import given, strategies as st

from jipp import AmbiguousNameError, Hub, Province, UnknownNameError, hub, province
from jipp.reference.data.hubs import HUBS
from jipp.reference.data.provinces import PROVINCES

SPELLINGS = [(p, name) for p in PROVINCES for name in (p.iso, p.name, p.english, *p.aliases)]
BODIES = [(h, name) for h in HUBS for name in (h.id, h.agency.id, h.agency.name)]


@st.composite
def respelled(draw: st.DrawFn, name: str) -> str:
    """A name in another case, with other spaces, hyphens and full stops between its letters."""
    cased = "".join(draw(st.sampled_from([c.lower(), c.upper(), c])) for c in name)
    words = cased.replace("-", " ").split()
    joined = draw(st.sampled_from([" ", "-", "", "  ", ". ", "\u00a0", "\t"])).join(words)
    return draw(st.sampled_from(["", " ", "."])) + joined + draw(st.sampled_from(["", " ", "."]))


@given(data=st.data(), spelling=st.sampled_from(SPELLINGS))
def test_every_spelling_finds_the_same_province(
    data: st.DataObject, spelling: tuple[Province, str]
) -> None:
    """Case, spaces, hyphens and full stops do not matter, nor does the word province."""
    place, name = spelling
    prefix = data.draw(st.sampled_from(["", "Provinsi ", "PROV. ", "provinsi-"]))
    assert province(prefix + data.draw(respelled(name))) is place


@given(data=st.data(), body=st.sampled_from(BODIES))
def test_every_spelling_finds_the_same_hub(data: st.DataObject, body: tuple[Hub, str]) -> None:
    """By id, agency id and name."""
    it, name = body
    assert hub(data.draw(respelled(name))) is it


def answer(key: str) -> Province | LookupError:
    """The province of a key, or what the look-up says instead."""
    try:
        return province(key)
    except (AmbiguousNameError, UnknownNameError) as error:
        return error


@given(code=st.from_regex(r"[0-9]{2}", fullmatch=True))
def test_a_code_finds_a_province_only_where_both_systems_agree(code: str) -> None:
    """A bare code that is found means the same to both; one that neither knows is unknown."""
    meant = {
        next((p for p in PROVINCES if getattr(p, system) == code), None)
        for system in ("kemendagri", "bps")
    }
    found = answer(code)
    if len(meant) > 1:
        assert isinstance(found, AmbiguousNameError)
        assert set(found.candidates) == {p.iso for p in meant if p}
    else:
        assert isinstance(found, UnknownNameError) if meant == {None} else meant == {found}


@given(key=st.text(max_size=40))
def test_any_text_is_a_province_or_an_error_that_helps(key: str) -> None:
    """Suggestions and candidates are names that are found, and the text is in two languages."""
    found = answer(key)
    if isinstance(found, UnknownNameError):
        assert all(isinstance(answer(name), Province) for name in found.suggestions)
        assert found.message("id") != found.message("en")
    elif isinstance(found, AmbiguousNameError):
        assert all(isinstance(answer(iso), Province) for iso in found.candidates)
    else:
        assert found in PROVINCES
