// Start Python in the page, and give its one function to the two parts.

import { loadPyodide } from "./pyodide/pyodide.mjs";
import { $, both } from "./dom.js";
import { judging } from "./judging.js";
import { walking } from "./walking.js";

// Where a picture stands beside nothing, it takes its narrow body.
const phone = matchMedia("(max-width: 52rem)");
const bytes = async (name) => (await fetch(name)).arrayBuffer();

async function start() {
  const began = performance.now();
  const [python, wheels] = await Promise.all([
    loadPyodide({ indexURL: new URL("pyodide/", document.baseURI).href }),
    fetch("wheels.json").then((found) => found.json()),
  ]);
  const home = python.runPython("import sysconfig; sysconfig.get_path('purelib')");
  const packed = await Promise.all(wheels.map((name) => bytes(`wheels/${name}`)));
  for (const wheel of packed) python.unpackArchive(wheel, "wheel", { extractDir: home });
  python.FS.writeFile(`${home}/playground.py`, new Uint8Array(await bytes("playground.py")));
  const { answer } = python.pyimport("playground");
  window.answer = answer; // for whoever tries it in the console
  const ask = (question, data = {}) => {
    const lang = document.documentElement.lang;
    const width = phone.matches ? "narrow" : "wide";
    return JSON.parse(answer(JSON.stringify({ ...data, ask: question, lang, width })));
  };
  const permit = await (await fetch("permit.json")).text();
  const parts = [walking(ask, permit), judging(ask)];
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.addEventListener("click", () => speak(button.dataset.lang, parts));
  }
  phone.addEventListener("change", () => parts.forEach((part) => part.show()));
  const found = ask("start");
  document.querySelector("main").hidden = false;
  speak("id", parts);
  const took = ((performance.now() - began) / 1000).toFixed(1);
  const versions = `jipp ${found.version}, Python ${found.python}`;
  $("status").replaceChildren(
    ...both(
      `Siap dalam ${took.replace(".", ",")} detik: ${versions}. Jaringan tidak diperlukan lagi.`,
      `Ready in ${took} seconds: ${versions}. No network is needed any more.`,
    ),
  );
  document.documentElement.dataset.ready = "yes";
}

function speak(lang, parts) {
  document.documentElement.lang = lang;
  for (const button of document.querySelectorAll("[data-lang]")) {
    button.setAttribute("aria-pressed", button.dataset.lang === lang);
  }
  for (const option of document.querySelectorAll("option[data-id]")) {
    option.textContent = option.dataset[lang];
  }
  for (const part of parts) part.show();
}

start().catch((error) => {
  $("status").textContent = `${error}`;
  throw error;
});
