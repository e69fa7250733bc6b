"""Forms whose faults jipp tells, each at its field, in the language of the request."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar
from uuid import uuid4

import attrs
from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovations.models import Officer, Record
from innovations.speaking import called, said
from jipp import (
    Actor,
    Agency,
    AgencyKind,
    Evidence,
    EvidenceKind,
    Innovation,
    InnovationKind,
    InvalidDataError,
    Problem,
    TransitionRefusedError,
    begin,
    from_wire,
    options,
    to_wire,
)

if TYPE_CHECKING:
    OfficerModelForm = forms.ModelForm[Officer]
    RecordModelForm = forms.ModelForm[Record]
else:
    OfficerModelForm = RecordModelForm = forms.ModelForm

T = TypeVar("T")


def text(label: Any, **options: Any) -> forms.CharField:
    """Make a field that Django lets pass, filled in or not: what it may hold, jipp says."""
    return forms.CharField(label=label, required=False, **options)


def choices(words: Iterable[str]) -> list[tuple[str, str]]:
    """Pair words of jipp's vocabulary with what a reader calls them, and begin with none."""
    return [("", "---------"), *((word, called(word)) for word in words)]


def offer(form: forms.BaseForm, field: str, words: Iterable[str]) -> None:
    """Let a field be chosen from a list."""
    form.fields[field].widget = forms.Select(choices=choices(words))


def place(form: forms.BaseForm, problems: Iterable[Problem], prefix: str = "") -> None:
    """Put each problem on the field that its path begins with, else above the form."""
    for problem in problems:
        _root, _slash, path = problem.path.partition("/")
        field = prefix + path.partition("/")[0]
        if path and field in form.fields:
            form.add_error(field, said(problem))
        else:
            form.add_error(None, f"{path} {said(problem)}".strip())


def read(
    form: forms.BaseForm, data: Mapping[str, Any], into: type[T], prefix: str = "", **given: Any
) -> T | None:
    """Read a value from its wire form, or put all that is wrong with it on the form."""
    try:
        value = from_wire(data, into=into, given=given)
    except InvalidDataError as error:
        place(form, error.problems, prefix)
        return None
    return value


def filled(form: forms.BaseForm, names: Iterable[str], prefix: str = "") -> dict[str, Any]:
    """Give what was filled in, by key of the wire form; what was left empty is left out."""
    given = ((name, form.cleaned_data.get(prefix + name)) for name in names)
    return {name: value for name, value in given if value}


class OfficerForm(OfficerModelForm):
    """A user, and the agency that the user acts for."""

    AGENCY = ("id", "name", "kind", "province")

    agency_id = text("id")
    agency_name = text(_("name"))
    agency_kind = text(_("kind"))
    agency_province = text(_("province"), help_text=_("ISO code, such as ID-BB"))

    class Meta:
        model = Officer
        fields = ("user",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "agency_kind", (kind.value for kind in AgencyKind))
        if self.instance.pk:
            wire = to_wire(self.instance.agency)
            self.initial.update({f"agency_{name}": wire[name] for name in self.AGENCY})

    def clean(self) -> None:
        """Read the agency."""
        agency = read(self, filled(self, self.AGENCY, "agency_"), Agency, "agency_")
        if agency:
            self.instance.agency = agency


class InnovationForm(RecordModelForm):
    """An innovation's own fields. A new one is begun by its officer, for the officer's agency."""

    KEYS = ("id", "title", "unit", "kind", "replicates", "sdgs", "implemented_on", "summary")
    by: Actor

    id = text("id")
    title = text(_("title"))
    unit = text(_("unit"))
    kind = text(_("kind"), initial=InnovationKind.ORIGINAL.value)
    replicates = text(_("taken over from"), help_text=_("id of that innovation"))
    sdgs = text(_("goals"), help_text=_("numbers of the sustainable development goals: 3, 16"))
    implemented_on = text(
        _("implemented on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    summary = text(_("summary"), widget=forms.Textarea(attrs={"rows": 3}))
    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Record
        fields = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        offer(self, "kind", (kind.value for kind in InnovationKind))
        if self.instance.pk:
            wire = to_wire(self.instance.innovation)
            self.initial.update({name: wire[name] for name in self.KEYS})
            self.initial["sdgs"] = ", ".join(map(str, wire["sdgs"]))
            self.initial["seen"] = self.instance.version
            self.fields["id"].disabled = True

    def clean(self) -> None:
        """Read the innovation; begin it if it is new, and if not, see that nobody was quicker."""
        new = not self.instance.pk
        data = filled(self, self.KEYS)
        words = data.pop("sdgs", "").replace(",", " ").split()
        goals = [int(word) if word.isdecimal() else word for word in words]
        innovation = read(self, data | {"sdgs": goals}, Innovation, **self._kept())
        if innovation is None:
            return
        if new and Record.objects.filter(pk=innovation.id).exists():
            self.add_error("id", _("There is an innovation of this id already: give another."))
        elif new:
            self._begin(innovation)
        elif self._version() != self.cleaned_data["seen"]:
            self.add_error(
                None,
                _(
                    "Somebody has changed this innovation since you opened it:"
                    " open it again, and enter your changes anew."
                ),
            )
        else:
            self.instance.innovation = innovation

    def _kept(self) -> dict[str, Any]:
        """Give what the form does not ask: all else of one that is there, the agency of a new."""
        if not self.instance.pk:
            return {"agency": self.by.agency} if self.by.agency else {}
        had = self.instance.innovation
        names = (field.name for field in attrs.fields(Innovation))
        return {name: getattr(had, name) for name in names if name not in self.KEYS}

    def _begin(self, innovation: Innovation) -> None:
        try:
            self.instance.innovation = begin(
                innovation,
                lifecycle="innovation",
                on=timezone.localdate(),
                by=self.by,
                recorded_at=timezone.now(),
            )
        except TransitionRefusedError as error:
            place(self, error.problems)

    def _version(self) -> str:
        """Lock the row until all is saved, and give the version that is stored."""
        return Record.objects.select_for_update().get(pk=self.instance.pk).version


class MoveForm(forms.Form):
    """What to do with the chosen innovations, and what was seen of each."""

    EVIDENCE = ("kind", "title", "issued_on")

    step = text(_("action"))
    note = text(_("note"), widget=forms.Textarea(attrs={"rows": 2}))
    evidence_kind = text(_("evidence brought"))
    evidence_title = text(_("its title"))
    evidence_issued_on = text(_("issued on"), widget=forms.DateInput(attrs={"type": "date"}))

    def __init__(self, data: Any, records: Iterable[Record], by: Actor) -> None:
        super().__init__(data)
        self.evidence: tuple[Evidence, ...] = ()
        today = timezone.localdate()
        steps: dict[str, None] = {}
        for record in records:
            steps |= dict.fromkeys(o.action for o in options(record.innovation, on=today, by=by))
            self.fields[f"seen-{record.key}"] = forms.IntegerField(
                initial=record.entries, widget=forms.HiddenInput
            )
        offer(self, "step", steps)
        offer(self, "evidence_kind", (kind.value for kind in EvidenceKind))

    def clean(self) -> None:
        """Read the evidence, if there is any."""
        given = filled(self, self.EVIDENCE, "evidence_")
        if given:
            wire = {"id": uuid4().hex, **given}
            evidence = read(self, wire, Evidence, "evidence_")
            self.evidence = (evidence,) if evidence else ()
