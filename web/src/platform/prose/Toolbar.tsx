import type { Editor } from '@tiptap/core';
import { useRef, useState, type KeyboardEvent, type Ref } from 'react';
import { t } from '../i18n';
import { heading, type Asks } from './manners';
import { Sign } from './signs';
import { toolsOf, type Tool } from './tools';

/** Where an arrow, Home or End goes from a tool; null when the key is for somebody else. */
export function stepped(key: string, at: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
      return (at + 1) % count;
    case 'ArrowLeft':
      return (at - 1 + count) % count;
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** The tools as one stop for Tab; arrows walk among them. */
export function Toolbar({
  editor,
  asks,
  textId,
  ref,
}: {
  editor: Editor;
  asks: Asks;
  textId: string;
  ref: Ref<HTMLDivElement>;
}) {
  const [here, setHere] = useState(0);
  const bar = useRef<HTMLDivElement>(null);
  const groups = toolsOf(editor, asks);
  const count = groups.flat().length + 1;
  const stop = Math.min(here, count - 1);
  const walk = (event: KeyboardEvent) => {
    const next = event.ctrlKey || event.altKey || event.metaKey ? null : stepped(event.key, stop, count);
    if (next !== null) {
      event.preventDefault();
      setHere(next);
      bar.current?.querySelectorAll<HTMLElement>('[data-tool]')[next]?.focus();
    }
  };
  let index = 0;
  return (
    <div
      ref={(element) => {
        bar.current = element;
        if (typeof ref === 'function') {
          ref(element);
        } else if (ref) {
          ref.current = element;
        }
      }}
      className="prose-tools only-screen"
      role="toolbar"
      aria-label={t('prose.editor.tools')}
      aria-controls={textId}
      onKeyDown={walk}
      onFocus={(event) => {
        const all = [...(bar.current?.querySelectorAll('[data-tool]') ?? [])];
        setHere(Math.max(0, all.indexOf(event.target)));
      }}
    >
      <Style editor={editor} isStop={stop === 0} />
      {groups.map((tools) => (
        <div key={tools[0]!.name} className="prose-tool-group">
          {tools.map((tool) => (
            <ToolButton key={tool.name} tool={tool} isStop={stop === ++index} />
          ))}
        </div>
      ))}
    </div>
  );
}

/** What the paragraph is: body text or a heading of three levels. */
function Style({ editor, isStop }: { editor: Editor; isStop: boolean }) {
  const level = [1, 2, 3].find((one) => editor.isActive('heading', { level: one })) ?? 0;
  const choose = (chosen: number) => {
    if (chosen === 0) {
      editor.chain().setNode('paragraph').run();
    } else if (chosen !== level) {
      heading(chosen)(editor);
    }
  };
  return (
    <span className="prose-style">
      <select
        data-tool
        tabIndex={isStop ? 0 : -1}
        aria-label={t('prose.editor.style')}
        title={t('prose.editor.style')}
        value={level}
        onChange={(event) => choose(Number(event.target.value))}
      >
        <option value={0}>{t('prose.editor.body')}</option>
        {[1, 2, 3].map((one) => (
          <option key={one} value={one}>
            {t('prose.editor.heading', { level: one })}
          </option>
        ))}
      </select>
    </span>
  );
}

function ToolButton({ tool, isStop }: { tool: Tool; isStop: boolean }) {
  const title = t(tool.title);
  const keys = tool.keys?.replace('Control', 'Ctrl');
  return (
    <button
      type="button"
      data-tool
      className="prose-tool"
      tabIndex={isStop ? 0 : -1}
      aria-label={title}
      aria-keyshortcuts={tool.keys}
      aria-pressed={tool.isOn}
      aria-disabled={!tool.can || undefined}
      title={keys ? `${title} (${keys})` : title}
      // A press with the mouse leaves the selection where it is.
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => (tool.can ? tool.run() : undefined)}
    >
      <Sign name={tool.name} />
    </button>
  );
}
