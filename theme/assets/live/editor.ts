// The code editor, loaded when the reader edits a program for the first time.
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { bracketMatching, HighlightStyle, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import { setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { EditorState, type Extension, type Text } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { assistance } from './assist';
import type { Editor, EditorOptions } from './code';
import { csharp } from './csharp';
import type { Problem } from './machine';

globalThis.drydockEditor = (host, options) => new CodeMirrorEditor(host, options);

class CodeMirrorEditor implements Editor {
  readonly #view: EditorView;

  constructor(host: HTMLElement, options: EditorOptions) {
    // In a shadow tree, CodeMirror adopts its stylesheets, which the pages' Content-Security-Policy allows. Elsewhere it adds <style>.
    const root = host.attachShadow({ mode: 'open' });
    // Outside of the tree, a key seems to come from its host, which is no text field: the page would take it for one of its shortcuts.
    host.addEventListener('keydown', (event) => event.ctrlKey || event.metaKey || event.altKey || event.stopPropagation());
    this.#view = new EditorView({ state: EditorState.create({ doc: options.code, extensions: extensions(options) }), parent: root, root });
  }

  get code(): string {
    return this.#view.state.doc.toString();
  }

  set code(code: string) {
    this.#view.dispatch({ changes: { from: 0, to: this.#view.state.doc.length, insert: code } });
  }

  focus(): void {
    this.#view.focus();
  }

  goTo(line: number, column: number): void {
    const anchor = offset(this.#view.state.doc, line, column);
    this.#view.dispatch({ selection: { anchor }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) });
    this.#view.focus();
  }

  showProblems(problems: readonly Problem[]): void {
    const { doc } = this.#view.state;
    this.#view.dispatch(setDiagnostics(this.#view.state, problems.map((problem) => range(doc, problem))));
  }
}

function range(doc: Text, problem: Problem): Diagnostic {
  const from = offset(doc, problem.line, problem.column);
  return {
    from,
    to: Math.max(from, offset(doc, problem.endLine, problem.endColumn)),
    severity: problem.severity,
    message: problem.message,
    source: problem.id,
  };
}

/** The program can have changed since the compiler read it, so a place can lie behind its end. */
function offset(doc: Text, line: number, column: number): number {
  const { from, to } = doc.line(Math.min(Math.max(line, 1), doc.lines));
  return Math.min(from + Math.max(column, 1) - 1, to);
}

function extensions(options: EditorOptions): Extension[] {
  const { label, hint, phrases, changed } = options;
  return [
    lineNumbers(),
    history(),
    drawSelection(),
    bracketMatching(),
    indentOnInput(),
    indentUnit.of('    '),
    EditorState.tabSize.of(4),
    highlightActiveLine(),
    StreamLanguage.define(csharp),
    syntaxHighlighting(colours),
    look,
    assistance(options),
    EditorState.phrases.of({ Completions: phrases.completions }),
    keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
    EditorView.contentAttributes.of({ 'aria-label': label, 'aria-description': hint, tabindex: '0', spellcheck: 'false', translate: 'no', lang: 'en' }),
    EditorView.updateListener.of((update) => {
      if (update.docChanged) {
        changed();
      }
    }),
  ];
}

const colours = HighlightStyle.define([
  { tag: [tags.keyword, tags.modifier], color: 'var(--code-keyword)' },
  { tag: [tags.controlKeyword], color: 'var(--code-control)' },
  { tag: [tags.string, tags.special(tags.string), tags.character], color: 'var(--code-string)' },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)' },
  { tag: [tags.meta, tags.processingInstruction], color: 'var(--code-directive)' },
  { tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--code-type)' },
  { tag: tags.definition(tags.variableName), color: 'var(--code-method)' },
  { tag: [tags.operator, tags.punctuation, tags.bracket], color: 'var(--ink-soft)' },
]);

/** The look of the page's listings. Underlines are text decorations, because CodeMirror's own are images, which the policy does not allow. */
const look = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '0.8125rem', maxHeight: 'inherit' },
  // An outline of the editor itself would lie under the line numbers.
  '&.cm-focused': { outline: 'none' },
  '&.cm-focused::after': { content: '""', position: 'absolute', inset: '0', zIndex: '250', border: '3px solid var(--focus)', pointerEvents: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.55', fontVariantLigatures: 'none', overflow: 'auto', maxHeight: 'inherit' },
  '.cm-content': { padding: '0.8rem 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 1rem 0 0.6rem' },
  '.cm-cursor': { borderInlineStartColor: 'var(--ink)', borderInlineStartWidth: '2px' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-soft)', borderInlineEnd: '1px solid var(--line)' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--water-wash) 55%, transparent)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground': {
    background: 'color-mix(in srgb, var(--water) 30%, transparent)',
  },
  '&.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--water-wash)', outline: '1px solid var(--line-strong)' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecoration: 'underline wavy var(--lead)', textDecorationSkipInk: 'none' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecoration: 'underline wavy var(--code-directive)', textDecorationSkipInk: 'none' },
  '.cm-lintRange-info': { backgroundImage: 'none', textDecoration: 'underline dotted var(--ink-soft)' },
  '.cm-lintRange-active': { backgroundColor: 'transparent' },
  '.cm-tooltip': { backgroundColor: 'var(--surface)', color: 'var(--ink)', border: '1px solid var(--line-strong)', borderRadius: 'var(--radius)', fontFamily: 'var(--sans)' },
  // The half of a row shows that there are more.
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--mono)', maxWidth: 'min(28rem, 90vw)', maxHeight: 'calc(7.5 * (1.55em + 0.2rem))' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.1rem 0.6rem 0.1rem 0.3rem', lineHeight: '1.55' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--water-wash)', color: 'var(--ink)', outline: '1px solid var(--water)', outlineOffset: '-1px' },
  '.cm-completionIcon': { color: 'var(--ink-soft)', opacity: '1', width: '1.1em' },
  // Where there is no room beside the list, the note lies on the side of it that is away from the caret, and hides none of its names.
  '.cm-completionInfo.cm-completionInfo-right-narrow': { left: '-1px', right: '-1px', width: 'auto', maxWidth: 'none !important' },
  '.cm-tooltip-above > .cm-completionInfo-right-narrow': { top: 'auto !important', bottom: '100% !important' },
  '.cm-tooltip-below > .cm-completionInfo-right-narrow': { top: '100% !important', bottom: 'auto !important' },
  '.cm-completionInfo': { padding: '0.4rem 0.7rem', maxWidth: 'min(26rem, 90vw)' },
  '.note': { maxWidth: 'min(34rem, 90vw)', padding: '0.4rem 0.7rem', lineHeight: '1.5' },
  '.cm-completionInfo > .note': { padding: '0' },
  '.note > code': { fontFamily: 'var(--mono)', overflowWrap: 'anywhere' },
  '.note > p': { margin: '0.3rem 0 0' },
  '.cm-diagnostic': { padding: '0.3rem 0.6rem', borderInlineStart: '4px solid var(--line-strong)' },
  '.cm-diagnostic-error': { borderInlineStartColor: 'var(--lead)' },
  '.cm-diagnosticSource': { opacity: '1', color: 'var(--ink-soft)' },
});
