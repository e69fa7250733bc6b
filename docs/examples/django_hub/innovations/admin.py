"""The admin: innovations with their history, what may be done next, and an action that does it."""

from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _, ngettext

from innovations.forms import InnovationForm, MoveForm, OfficerForm
from innovations.models import Officer, Record, actor_of, move
from innovations.speaking import called, said
from jipp import Actor, Phase, Refused, plan

if TYPE_CHECKING:
    OfficerModelAdmin = admin.ModelAdmin[Officer]
    RecordModelAdmin = admin.ModelAdmin[Record]
else:
    OfficerModelAdmin = RecordModelAdmin = admin.ModelAdmin


class StateFilter(admin.SimpleListFilter):
    """Choose by state, under its name."""

    title = _("state")
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Name the states that there are."""
        states = Record.objects.order_by("state").values_list("state", flat=True).distinct()
        return [(state, called(state)) for state in states]

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Take those in the chosen state, or all."""
        return queryset.filter(state=self.value()) if self.value() else queryset


@admin.register(Officer)
class OfficerAdmin(OfficerModelAdmin):
    """Who acts for which agency."""

    form = OfficerForm


@admin.register(Record)
class RecordAdmin(RecordModelAdmin):
    """Innovations. Their histories are only added to, so none is deleted here."""

    form = InnovationForm
    list_display = ("__str__", "key", "standing", "phase", "entries")
    list_filter = (StateFilter,)
    search_fields = ("key", "innovation__title")
    actions = ("advance",)

    @admin.display(description=_("state"), ordering="state")
    def standing(self, record: Record) -> str:
        """Name the state."""
        return called(record.state)

    @admin.display(description=_("phase"))
    def phase(self, record: Record) -> str:
        """Name the phase."""
        phase = record.innovation.phase
        return called(phase.value) if phase else "-"

    @admin.display(description=_("history"))
    def timeline(self, record: Record) -> SafeString:
        """Tell the history, an entry a line."""
        return format_html_join(
            "",
            "<p>{}. {} <b>{}</b> {} {}</p>",
            (
                (e.number, e.on.isoformat(), called(e.action), e.by.id if e.by else "-", e.note)
                for e in record.innovation.history
            ),
        )

    @admin.display(description=_("lacking for the last phase"))
    def checklist(self, record: Record) -> SafeString:
        """Tell what each step to the last phase lacks today, whoever takes it."""
        steps = plan(record.innovation, to=Phase.INSTITUTIONALISATION, on=timezone.localdate())
        return format_html_join(
            "",
            "<p><b>{}</b> {}</p>",
            ((called(s.action), "; ".join(map(said, s.lacking)) or "-") for s in steps or ()),
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Record | None = None) -> Any:
        """Show what an innovation lacks and what it has done, once there is one."""
        return ("checklist", "timeline") if obj else ()

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Let those add who act for an agency: it is theirs that the innovation will be."""
        return super().has_add_permission(request) and actor_of(request.user).agency is not None

    def has_delete_permission(self, request: HttpRequest, obj: Record | None = None) -> bool:
        """Delete nothing."""
        return False

    def get_form(
        self, request: HttpRequest, obj: Record | None = None, change: bool = False, **options: Any
    ) -> Any:
        """Tell the form who fills it in; its class is made anew for every request."""
        form: Any = super().get_form(request, obj, change, **options)
        form.by = actor_of(request.user)
        return form

    def save_model(self, request: HttpRequest, obj: Record, form: Any, change: Any) -> None:
        """Count the edit of one that is there; never write a new one over another."""
        obj.edits += bool(change)
        obj.save(force_insert=not change)

    @admin.action(description=_("Advance the chosen innovations"), permissions=["change"])
    def advance(self, request: HttpRequest, records: QuerySet[Record]) -> HttpResponse | None:
        """Ask what is to be done with the chosen, then do it, each for itself."""
        by = actor_of(request.user)
        form = MoveForm(request.POST if "apply" in request.POST else None, records, by)
        if form.is_valid():
            self._advance(request, records, by, form)
            return None
        context = {
            **self.admin_site.each_context(request),
            "title": _("Advance the chosen innovations"),
            "opts": self.opts,
            "chosen": [(record, called(record.state)) for record in records],
            "form": form,
        }
        return TemplateResponse(request, "innovations/advance.html", context)

    def _advance(
        self, request: HttpRequest, records: QuerySet[Record], by: Actor, form: MoveForm
    ) -> None:
        done = 0
        for record in records:
            answer = move(
                record.key,
                form.cleaned_data["step"],
                by=by,
                seen=form.cleaned_data[f"seen-{record.key}"],
                evidence=form.evidence,
                note=form.cleaned_data["note"],
            )
            if isinstance(answer, Refused):
                reasons = "; ".join(map(said, answer.reasons))
                self.message_user(request, f"{record}: {reasons}", messages.WARNING)
            else:
                done += 1
        if done:
            told = ngettext("%d innovation was advanced.", "%d innovations were advanced.", done)
            self.message_user(request, told % done, messages.SUCCESS)
