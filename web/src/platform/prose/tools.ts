// The tools over the text: what each does, when it can, and when it is on.
import type { Editor } from '@tiptap/core';
import { redo, redoDepth, undo, undoDepth } from '@tiptap/pm/history';
import {
  addColumnAfter,
  addRowAfter,
  deleteColumn,
  deleteRow,
  deleteTable,
  isInTable,
  TableMap,
} from '@tiptap/pm/tables';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { TextKey } from '../i18n';
import { makeList } from './lists';
import type { Asks } from './manners';
import type { SignName } from './signs';
import { columnsMax } from './stored';

export interface Tool {
  name: SignName;
  title: TextKey;
  keys?: string;
  /** Undefined when it is no switch. */
  isOn?: boolean;
  can: boolean;
  run: () => void;
}

type Command = (state: EditorState, dispatch?: (transaction: Transaction) => void) => boolean;

function by(editor: Editor, command: Command) {
  return {
    can: command(editor.state),
    run: () => {
      command(editor.state, editor.view.dispatch);
      editor.view.focus();
    },
  };
}

function emptyTable(rows: number, columns: number) {
  const row = (type: string) => ({
    type: 'tableRow',
    content: Array.from({ length: columns }, () => ({ type, content: [{ type: 'paragraph' }] })),
  });
  return {
    type: 'table',
    content: Array.from({ length: rows }, (_, at) => row(at === 0 ? 'tableHeader' : 'tableCell')),
  };
}

/** Puts a table of three by three where the cursor stands, with the cursor in its first cell. */
export function insertTable(editor: Editor): void {
  const { from, to } = editor.state.selection;
  editor.commands.insertContentAt({ from, to }, emptyTable(3, 3));
  let first: number | undefined;
  editor.state.doc.nodesBetween(Math.max(0, from - 2), editor.state.doc.content.size, (node, at) => {
    first ??= node.type.name === 'table' && at >= from - 2 ? at + 4 : undefined;
    return first === undefined;
  });
  if (first !== undefined) {
    editor.commands.setTextSelection(first);
  }
  editor.view.focus();
}

function tableWidth(state: EditorState): number {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth).type.name === 'table') {
      return TableMap.get($from.node(depth)).width;
    }
  }
  return 0;
}

function writing(editor: Editor, asks: Asks, inTable: boolean): Tool[] {
  const inHeading = editor.isActive('heading');
  const marked = (name: 'bold' | 'italic', keys: string): Tool => ({
    name,
    title: `prose.editor.${name}`,
    keys,
    isOn: editor.isActive(name),
    can: !inHeading,
    run: () => {
      editor.commands.toggleMark(name);
      editor.view.focus();
    },
  });
  const list = (name: 'bullets' | 'numbers', type: 'bulletList' | 'orderedList', keys: string): Tool => ({
    name,
    title: `prose.editor.${name}`,
    keys,
    isOn: editor.isActive(type),
    can: !inTable,
    run: () => {
      makeList(editor, type);
      editor.view.focus();
    },
  });
  return [
    marked('bold', 'Control+B'),
    marked('italic', 'Control+I'),
    list('bullets', 'bulletList', 'Control+Shift+8'),
    list('numbers', 'orderedList', 'Control+Shift+7'),
    {
      name: 'link',
      title: 'prose.editor.link',
      keys: 'Control+Shift+K',
      isOn: editor.isActive('link'),
      can: !inHeading,
      run: asks.link,
    },
    {
      name: 'note',
      title: 'prose.editor.note',
      keys: 'Control+Shift+F',
      can: !inHeading,
      run: () => asks.note(),
    },
    {
      name: 'table',
      title: 'prose.editor.table',
      can: !inTable && !editor.isActive('listItem'),
      run: () => insertTable(editor),
    },
  ];
}

/** The groups of tools as they are for where the cursor stands. Those of a table are there inside one. */
export function toolsOf(editor: Editor, asks: Asks): Tool[][] {
  const inTable = isInTable(editor.state);
  const tableTool = (name: SignName, title: TextKey, command: Command, can = true): Tool => {
    const tool = by(editor, command);
    return { name, title, ...tool, can: tool.can && can };
  };
  const groups: Tool[][] = [
    writing(editor, asks, inTable),
    [
      {
        ...by(editor, undo),
        name: 'undo',
        title: 'prose.editor.undo',
        keys: 'Control+Z',
        can: undoDepth(editor.state) > 0,
      },
      {
        ...by(editor, redo),
        name: 'redo',
        title: 'prose.editor.redo',
        keys: 'Control+Y',
        can: redoDepth(editor.state) > 0,
      },
    ],
  ];
  if (inTable) {
    groups.push([
      tableTool('row_add', 'prose.editor.row_add', addRowAfter),
      tableTool('row_remove', 'prose.editor.row_remove', deleteRow),
      tableTool(
        'column_add',
        'prose.editor.column_add',
        addColumnAfter,
        tableWidth(editor.state) < columnsMax,
      ),
      tableTool('column_remove', 'prose.editor.column_remove', deleteColumn),
      tableTool('table_remove', 'prose.editor.table_remove', deleteTable),
    ]);
  }
  return groups;
}
