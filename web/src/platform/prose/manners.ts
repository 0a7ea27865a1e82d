// How the editor behaves under the fingers: keys, undoing, numbers of footnotes, and what is put right after a change.
import { Extension, type Editor } from '@tiptap/core';
import { gapCursor } from '@tiptap/pm/gapcursor';
import { history, redo, undo } from '@tiptap/pm/history';
import type { Node } from '@tiptap/pm/model';
import { NodeSelection, Plugin, TextSelection, type EditorState, type Transaction } from '@tiptap/pm/state';
import { goToNextCell, tableEditing } from '@tiptap/pm/tables';
import { Decoration, DecorationSet } from '@tiptap/pm/view';
import { t } from '../i18n';
import { listLevel, makeList, sink } from './lists';

export interface Asks {
  link: () => void;
  note: (at?: number) => void;
  tools: () => void;
  save: () => boolean;
}

/** The footnotes of a document in their order, and where each stands. */
export function notesOf(doc: Node): { at: number; text: string }[] {
  const found: { at: number; text: string }[] = [];
  doc.descendants((node, at) => {
    if (node.type.name === 'footnote') {
      found.push({ at, text: String(node.attrs.text) });
    }
  });
  return found;
}

function numbered(doc: Node): DecorationSet {
  const signs = notesOf(doc).map(({ at, text }, index) =>
    Decoration.node(at, at + 1, {
      'data-number': String(index + 1),
      role: 'img',
      'aria-label': t('prose.editor.note_said', { number: index + 1, text }),
    }),
  );
  return DecorationSet.create(doc, signs);
}

/** The numbers of the footnotes: what is shown, never what is stored. */
const noteNumbers = new Plugin<DecorationSet>({
  state: {
    init: (_, state) => numbered(state.doc),
    apply: (transaction, before) => (transaction.docChanged ? numbered(transaction.doc) : before),
  },
  props: {
    decorations(state) {
      return this.getState(state);
    },
  },
});

/** The first row of a table heads it, and after a table there is somewhere to write. */
export function putRight(state: EditorState, isPoints: boolean): Transaction | null {
  const { doc, schema, tr } = state;
  doc.descendants((node, at) => {
    if (node.type.name !== 'table') {
      return !node.isTextblock;
    }
    node.forEach((row, offset, index) => {
      row.forEach((cell, inner) => {
        const wanted = index === 0 ? 'tableHeader' : 'tableCell';
        if (cell.type.name !== wanted) {
          tr.setNodeMarkup(at + 1 + offset + 1 + inner, schema.nodes[wanted], cell.attrs);
        }
      });
    });
    return false;
  });
  const isBlank =
    doc.childCount === 1 && doc.firstChild?.type.name === 'paragraph' && !doc.firstChild.content.size;
  if (isPoints && isBlank) {
    const { orderedList, listItem, paragraph } = schema.nodes;
    const begun = orderedList!.create(null, listItem!.create(null, paragraph!.create()));
    tr.replaceWith(0, doc.content.size, begun).setSelection(TextSelection.create(tr.doc, 3));
  } else if (doc.lastChild?.type.name === 'table') {
    tr.insert(doc.content.size, schema.nodes.paragraph!.create());
  }
  return tr.docChanged ? tr.setMeta('addToHistory', false) : null;
}

function afterChange(isPoints: boolean): Plugin {
  return new Plugin({
    appendTransaction: (transactions, _, state) =>
      transactions.some((one) => one.docChanged) ? putRight(state, isPoints) : null,
  });
}

/** A selected footnote is opened by Enter and by a double press; a dropped file is nobody's. */
function signs(asks: Asks): Plugin {
  return new Plugin({
    props: {
      handleDoubleClickOn: (_view, _at, node, nodeAt) =>
        node.type.name === 'footnote' ? (asks.note(nodeAt), true) : false,
      handleDrop: (_view, event) => (event.dataTransfer?.files.length ?? 0) > 0,
      handleKeyDown: (view, event) => {
        const { selection } = view.state;
        if (event.altKey && event.key === 'F10') {
          asks.tools();
          return true;
        }
        if (
          event.key === 'Enter' &&
          selection instanceof NodeSelection &&
          selection.node.type.name === 'footnote'
        ) {
          asks.note(selection.from);
          return true;
        }
        return false;
      },
    },
  });
}

/** Enter in an empty point of decision points at the outermost level stays: the list is the whole text. */
function enter(editor: Editor, isPoints: boolean): boolean {
  const { $from, empty } = editor.state.selection;
  if (isPoints && empty && listLevel(editor.state) === 1 && $from.parent.content.size === 0) {
    return true;
  }
  return editor.commands.splitListItem('listItem');
}

export const heading = (level: number) => (editor: Editor) =>
  editor.chain().toggleNode('heading', 'paragraph', { level }).run();

export function manners(asks: Asks, isPoints: boolean) {
  return Extension.create({
    name: 'manners',
    priority: 200,
    addKeyboardShortcuts() {
      const { editor } = this;
      const by = (command: typeof undo) => () => command(editor.state, editor.view.dispatch);
      const cell = (direction: 1 | -1) => goToNextCell(direction)(editor.state, editor.view.dispatch);
      return {
        'Mod-b': () => editor.commands.toggleMark('bold'),
        'Mod-i': () => editor.commands.toggleMark('italic'),
        'Mod-z': by(undo),
        'Mod-y': by(redo),
        'Mod-Shift-z': by(redo),
        'Mod-Shift-0': () => editor.commands.setNode('paragraph'),
        'Mod-Shift-1': () => heading(1)(editor),
        'Mod-Shift-2': () => heading(2)(editor),
        'Mod-Shift-3': () => heading(3)(editor),
        'Mod-Shift-7': () => makeList(editor, 'orderedList'),
        'Mod-Shift-8': () => makeList(editor, 'bulletList'),
        'Mod-Shift-k': () => (asks.link(), true),
        'Mod-Shift-f': () => (asks.note(), true),
        'Mod-s': asks.save,
        'Shift-Enter': () =>
          editor.isActive('heading') || editor.commands.insertContent({ type: 'hardBreak' }),
        Enter: () => enter(editor, isPoints),
        Tab: () => sink(editor) || cell(1),
        'Shift-Tab': () =>
          listLevel(editor.state) > 1 ? editor.commands.liftListItem('listItem') : cell(-1),
      };
    },
    addProseMirrorPlugins: () => [
      history(),
      gapCursor(),
      noteNumbers,
      signs(asks),
      afterChange(isPoints),
      tableEditing(),
    ],
  });
}
