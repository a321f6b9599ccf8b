// The queries asked before, kept in this browser and nowhere else.
const KEY = "samgraf.queries";
const KEPT = 30;

function kept() {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? "[]");
  } catch {
    return []; // storage is turned off, or somebody else wrote there
  }
}

function keep(texts) {
  try {
    if (texts.length) localStorage.setItem(KEY, JSON.stringify(texts));
    else localStorage.removeItem(KEY);
  } catch {
    // storage is turned off or full: nothing is remembered
  }
}

/** Puts a query first among those remembered. */
export function remember(text) {
  keep([text, ...kept().filter((one) => one !== text)].slice(0, KEPT));
}

/** Lists what is remembered; `choose` gets the text of a query that is chosen. */
export function showEarlier(choose) {
  const section = document.querySelector("#earlier");
  const texts = kept();
  section.hidden = texts.length === 0;
  section.querySelector("ul").replaceChildren(
    ...texts.map((text) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "quiet";
      button.textContent = summary(text);
      button.addEventListener("click", () => choose(text));
      const item = document.createElement("li");
      item.append(button);
      return item;
    }),
  );
  section.querySelector("#forget").onclick = () => {
    keep([]);
    showEarlier(choose);
    document.querySelector("#content").focus(); // the button that had the focus is gone
  };
}

/** The query without its prologue and comments, in one short line. */
function summary(text) {
  const plain = text.replace(/^\s*#.*$/gm, "").replace(/\b(?:prefix|base)\b[^<]*<[^>]*>/gi, "").replace(/\s+/g, " ").trim();
  return plain.length > 120 ? `${plain.slice(0, 119)}…` : plain || "…";
}
