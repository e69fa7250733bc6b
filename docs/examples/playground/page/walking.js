// A lifecycle to edit, and an innovation that walks through it.

import { $, both, draw, el, faults, later } from "./dom.js";

export function walking(ask, permit) {
  const text = $("law-text");
  let asks = null;
  let subject = null;
  let first = null;

  function choices() {
    const chosen = $("law-choice").value;
    const { lifecycles } = ask("start");
    const lang = document.documentElement.lang;
    const own = { key: "permit@1", label: `${JSON.parse(permit).title[lang]} [permit@1]` };
    const options = [...lifecycles, own].map((one) => el("option", { value: one.key }, one.label));
    $("law-choice").replaceChildren(...options);
    if (chosen) $("law-choice").value = chosen;
  }

  function take() {
    const key = $("law-choice").value;
    text.value = key === "permit@1" ? permit : ask("lifecycle", { key }).text;
    text.scrollTop = 0;
    subject = null;
    check();
  }

  function check() {
    const found = ask("check", { text: text.value });
    text.setAttribute("aria-invalid", Boolean(found.problems));
    $("walk-waits").hidden = !found.problems;
    if (found.problems) {
      $("law-findings").replaceChildren(...faults(text, found.problems));
      return;
    }
    const { definition, states, warnings } = found;
    const well = both(
      `${definition} dapat dipakai: ${states} status.`,
      `${definition} can be used: ${states} states.`,
    );
    const told = warnings.map((warning) => el("li", {}, warning));
    $("law-findings").replaceChildren(el("p", { class: "good" }, well), el("ul", {}, told));
    ({ asks } = found);
    first ??= asks.subject;
    subject ??= structuredClone(asks.subject);
    form();
    walk();
  }

  function ticks(name, entries, ticked) {
    const box = $(`walk-${name}`);
    const legend = box.querySelector("legend");
    const rows = entries.map((one) => {
      const tick = { type: "checkbox", name, value: one.name, checked: ticked.has(one.name) };
      return el("label", { class: "tick" }, el("input", tick), ` ${one.label}`);
    });
    box.replaceChildren(legend, ...rows);
    box.hidden = !rows.length;
  }

  function inputs(name, entries, value) {
    const box = $(`walk-${name}`);
    const legend = box.querySelector("legend");
    const rows = entries.map((one) => {
      const id = `walk-${name}-${one.name}`;
      const type = one.day ? "date" : "text";
      const input = { id, name, type, value: value(one.name), "data-name": one.name };
      const label = el("label", { for: id }, one.label);
      return el("div", {}, label, el("input", { ...input, autocomplete: "off" }));
    });
    box.replaceChildren(legend, el("div", { class: "fields" }, rows));
    box.hidden = !rows.length;
  }

  // The names that are ticked now, so that a form made anew keeps them.
  const ticked = (name) =>
    [...document.querySelectorAll(`input[name=${name}]:checked`)].map((tick) => tick.value);
  const typed = (name) =>
    Object.fromEntries(
      [...document.querySelectorAll(`input[name=${name}]`)].map((i) => [i.dataset.name, i.value]),
    );

  function form() {
    const kept = ticked("roles").filter((role) => asks.roles.some((one) => one.name === role));
    ticks("roles", asks.roles, new Set(kept.length ? kept : ["unit"]));
    ticks("evidence", asks.evidence, new Set(ticked("evidence")));
    inputs("fields", asks.fields, (name) => subject[name] ?? "");
    const facts = typed("facts");
    inputs("facts", asks.facts, (name) => facts[name] ?? "");
  }

  function walk(action) {
    soon.cancel();
    if (!$("walk-form").checkValidity() || text.getAttribute("aria-invalid") === "true") return;
    for (const [name, value] of Object.entries(typed("fields"))) {
      subject[name] = name.endsWith("_on") ? value || null : value;
    }
    const found = ask("walk", {
      law: text.value,
      subject,
      action,
      on: $("walk-on").value,
      by: $("walk-by").value,
      agency: $("walk-agency").value,
      note: $("walk-note").value,
      roles: ticked("roles"),
      facts: typed("facts"),
      evidence: ticked("evidence"),
    });
    if (found.problems) {
      const rows = found.problems.map((one) => el("li", {}, `${one.path} ${one.text}`));
      $("walk-answer").replaceChildren(el("ul", { class: "bad" }, rows));
      return;
    }
    ({ subject } = found);
    if (action) answer(found);
    else $("walk-answer").replaceChildren();
    stand(found);
  }

  function answer(found) {
    if (found.refused) {
      const rows = found.refused.map((reason) => el("li", {}, reason));
      const told = el("p", { class: "bad" }, both("Ditolak, sebab:", "Refused, because:"));
      $("walk-answer").replaceChildren(told, el("ul", {}, rows));
      return;
    }
    $("walk-note").value = "";
    for (const tick of document.querySelectorAll("input[name=evidence]")) tick.checked = false;
    const told = both("Diterima dan dicatat.", "Accepted and entered.");
    $("walk-answer").replaceChildren(el("p", { class: "good" }, told));
    $("walk-state").focus();
  }

  const act = (action) => () => walk(action);

  function stand(found) {
    const { title, state, phase, begun } = found;
    const where = begun ? [state, phase && ` (${phase})`] : both("belum dimulai", "not begun");
    $("walk-state").replaceChildren(el("strong", {}, title), ": ", ...where);
    $("walk-past").hidden = !begun;
    $("walk-timeline").hidden = !found.timeline;
    $("walk-elsewhere").hidden = !begun;
    const here = found.options.filter((option) => !option.elsewhere);
    $("walk-options").replaceChildren(...here.map(choice));
    const rest = found.options.filter((option) => option.elsewhere);
    const reasons = rest.map((option) => el("li", {}, `${option.label}: ${option.reasons}`));
    $("walk-elsewhere").querySelector("ul").replaceChildren(...reasons);
    $("walk-history").replaceChildren(...found.history.map(entry));
    $("walk-due").replaceChildren(...found.due.map((duty) => el("li", {}, duty)));
    $("due-title").hidden = !found.due.length;
    draw($("walk-picture"), found.svg);
    if (found.timeline) draw($("walk-timeline"), found.timeline);
  }

  function choice(option) {
    const kind = option.permitted ? "open" : "shut";
    const button = { type: "button", class: kind, "data-action": option.action };
    const made = el("button", { ...button, onclick: act(option.action) }, option.label);
    const reasons = option.reasons.map((reason) => el("li", {}, reason));
    if (option.from) {
      const day = both(`Terpenuhi mulai ${option.from}`, `Would pass from ${option.from}`);
      reasons.push(el("li", {}, day));
    }
    return el("li", {}, made, option.target && ` → ${option.target}`, el("ul", {}, reasons));
  }

  function entry(one) {
    const by = [one.by, one.note, one.evidence.join(", ")].filter(Boolean).join(" · ");
    const told = el("strong", {}, one.action);
    const day = el("time", { datetime: one.on }, one.on);
    return el("li", { class: one.phase }, day, " ", told, ` → ${one.target}`, el("small", {}, by));
  }

  const soon = later(() => walk());
  $("walk-on").valueAsDate = new Date();
  $("law-choice").addEventListener("change", take);
  text.addEventListener("input", later(check));
  $("walk-form").addEventListener("input", soon);
  $("walk-form").addEventListener("submit", (event) => event.preventDefault());
  $("walk-again").addEventListener("click", () => {
    subject = structuredClone(first);
    form();
    walk();
  });

  return {
    show() {
      choices();
      if (text.value) check();
      else take();
    },
  };
}
