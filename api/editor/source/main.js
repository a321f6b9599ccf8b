// Makes the form at /sparql more comfortable. Without this script the form works as it is.
import { completion } from "./completion.js";
import { editor } from "./editor.js";
import { remember, showEarlier } from "./earlier.js";

const LONGEST_LINK = 6000; // what is longer is sent by POST, as on the server

const form = document.querySelector("#ask");
const area = document.querySelector("#query");
const stop = document.querySelector("#stop");
const state = document.querySelector("#state");
const settings = JSON.parse(document.querySelector("#settings").textContent);
let running = null;

const view = editor(area, settings, completion(settings), () => form.requestSubmit());
markTrouble();
showEarlier((text) => view.replace(text));

form.addEventListener("submit", (event) => {
  area.value = view.text();
  remember(area.value);
  if (form.elements.format.value === "html") {
    event.preventDefault();
    ask();
  }
});
stop.addEventListener("click", () => running?.abort());

async function ask() {
  running?.abort();
  const controller = (running = new AbortController());
  const parameters = new URLSearchParams(new FormData(form));
  parameters.delete("format");
  const address = `${form.getAttribute("action")}?${parameters}`;
  const long = address.length > LONGEST_LINK;
  const headers = { Accept: "text/html" };
  stop.hidden = false;
  state.textContent = settings.running;
  try {
    const response = await (long
      ? fetch(form.getAttribute("action"), { method: "POST", body: parameters, headers, signal: controller.signal })
      : fetch(address, { headers, signal: controller.signal }));
    show(new DOMParser().parseFromString(await response.text(), "text/html"));
    if (!long) history.replaceState(null, "", address);
  } catch (error) {
    if (running === controller) state.textContent = controller.signal.aborted ? settings.stopped : settings.failed;
  } finally {
    if (running === controller) {
      stop.hidden = true;
      running = null;
    }
  }
}

function show(page) {
  const answer = page.querySelector("#answer");
  if (!answer) throw new Error("no answer");
  document.querySelector("#answer").replaceWith(document.importNode(answer, true));
  document.querySelector(".switch").replaceWith(document.importNode(page.querySelector(".switch"), true));
  state.textContent = `${settings.answered}: ${answer.querySelector("h2").textContent.trim()}`;
  markTrouble();
  showEarlier((text) => view.replace(text));
}

function markTrouble() {
  const { line, column } = document.querySelector("#answer").dataset;
  view.mark(Number(line ?? 0), Number(column ?? 0));
}
