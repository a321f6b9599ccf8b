// Completes prefixes, and classes and properties by name or by label, and declares a prefix that is missing.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { keymap } from "@codemirror/view";

const KEYWORDS = (
  "SELECT DISTINCT CONSTRUCT DESCRIBE ASK PREFIX WHERE OPTIONAL UNION MINUS FILTER EXISTS BIND VALUES GRAPH FROM " +
  "ORDER GROUP BY HAVING LIMIT OFFSET COUNT"
).split(" ");
const SHOWN = 40;

/** The extension; `settings` says where the words are and which language is read. */
export function completion(settings) {
  let loaded = null;
  const words = () => (loaded ??= fetch(settings.terms).then((response) => response.json()));
  const source = async (context) => {
    const typed = context.matchBefore(/[?\w][\w-]*(?::[\w-]*)?|[\p{L}][\p{L}\w-]*/u);
    if (!typed && !context.explicit) return null;
    const text = typed?.text ?? "";
    const from = typed?.from ?? context.pos;
    const known = await words();
    const before = context.state.sliceDoc(context.state.doc.lineAt(from).from, from);
    let options;
    if (text.startsWith("?")) options = variables(context.state.doc.toString(), text);
    else if (/\bprefix\s+$/i.test(before)) options = declarations(known.prefixes, text);
    else options = [...terms(known, text, settings.spoken), ...keywords(text)];
    return options.length ? { from, options, filter: false } : null;
  };
  return [autocompletion({ override: [source], icons: false, maxRenderedOptions: SHOWN }), keymap.of(completionKeymap)];
}

function terms(known, text, spoken) {
  const wanted = text.toLocaleLowerCase(spoken);
  return known.terms
    .map(([name, kind, swedish, english, count]) => ({
      rank: Math.min(...[name, name.split(":")[1], swedish, english].map((word) => distance(word, wanted, spoken))),
      count,
      option: {
        label: name,
        detail: [spoken === "sv" ? swedish : english].find((words) => words !== name),
        type: kind,
        apply: (view, _, from, to) => insert(view, known.prefixes, name, from, to),
      },
    }))
    .filter(({ rank }) => rank < 3)
    .sort((one, other) => one.rank - other.rank || other.count - one.count)
    .slice(0, SHOWN)
    .map(({ option }) => option);
}

/** 0 the same, 1 begins so, 2 has it somewhere, 3 not at all. */
function distance(word, wanted, spoken) {
  const place = word.toLocaleLowerCase(spoken).indexOf(wanted);
  if (place < 0) return 3;
  return place > 0 ? 2 : word.length === wanted.length ? 0 : 1;
}

function insert(view, prefixes, name, from, to) {
  const prefix = name.split(":")[0];
  const changes = [{ from, to, insert: name }];
  if (!new RegExp(`\\bprefix\\s+${prefix}:`, "i").test(view.state.doc.toString()))
    changes.unshift({ from: 0, insert: `PREFIX ${prefix}: <${prefixes[prefix]}>\n` });
  const set = view.state.changes(changes);
  view.dispatch({ changes: set, selection: { anchor: set.mapPos(to, 1) }, userEvent: "input.complete" });
}

function declarations(prefixes, text) {
  return Object.entries(prefixes)
    .filter(([prefix]) => `${prefix}:`.startsWith(text))
    .map(([prefix, iri]) => ({ label: `${prefix}:`, detail: iri, apply: `${prefix}: <${iri}>` }));
}

function variables(doc, text) {
  const found = new Set(doc.match(/\?\w+/g));
  found.delete(text);
  return [...found].filter((name) => name.startsWith(text)).sort().map((name) => ({ label: name, type: "variable" }));
}

function keywords(text) {
  const wanted = text.toUpperCase();
  return text ? KEYWORDS.filter((word) => word.startsWith(wanted)).map((label) => ({ label, type: "keyword" })) : [];
}
