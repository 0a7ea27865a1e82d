// The editor itself, made of the schema and the manners. Nothing in it writes a style: the content policy forbids that.
import { Editor, type JSONContent } from '@tiptap/core';
import { Fragment, Slice } from '@tiptap/pm/model';
import { cleanPaste } from './paste';
import { manners, type Asks } from './manners';
import { proseSchema } from './schema';
import { fromStored, isAllowedHref, type ProseNode } from './stored';

/** A document as the editor takes it: it has at least one paragraph, or one point. */
export function contentOf(stored: string, isPoints: boolean): JSONContent {
  const doc = fromStored(stored);
  const empty: ProseNode = isPoints
    ? { type: 'orderedList', content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] }
    : { type: 'paragraph' };
  const content = doc.content ?? [empty];
  const endsInTable = content.at(-1)?.type === 'table';
  return { type: 'doc', content: endsInTable ? [...content, { type: 'paragraph' }] : content };
}

export interface Making {
  host: HTMLElement;
  stored: string;
  level: number;
  isPoints: boolean;
  asks: Asks;
  attributes: () => Record<string, string>;
  onChange: (editor: Editor) => void;
}

export function makeEditor({ host, stored, level, isPoints, asks, attributes, onChange }: Making): Editor {
  const editor: Editor = new Editor({
    element: host,
    injectCSS: false,
    extensions: [...proseSchema(level), manners(asks, isPoints)],
    content: contentOf(stored, isPoints),
    onUpdate: ({ editor: changed }) => onChange(changed),
    editorProps: {
      attributes,
      transformPastedHTML: cleanPaste,
      handlePaste: (view, event) => {
        const data = event.clipboardData;
        const text = data?.getData('text/plain').trim() ?? '';
        const { schema, selection } = view.state;
        if (isAllowedHref(text) && selection.$from.parent.type.name !== 'heading') {
          const link = schema.marks.link!.create({ href: text });
          const { tr } = view.state;
          view.dispatch(
            selection.empty
              ? tr.replaceSelection(new Slice(Fragment.from(schema.text(text, [link])), 0, 0))
              : tr.addMark(selection.from, selection.to, link),
          );
          return true;
        }
        // A picture alone is nothing that prose can hold, and the browser would put it in all the same.
        return (data?.files.length ?? 0) > 0 && text === '' && data?.getData('text/html') === '';
      },
    },
  });
  return editor;
}
