// Lists under the fingers. A point holds one paragraph and the lists inside it, so many paragraphs become many points.
import type { Editor } from '@tiptap/core';
import { Fragment, type Node } from '@tiptap/pm/model';
import { TextSelection, type EditorState } from '@tiptap/pm/state';
import { canJoin } from '@tiptap/pm/transform';
import { listLevelsMax } from './stored';

/** How deep in lists the cursor stands. */
export function listLevel(state: EditorState): number {
  const { $from } = state.selection;
  let level = 0;
  for (let depth = $from.depth; depth > 0; depth--) {
    level += isList($from.node(depth)) ? 1 : 0;
  }
  return level;
}

/** Further in, unless that would be a fourth level or there is nothing to be inside of: then Tab goes on. */
export function sink(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const item = [...Array($from.depth).keys()].map((at) => at + 1).reverse();
  const depth = item.find((at) => $from.node(at).type.name === 'listItem');
  let deepest = 0;
  if (depth !== undefined) {
    const inner = (node: Node): number => {
      let most = 0;
      node.forEach((child) => {
        most = Math.max(most, inner(child) + (isList(child) ? 1 : 0));
      });
      return most;
    };
    deepest = inner($from.node(depth));
  }
  return listLevel(editor.state) + deepest < listLevelsMax && editor.commands.sinkListItem('listItem');
}

const isList = (node: Node) => node.type.name === 'bulletList' || node.type.name === 'orderedList';

/** What a block is as points: a list its own, anything with words one. Null when it cannot be in a list. */
function pointsOf(block: Node): Node[] | null {
  const { listItem, paragraph } = block.type.schema.nodes;
  if (isList(block)) {
    return [...block.content.content];
  }
  return block.isTextblock ? [listItem!.create(null, paragraph!.create(null, block.content))] : null;
}

/** Makes the chosen paragraphs a list of the kind, or one list the other kind, or a list of the kind paragraphs again. */
export function makeList(editor: Editor, name: 'bulletList' | 'orderedList'): boolean {
  const { state, view } = editor;
  const { $from, $to } = state.selection;
  if (listLevel(state) > 0) {
    return editor.commands.toggleList(name, 'listItem');
  }
  const first = $from.index(0);
  const last = Math.max(first, $to.depth === 0 ? $to.index(0) - 1 : $to.index(0));
  const blocks = state.doc.content.content.slice(first, last + 1);
  const points = blocks.map(pointsOf);
  if (blocks.length === 0 || points.some((one) => one === null)) {
    return false;
  }
  if (blocks.every((block) => block.type.name === name)) {
    return loosen(editor, first, blocks);
  }
  const list = state.schema.nodes[name]!.create(null, Fragment.from(points.flat() as Node[]));
  const from = state.doc.content.content.slice(0, first).reduce((sum, block) => sum + block.nodeSize, 0);
  const to = blocks.reduce((sum, block) => sum + block.nodeSize, from);
  const { tr } = state;
  tr.replaceWith(from, to, list);
  const isOne = blocks.length === 1 && $from.depth > 0;
  const chosen = isOne ? [$from.pos + 2, $to.pos + 2] : [from + 3, from + list.nodeSize - 3];
  tr.setSelection(TextSelection.between(tr.doc.resolve(chosen[0]!), tr.doc.resolve(chosen[1]!)));
  for (const edge of [from + list.nodeSize, from]) {
    const { nodeBefore, nodeAfter } = tr.doc.resolve(edge);
    if (nodeBefore?.type === list.type && nodeAfter?.type === list.type && canJoin(tr.doc, edge)) {
      tr.join(edge);
    }
  }
  view.dispatch(tr.scrollIntoView());
  return true;
}

/** Lists as the paragraphs of their points, those inside too. */
function loosen(editor: Editor, first: number, lists: Node[]): boolean {
  const { state, view } = editor;
  const paragraphs: Node[] = [];
  for (const list of lists) {
    list.descendants((node) => {
      if (node.isTextblock) {
        paragraphs.push(node);
      }
    });
  }
  const from = state.doc.content.content.slice(0, first).reduce((sum, block) => sum + block.nodeSize, 0);
  const tr = state.tr.replaceWith(
    from,
    lists.reduce((sum, list) => sum + list.nodeSize, from),
    paragraphs,
  );
  const end = paragraphs.reduce((sum, one) => sum + one.nodeSize, from);
  tr.setSelection(TextSelection.between(tr.doc.resolve(from + 1), tr.doc.resolve(end - 1)));
  view.dispatch(tr.scrollIntoView());
  return true;
}
