import { acceptCompletion, autocompletion, selectedCompletion, type Completion, type CompletionContext, type CompletionResult } from '@codemirror/autocomplete';
import { StateEffect, StateField, type Extension } from '@codemirror/state';
import { EditorView, hoverTooltip, keymap, showTooltip, tooltips, type Rect, type Tooltip } from '@codemirror/view';
import type { EditorOptions } from './code';
import { element, visible } from './elements';
import type { CompletionItem, Explanation, Note } from './machine';

/** CodeMirror's icons, and what comes first among names that match as well as others. */
const kinds: Readonly<Record<string, { readonly type: string; readonly boost: number }>> = {
  local: { type: 'variable', boost: 3 },
  member: { type: 'property', boost: 2 },
  method: { type: 'method', boost: 2 },
  type: { type: 'class', boost: 1 },
  keyword: { type: 'keyword', boost: 0 },
  plain: { type: 'namespace', boost: -1 },
};

const word = /[\p{L}_][\p{L}\p{N}_]*/u;

interface Named extends Completion {
  readonly item: CompletionItem;
}

/** Suggests names while one types, and explains the name under the pointer or at the caret. */
export function assistance(options: EditorOptions): Extension {
  return [
    autocompletion({ override: [(context) => complete(context, options)] }),
    announceSelected(options),
    hoverTooltip(async (view, place) => {
      const found = await options.explain(place);
      return found && found.to <= view.state.doc.length ? tooltipOf(found) : null;
    }),
    explained,
    keymap.of([
      { key: 'Tab', run: acceptCompletion },
      { key: 'F1', run: (view) => explainHere(view, options) },
      { key: 'Escape', run: (view) => view.state.field(explained) !== null && hide(view) },
    ]),
    tooltips({ tooltipSpace: uncovered }),
  ];
}

async function complete(context: CompletionContext, options: EditorOptions): Promise<CompletionResult | null> {
  const typed = context.matchBefore(word);
  const start = typed?.from ?? context.pos;
  if (!context.explicit && !typed && context.state.sliceDoc(start - 1, start) !== '.') {
    return null;
  }

  const found = await options.complete(context.pos);
  return found && {
    from: found.from,
    options: found.items.map(toCompletion),
    // What is left when the name is longer can be found here, unless not all names came.
    ...(found.isCut ? {} : { validFor: /^[\p{L}\p{N}_]*$/u }),
  };

  function toCompletion(item: CompletionItem): Named {
    const { note } = item;
    return { item, label: item.name, ...kinds[item.kind], ...(note ? { info: () => noteElement(note, overloadsOf(item, options)) } : {}) };
  }
}

/** A screen reader reads the name that is selected in the list, but not the note beside it. */
function announceSelected(options: EditorOptions): Extension {
  return EditorView.updateListener.of(({ startState, state, view }) => {
    const selected = selectedCompletion(state) as Named | null;
    if (selected?.item.note && selected !== selectedCompletion(startState)) {
      const { item } = selected;
      view.dispatch({ effects: EditorView.announce.of(`${textOf(item.note!)} ${overloadsOf(item, options)}`) });
    }
  });
}

const explain = StateEffect.define<Tooltip | null>();

/** The explanation at the caret, which stays until the reader goes on. */
const explained = StateField.define<Tooltip | null>({
  create: () => null,
  update: (shown, { effects, docChanged, selection }) => {
    const asked = effects.find((effect) => effect.is(explain));
    return asked ? asked.value as Tooltip | null : docChanged || selection ? null : shown;
  },
  provide: (field) => showTooltip.from(field),
});

function explainHere(view: EditorView, options: EditorOptions): true {
  const { doc, selection } = view.state;
  void options.explain(selection.main.head).then((found) => {
    if (view.state.doc === doc) {
      view.dispatch({ effects: [explain.of(found && tooltipOf(found)), EditorView.announce.of(found ? textOf(found.note) : options.phrases.unknown)] });
    }
  });
  return true;
}

function hide(view: EditorView): true {
  view.dispatch({ effects: explain.of(null) });
  return true;
}

function tooltipOf({ from, to, note }: Explanation): Tooltip {
  return { pos: from, end: to, above: true, create: () => ({ dom: noteElement(note, '') }) };
}

function textOf({ signature, summary }: Note): string {
  return summary === '' ? signature : `${signature}. ${summary}`;
}

function overloadsOf({ overloads }: CompletionItem, { phrases }: EditorOptions): string {
  return overloads > 0 ? phrases.overloads(overloads) : '';
}

/** The documentation of libraries is in English. */
function noteElement({ signature, summary }: Note, overloads: string): HTMLElement {
  return element('div', { className: 'note' },
    element('code', { lang: 'en', textContent: visible(signature) }),
    ...(overloads === '' ? [] : [element('p', { textContent: overloads })]),
    ...(summary === '' ? [] : [element('p', { lang: 'en', textContent: summary })]));
}

/** Pixels between a note and the edge of the window. */
const margin = 8;

/** The part of the window that the dock does not cover. */
function uncovered(): Rect {
  const dock = document.querySelector('.live-dock')?.getBoundingClientRect();
  const { clientWidth: right, clientHeight: bottom } = document.documentElement;
  const free = !dock || dock.height === 0 ? { right, bottom } : dock.left > 0 ? { right: dock.left, bottom } : { right, bottom: dock.top };
  return { left: margin, top: margin, right: free.right - margin, bottom: free.bottom - margin };
}
