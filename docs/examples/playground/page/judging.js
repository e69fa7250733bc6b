// A rubric to edit, sheets of marks, and the ranking that follows.

import { $, both, el, faults, later } from "./dom.js";

const escaped = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");

// Every criterion of a tree with its JSON pointer and depth, branches before their leaves.
function* nodes(criteria, path = "/criteria", depth = 0) {
  for (const [i, one] of (criteria ?? []).entries()) {
    yield { one, path: `${path}/${i}`, depth };
    yield* nodes(one.criteria, `${path}/${i}/criteria`, depth + 1);
  }
}

export function judging(ask) {
  const text = $("rubric-text");
  let rubric = null;
  let sheets = [];

  const leaves = () =>
    [...nodes(rubric.criteria)].map((node) => node.one).filter((one) => !one.criteria?.length);

  function choices() {
    const chosen = $("rubric-choice").value;
    const { rubrics } = ask("start");
    const options = rubrics.map((one) => el("option", { value: one.key }, one.label));
    $("rubric-choice").replaceChildren(...options);
    if (chosen) $("rubric-choice").value = chosen;
  }

  function take() {
    const found = ask("rubric", { key: $("rubric-choice").value });
    text.value = found.text;
    text.scrollTop = 0;
    ({ sheets } = found);
    read();
  }

  // The form follows the text where that is JSON, and keeps its last state where it is not.
  function read() {
    try {
      const found = JSON.parse(text.value);
      if (Array.isArray(found?.criteria)) rubric = found;
    } catch {
      // Python says what is wrong with it.
    }
    if (rubric) {
      $("criteria").replaceChildren(...[...nodes(rubric.criteria)].map(criterion));
      table();
    }
    score();
  }

  function label(one) {
    const said = one.label ?? one.id;
    return typeof said === "string" ? said : said[document.documentElement.lang];
  }

  function criterion({ one, path, depth }, i) {
    const name = el("th", { scope: "row", id: `criterion-${i}`, class: `deep-${depth}` }, label(one));
    const write = (change) => (event) => {
      change(event.target.value.trim());
      text.value = JSON.stringify(rubric, null, 2);
      soon();
    };
    const cell = (column, place, value, change) => {
      const named = { "aria-labelledby": `criterion-${i} of-${column}`, "data-path": place };
      const typed = { value, inputmode: "decimal", autocomplete: "off" };
      return el("td", {}, el("input", { ...named, ...typed, oninput: write(change) }));
    };
    const weight = cell("weight", `${path}/weight`, one.weight ?? "", (value) => {
      one.weight = value.replace(",", ".") || null;
    });
    if (one.criteria?.length) return el("tr", {}, name, weight, el("td", { colspan: 2 }));
    if (one.scale && one.scale.type !== "range") {
      return el("tr", {}, name, weight, el("td", { colspan: 2 }, one.scale.type));
    }
    const bounds = ["low", "high"].map((end) =>
      cell(end, `${path}/scale/${end}`, one.scale?.[end] ?? "", (value) => {
        one.scale = { type: "range", ...one.scale, [end]: value.replace(",", ".") };
        if (!one.scale.low && !one.scale.high) one.scale = null;
      }),
    );
    return el("tr", {}, name, weight, bounds);
  }

  function table() {
    const columns = leaves();
    const heads = columns.map((one, j) => el("th", { scope: "col", id: `leaf-${j}` }, label(one)));
    const fixed = [
      el("th", { scope: "col", id: "of-subject" }, both("Proposal", "Proposal")),
      el("th", { scope: "col", id: "of-judge" }, both("Juri", "Judge")),
    ];
    const last = el("td");
    $("marks").tHead.replaceChildren(el("tr", {}, fixed, heads, last));
    $("marks").tBodies[0].replaceChildren(...sheets.map((sheet, i) => row(sheet, i, columns)));
  }

  function row(sheet, i, columns) {
    const write = (change) => (event) => {
      change(event.target.value);
      soon();
    };
    const named = (column) => ({ "aria-labelledby": `sheet-${i} ${column}`, autocomplete: "off" });
    const whose = ["subject", "judge"].map((key) => {
      const input = { ...named(`of-${key}`), "data-path": `/sheets/${i}/${key}`, class: "wide" };
      const change = write((value) => (sheet[key] = value.trim()));
      return el("td", {}, el("input", { ...input, value: sheet[key], oninput: change }));
    });
    const marks = columns.map((one, j) => {
      const place = { "data-path": `/sheets/${i}/marks/${escaped(one.id)}` };
      const change = write((value) => (sheet.marks[one.id] = value));
      const value = sheet.marks[one.id] ?? "";
      const input = { ...named(`leaf-${j}`), ...place, value, oninput: change };
      return el("td", {}, el("input", { ...input, inputmode: "decimal" }));
    });
    const number = el("span", { id: `sheet-${i}`, class: "heard" }, both(`Lembar ${i + 1}`, `Sheet ${i + 1}`));
    const away = () => {
      sheets.splice(i, 1);
      table();
      score();
      $("marks-add").focus();
    };
    const button = el("button", { type: "button", onclick: away }, number, both("hapus", "remove"));
    return el("tr", {}, whose, marks, el("td", {}, button));
  }

  function score() {
    const found = ask("score", { text: text.value, sheets });
    for (const input of $("rubric").querySelectorAll("[aria-invalid=true]")) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
    text.setAttribute("aria-invalid", Boolean(found.problems));
    const told = [];
    if (found.problems) told.push(...faults(text, found.problems));
    if (found.faults?.length) told.push(...misgiven(found.faults));
    $("rubric-findings").replaceChildren(...told);
    for (const problem of [...(found.problems ?? []), ...(found.faults ?? [])]) blame(problem);
    rank(found.rows ?? []);
  }

  const input = (path) => $("rubric").querySelector(`[data-path="${CSS.escape(path)}"]`);

  function blame(problem) {
    const place = input(problem.path);
    place?.setAttribute("aria-invalid", "true");
    place?.setAttribute("aria-describedby", "rubric-findings");
  }

  function misgiven(problems) {
    const rows = problems.map((problem) => {
      const go = () => input(problem.path)?.focus();
      const place = el("button", { type: "button", class: "place", onclick: go }, problem.path);
      return el("li", {}, place, ` ${problem.text}`);
    });
    const said = both(`Nilai: ${rows.length} yang perlu diperbaiki:`, `Marks: ${rows.length} to mend:`);
    return [el("p", { class: "bad" }, said), el("ul", {}, rows)];
  }

  function rank(rows) {
    const tied = both(" (nilai sama)", " (tied)");
    $("ranking").hidden = !rows.length;
    $("ranking").tBodies[0].replaceChildren(
      ...rows.map((one) => {
        const place = el("td", {}, one.rank, one.tied ? tied.map((word) => word.cloneNode(true)) : "");
        return el("tr", {}, place, el("td", {}, one.subject), el("td", {}, one.total));
      }),
    );
    const open = new Set(
      [...$("explained").querySelectorAll("details[open]")].map((one) => one.dataset.subject),
    );
    $("explained").replaceChildren(
      ...rows.map((one, i) => {
        const opened = open.size ? open.has(one.subject) : i === 0;
        const heading = both(`Penjelasan nilai ${one.subject}`, `How ${one.subject} came to its total`);
        const whole = { "data-subject": one.subject, open: opened };
        return el("details", whole, el("summary", {}, heading), el("pre", {}, one.explain));
      }),
    );
  }

  const soon = later(score);
  $("rubric-choice").addEventListener("change", take);
  text.addEventListener("input", later(read));
  $("marks-add").addEventListener("click", () => {
    sheets.push({ subject: "baru", judge: "ani", marks: {} });
    table();
    score();
    input(`/sheets/${sheets.length - 1}/subject`).focus();
  });

  return {
    show() {
      choices();
      if (text.value) read();
      else take();
    },
  };
}
