// Prose to read: the stored text as the page's own elements, without the editor.
import { Fragment, useId, useMemo, type ReactNode } from 'react';
import { t } from '../i18n';
import { fromStored, isAllowedHref, type ProseNode } from './stored';
import './prose.css';

export interface ProseViewProps {
  /** The stored text. */
  value: string;
  /** The level of the heading on the page that the text stands under. */
  level?: number;
}

interface Reading {
  level: number;
  id: string;
  notes: string[];
}

const all = (nodes: ProseNode[] | undefined, reading: Reading): ReactNode =>
  (nodes ?? []).map((node, at) => <Fragment key={at}>{shown(node, reading)}</Fragment>);

function run(node: ProseNode): ReactNode {
  return (node.marks ?? []).reduce<ReactNode>((inner, mark) => {
    if (mark.type === 'link') {
      return isAllowedHref(mark.attrs?.href) ? (
        <a href={mark.attrs.href} rel="noopener noreferrer">
          {inner}
        </a>
      ) : (
        inner
      );
    }
    return mark.type === 'bold' ? <strong>{inner}</strong> : <em>{inner}</em>;
  }, node.text);
}

function note(node: ProseNode, { id, notes }: Reading): ReactNode {
  const text = String(node.attrs?.text ?? '');
  const number = notes.push(text);
  return (
    <sup className="prose-ref">
      <a
        id={`${id}-from-${number}`}
        href={`#${id}-note-${number}`}
        title={text}
        aria-label={t('prose.note_number', { number })}
      >
        {number}
      </a>
    </sup>
  );
}

function heading(node: ProseNode, reading: Reading): ReactNode {
  const level = Number(node.attrs?.level ?? 1);
  const Tag = `h${Math.min(6, reading.level + level)}` as 'h3';
  return <Tag className={`prose-h${level}`}>{all(node.content, reading)}</Tag>;
}

function table(node: ProseNode, reading: Reading): ReactNode {
  const [first, ...rest] = node.content ?? [];
  return (
    // A table that is wider than its place is moved by keys too.
    <div className="prose-table" role="group" aria-label={t('prose.table')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {(first?.content ?? []).map((cell, at) => (
              <th key={at} scope="col">
                {all(cell.content, reading)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rest.map((row, down) => (
            <tr key={down}>
              {(row.content ?? []).map((cell, at) => (
                <td key={at}>{all(cell.content, reading)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shown(node: ProseNode, reading: Reading): ReactNode {
  switch (node.type) {
    case 'text':
      return run(node);
    case 'hardBreak':
      return <br />;
    case 'footnote':
      return note(node, reading);
    case 'heading':
      return heading(node, reading);
    case 'bulletList':
      return <ul>{all(node.content, reading)}</ul>;
    case 'orderedList':
      return <ol>{all(node.content, reading)}</ol>;
    case 'listItem':
      return <li>{all(node.content, reading)}</li>;
    case 'table':
      return table(node, reading);
    default:
      return <p>{node.content ? all(node.content, reading) : <br />}</p>;
  }
}

/** What somebody wrote, with its footnotes under it. Nothing is shown of nothing. */
export function ProseView({ value, level = 2 }: ProseViewProps) {
  const id = useId();
  const [body, notes] = useMemo(() => {
    const reading: Reading = { level, id, notes: [] };
    return [all(fromStored(value).content, reading), reading.notes] as const;
  }, [value, level, id]);
  return (
    <div className="prose">
      {body}
      {notes.length > 0 ? (
        <ol className="prose-notes" aria-label={t('prose.notes')}>
          {notes.map((text, at) => (
            <li key={at} id={`${id}-note-${at + 1}`}>
              <span className="prose-notes-text">{text}</span>{' '}
              <a href={`#${id}-from-${at + 1}`} aria-label={t('prose.note_back', { number: at + 1 })}>
                ↩
              </a>
            </li>
          ))}
        </ol>
      ) : null}
    </div>
  );
}
