// CodeMirror in a shadow root: its styles are adopted there, which the content security policy lets pass.
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { HighlightStyle, bracketMatching, syntaxHighlighting } from "@codemirror/language";
import { EditorState, StateEffect, StateField } from "@codemirror/state";
import { Decoration, EditorView, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { sparql } from "codemirror-lang-sparql";

const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "bold" },
  { tag: tags.variableName, color: "var(--doubt)" },
  { tag: [tags.string, tags.integer, tags.float, tags.bool], color: "var(--ink)", fontStyle: "italic" },
  { tag: tags.comment, color: "var(--muted)" },
]);

const theme = EditorView.theme({
  "&": { border: "1px solid var(--rule)", borderRadius: "3px", background: "var(--paper)", color: "var(--ink)" },
  "&.cm-focused": { outline: "3px solid var(--accent)", outlineOffset: "2px" },
  ".cm-scroller": { font: "0.95rem/1.5 ui-monospace, 'DejaVu Sans Mono', monospace" },
  ".cm-content, .cm-gutter": { minHeight: "18rem" },
  ".cm-content": { caretColor: "var(--ink)" },
  ".cm-gutters": { background: "var(--soft)", color: "var(--muted)", border: "0" },
  ".cm-trouble": { outline: "2px solid var(--doubt)", outlineOffset: "-2px" },
  ".cm-trouble-here": { textDecoration: "underline wavy var(--doubt)" },
  ".cm-matchingBracket": { background: "var(--mark) !important", color: "var(--ink)" },
  ".cm-tooltip": { background: "var(--paper)", color: "var(--ink)", border: "1px solid var(--rule)", maxWidth: "90vw" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { font: "inherit", minWidth: "12rem", maxWidth: "90vw" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.3rem 0.5rem", whiteSpace: "normal" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]": {
    background: "var(--accent)",
    color: "var(--accent-ink)",
    outline: "2px solid transparent", // seen where the system chooses the colours
  },
  ".cm-completionDetail": { fontStyle: "normal", marginLeft: "0.6rem" },
});

const setTrouble = StateEffect.define();
const trouble = StateField.define({
  create: () => Decoration.none,
  update(marks, transaction) {
    for (const effect of transaction.effects) if (effect.is(setTrouble)) return effect.value;
    return transaction.docChanged ? Decoration.none : marks;
  },
  provide: (field) => EditorView.decorations.from(field),
});

/**
 * Puts an editor in the place of a text area.
 *
 * `submit` is called on Ctrl+Enter. The result has `text()`, `replace(text)` and `mark(line, column)`, both from 1,
 * where line 0 takes the mark away.
 */
export function editor(area, settings, completion, submit) {
  const host = document.createElement("div");
  const shadow = host.attachShadow({ mode: "open" });
  area.after(host);
  area.hidden = true;
  const view = new EditorView({
    parent: shadow,
    root: shadow,
    state: EditorState.create({
      doc: area.value,
      extensions: [
        keymap.of([{ key: "Mod-Enter", run: () => (submit(), true) }]),
        lineNumbers(),
        history(),
        bracketMatching(),
        sparql(),
        syntaxHighlighting(colours),
        completion,
        trouble,
        theme,
        keymap.of([...defaultKeymap, ...historyKeymap]),
        EditorView.lineWrapping,
        EditorState.phrases.of({ Completions: settings.completions }),
        EditorView.contentAttributes.of({
          "aria-label": settings.editor_label,
          "aria-description": settings.editor_help,
          spellcheck: "false",
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) area.value = view.state.doc.toString();
        }),
      ],
    }),
  });
  const help = document.createElement("p");
  help.className = "how";
  help.textContent = settings.editor_help;
  host.after(help);
  document.querySelector(`label[for="${area.id}"]`).addEventListener("click", () => view.focus());
  return {
    text: () => view.state.doc.toString(),
    replace(text) {
      view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } });
      view.focus();
    },
    mark(number, column) {
      view.contentDOM.setAttribute("aria-invalid", String(number > 0));
      view.dispatch({ effects: setTrouble.of(number > 0 ? marks(view.state.doc, number, column) : Decoration.none) });
    },
  };
}

function marks(doc, number, column) {
  const line = doc.line(Math.min(number, doc.lines));
  const found = [Decoration.line({ class: "cm-trouble" }).range(line.from)];
  const from = Math.min(line.from + Math.max(column - 1, 0), line.to);
  if (from < line.to) found.push(Decoration.mark({ class: "cm-trouble-here" }).range(from, line.to));
  return Decoration.set(found);
}
