// Small helpers: elements, bilingual words, pictures, faults with their places.

export const $ = (id) => document.getElementById(id);

export function el(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value != null) made.setAttribute(name, value);
  }
  made.append(...children.flat());
  return made;
}

// A word in both languages; the style sheet shows the one that is chosen.
export const both = (id, en) => [el("span", { lang: "id" }, id), el("span", { lang: "en" }, en)];

// Act once a person has stopped typing; `cancel` gives up what was put off.
export function later(act, wait = 200) {
  let timer;
  const put = () => {
    put.cancel();
    timer = setTimeout(act, wait);
  };
  put.cancel = () => clearTimeout(timer);
  return put;
}

const sheets = new Map();

// Show a picture. Its style is adopted, since the page allows none written inside the document.
export function draw(place, svg) {
  const [, style] = /<style>(.*?)<\/style>/s.exec(svg);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  sheets.set(place.id, sheet);
  document.adoptedStyleSheets = [...sheets.values()];
  const picture = new DOMParser().parseFromString(svg.replace(/<style>.*?<\/style>/s, ""), "image/svg+xml");
  place.replaceChildren(document.adoptNode(picture.documentElement));
}

// Select the line of a text at a position, and bring it into view.
function reveal(area, at) {
  const text = area.value;
  const end = text.indexOf("\n", at);
  area.closest("details")?.setAttribute("open", "");
  area.focus();
  area.setSelectionRange(at, end < 0 ? text.length : end);
  const lines = text.split("\n").length;
  const line = text.slice(0, at).split("\n").length;
  area.scrollTop = (area.scrollHeight * (line - 4)) / lines;
}

// List the faults of an edited text: a button leads to the place of each.
export function faults(area, problems) {
  const rows = problems.map((problem) => {
    const where = [...both(`Baris ${problem.line}`, `Line ${problem.line}`), ` ${problem.path}`];
    const go = { type: "button", class: "place", onclick: () => reveal(area, problem.at) };
    return el("li", {}, el("button", go, where), ` ${problem.text}`);
  });
  const count = both(`${rows.length} yang perlu diperbaiki:`, `${rows.length} to mend:`);
  return [el("p", { class: "bad" }, count), el("ul", {}, rows)];
}
