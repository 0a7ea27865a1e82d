import type { Editor } from '@tiptap/core';
import {
  useEffect,
  useId,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  type Ref,
} from 'react';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { AskLink, AskNote } from './Asking';
import { contentOf, makeEditor } from './making';
import { notesOf, type Asks } from './manners';
import { fromPlain, fromStored, toStored, type ProseNode } from './stored';
import { Toolbar } from './Toolbar';
import './prose.css';

export interface ProseHandle {
  focus: () => void;
  /** Puts words where the cursor stands; a line feed breaks the line, an empty line parts paragraphs. */
  insertText: (text: string) => void;
  /** Puts the blocks of a stored text where the cursor stands. */
  insertBlocks: (stored: string) => void;
}

export interface ProseEditorProps {
  /** The stored text: strict JSON, or nothing. */
  value: string;
  onChange: (stored: string) => void;
  label?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
  readOnly?: boolean;
  /** The points of a decision: one numbered list, in which Enter makes the next point. */
  numberedPoints?: boolean;
  autoFocus?: boolean;
  /** Ctrl S. */
  onSaveKey?: () => void;
  /** The level of the heading on the page that the text stands under. */
  level?: number;
  ref?: Ref<ProseHandle>;
}

type Asked = { what: 'link'; was: string } | { what: 'note'; was: string; at?: number } | null;

/** Where prose is written. What it says with `onChange` is always clean, and the same for the same content. */
export default function ProseEditor(props: ProseEditorProps) {
  const { value, numberedPoints = false, level = 2 } = props;
  const given = useRef(props);
  given.current = props;
  const id = useId();
  const host = useRef<HTMLDivElement>(null);
  const tools = useRef<HTMLDivElement>(null);
  const last = useRef(value);
  const [editor, setEditor] = useState<Editor | null>(null);
  const [asked, setAsked] = useState<Asked>(null);
  const [, look] = useReducer((count: number) => count + 1, 0);
  const made = useRef<Editor | null>(null);
  const asks = useMemo<Asks>(() => asksFrom(made, given, tools, setAsked), []);

  useEffect(() => {
    const tell = (now: string) => {
      if (now !== last.current) {
        last.current = now;
        given.current.onChange(now);
      }
    };
    const one = makeEditor({
      host: host.current!,
      stored: given.current.value,
      level,
      isPoints: numberedPoints,
      asks,
      attributes: () => named(given.current, id),
      onChange: (changed) => tell(toStored(changed.getJSON())),
    });
    last.current = given.current.value;
    made.current = one;
    one.on('transaction', look);
    setEditor(one);
    if (given.current.autoFocus) {
      one.commands.focus('end');
    }
    return () => {
      one.destroy();
      made.current = null;
      setEditor(null);
    };
  }, [level, numberedPoints, asks, id]);

  useLayoutEffect(() => takeValue(made.current, last, value, numberedPoints), [value, numberedPoints]);
  useImperativeHandle(props.ref, () => handleOf(made), []);

  return (
    <div className="prose-editor">
      {editor ? <Toolbar ref={tools} editor={editor} asks={asks} textId={id} /> : null}
      <div ref={host} className="prose-host" />
      <p id={`${id}-hint`} className="unseen">
        {t('prose.editor.hint')}
      </p>
      {editor ? <Notes editor={editor} asks={asks} /> : null}
      {editor && asked ? <Question editor={editor} asked={asked} onClose={() => setAsked(null)} /> : null}
    </div>
  );
}

/** Takes in what somebody else has made of the text; what the editor said itself comes back and changes nothing. */
function takeValue(editor: Editor | null, last: { current: string }, value: string, isPoints: boolean): void {
  if (!editor || value === last.current) {
    return;
  }
  last.current = value;
  if (value !== toStored(editor.getJSON())) {
    const { from } = editor.state.selection;
    editor.commands.setContent(contentOf(value, isPoints), { emitUpdate: false });
    editor.commands.setTextSelection(Math.min(from, editor.state.doc.content.size));
  }
}

function named(props: ProseEditorProps, id: string): Record<string, string> {
  const about = [props['aria-describedby'], `${id}-hint`].filter(Boolean).join(' ');
  return {
    id,
    class: 'prose prose-text',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-describedby': about,
    ...(props['aria-labelledby']
      ? { 'aria-labelledby': props['aria-labelledby'] }
      : { 'aria-label': props.label ?? t('prose.editor.text') }),
  };
}

function asksFrom(
  made: { current: Editor | null },
  given: { current: ProseEditorProps },
  tools: { current: HTMLDivElement | null },
  setAsked: (asked: Asked) => void,
): Asks {
  const inHeading = () => made.current?.isActive('heading') ?? true;
  return {
    link: () => {
      const editor = made.current;
      if (editor && !inHeading()) {
        editor.chain().extendMarkRange('link').run();
        setAsked({ what: 'link', was: String(editor.getAttributes('link').href ?? '') });
      }
    },
    note: (at) => {
      const node = at === undefined ? null : made.current?.state.doc.nodeAt(at);
      if (at === undefined ? !inHeading() : node?.type.name === 'footnote') {
        setAsked({ what: 'note', was: String(node?.attrs.text ?? ''), at });
      }
    },
    tools: () => tools.current?.querySelector<HTMLElement>('[data-tool][tabindex="0"]')?.focus(),
    save: () => {
      given.current.onSaveKey?.();
      return given.current.onSaveKey !== undefined;
    },
  };
}

function handleOf(made: { current: Editor | null }): ProseHandle {
  const insert = (doc: ProseNode) => {
    const blocks = doc.content ?? [];
    const only = blocks.length === 1 && blocks[0]!.type === 'paragraph' ? blocks[0]!.content : undefined;
    if (blocks.length > 0) {
      made.current?.commands.insertContent(only ?? blocks);
      made.current?.view.focus();
    }
  };
  return {
    focus: () => made.current?.view.focus(),
    insertText: (text) => insert(fromPlain(text)),
    insertBlocks: (stored) => insert(fromStored(stored)),
  };
}

/** The footnotes under the text, each with its number. */
function Notes({ editor, asks }: { editor: Editor; asks: Asks }) {
  const notes = notesOf(editor.state.doc);
  return notes.length === 0 ? null : (
    <ol className="prose-notes" aria-label={t('prose.notes')}>
      {notes.map(({ at, text }, index) => (
        <li key={index}>
          <span className="prose-notes-text">{text}</span>
          <Button isSmall tone="quiet" onPress={() => asks.note(at)}>
            {t('prose.editor.change')}
            <span className="unseen"> {t('prose.editor.note_number', { number: index + 1 })}</span>
          </Button>
          <Button
            isSmall
            tone="quiet"
            onPress={() => {
              editor.commands.deleteRange({ from: at, to: at + 1 });
              editor.view.focus();
            }}
          >
            {t('prose.editor.remove')}
            <span className="unseen"> {t('prose.editor.note_number', { number: index + 1 })}</span>
          </Button>
        </li>
      ))}
    </ol>
  );
}

/** The focus to the text, unless somebody has gone on to something else. */
function focusAgain(editor: Editor): void {
  const { activeElement, body } = document;
  const isOurs = editor.isDestroyed
    ? false
    : editor.view.dom.closest('.prose-editor')?.contains(activeElement);
  if (isOurs || (activeElement === body && !editor.isDestroyed)) {
    editor.view.focus();
  }
}

function Question({
  editor,
  asked,
  onClose,
}: {
  editor: Editor;
  asked: Exclude<Asked, null>;
  onClose: () => void;
}) {
  const done = (deed?: () => void) => {
    deed?.();
    onClose();
    // The dialog gives the focus back to the tool first; the text has it last.
    setTimeout(() => focusAgain(editor), 50);
  };
  const { was } = asked;
  if (asked.what === 'note') {
    const { at } = asked;
    const note = (text: string) => ({ type: 'footnote', attrs: { text } });
    return (
      <AskNote
        was={was}
        onClose={() => done()}
        onSay={(text) =>
          done(() => {
            if (at === undefined) {
              editor.chain().insertContentAt(editor.state.selection.to, note(text)).run();
            } else {
              editor
                .chain()
                .insertContentAt({ from: at, to: at + 1 }, note(text))
                .run();
            }
          })
        }
        onRemove={
          at === undefined
            ? undefined
            : () => done(() => editor.commands.deleteRange({ from: at, to: at + 1 }))
        }
      />
    );
  }
  return (
    <AskLink
      was={was}
      onClose={() => done()}
      onSay={(href) =>
        done(() => {
          if (editor.state.selection.empty) {
            const marks = [{ type: 'link', attrs: { href } }];
            editor.commands.insertContent({ type: 'text', text: href.replace(/^mailto:/i, ''), marks });
          } else {
            editor.commands.setMark('link', { href });
          }
        })
      }
      onRemove={was === '' ? undefined : () => done(() => editor.commands.unsetMark('link'))}
    />
  );
}
