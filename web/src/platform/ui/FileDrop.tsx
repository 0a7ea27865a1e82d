import { useId, useState, type DragEvent } from 'react';
import { numberText, t } from '../i18n';
import { Icon } from './icons';
import { StatusChip, Tag, type Status } from './Chip';
import { Table, type Column } from './Table';

export interface FileDropProps {
  label: string;
  hint: string;
  /** Endings that are taken: `.csv`, `.xlsx`. */
  accept: readonly string[];
  sizeMax: number;
  onFile: (file: File) => void;
}

/** Whether a file may come, and if not, why. */
export function refusal(
  file: { name: string; size: number },
  accept: readonly string[],
  sizeMax: number,
): string | null {
  if (!accept.some((ending) => file.name.toLowerCase().endsWith(ending))) {
    return t('web.file.wrong_kind', { name: file.name, kinds: accept.join(', ') });
  }
  return file.size > sizeMax
    ? t('web.file.too_large', {
        name: file.name,
        size: numberText(Math.ceil(file.size / 1024)),
        most: numberText(Math.floor(sizeMax / 1024)),
      })
    : null;
}

/** Takes a file by drop or by choosing. The input is a real one, so keys and readers know it. */
export function FileDrop({ label, hint, accept, sizeMax, onFile }: FileDropProps) {
  const id = useId();
  const [over, setOver] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);
  const take = (file: File | undefined) => {
    if (!file) {
      return;
    }
    const why = refusal(file, accept, sizeMax);
    setWrong(why);
    if (!why) {
      onFile(file);
    }
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    take(event.dataTransfer.files[0]);
  };
  return (
    <div className="field">
      <label
        className={`drop ${over ? 'drop-over' : ''}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <Icon name="import" />
        <span className="drop-label">{label}</span>
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
        <input
          className="drop-input"
          type="file"
          accept={accept.join(',')}
          aria-describedby={`${id}-hint ${wrong ? `${id}-wrong` : ''}`}
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {wrong ? (
        <p className="field-problem" id={`${id}-wrong`} role="alert">
          <Icon name="warning" />
          <span>{wrong}</span>
        </p>
      ) : null}
    </div>
  );
}

export interface PreviewRow {
  row: number;
  /** What would happen to the row. */
  deed: 'created' | 'changed' | 'unchanged' | 'refused';
  title: string;
  /** What is wrong, by column. */
  problems: readonly { column: string; detail: string }[];
}

const deeds: Record<Exclude<PreviewRow['deed'], 'unchanged'>, Status> = {
  created: 'good',
  changed: 'told',
  refused: 'bad',
};

/** Nothing happens to an unchanged row, so it wears no state. */
function Deed({ deed }: { deed: PreviewRow['deed'] }) {
  return deed === 'unchanged' ? (
    <Tag>{deedWord(deed)}</Tag>
  ) : (
    <StatusChip status={deeds[deed]}>{deedWord(deed)}</StatusChip>
  );
}

/** What an import would do, before it does it. All or nothing: one wrong row keeps everything out. */
export function ImportPreview({ rows, onlyWrong }: { rows: readonly PreviewRow[]; onlyWrong?: boolean }) {
  const columns: Column<PreviewRow>[] = [
    { key: 'title', title: t('web.import.title'), cell: (row) => row.title, isName: true },
    { key: 'row', title: t('web.import.row'), align: 'end', cell: (row) => row.row },
    {
      key: 'deed',
      title: t('web.import.deed'),
      cell: (row) => <Deed deed={row.deed} />,
    },
    {
      key: 'problems',
      title: t('web.import.problems'),
      cell: (row) =>
        row.problems.length === 0 ? (
          '–'
        ) : (
          <ul className="plain">
            {row.problems.map((problem) => (
              <li key={`${problem.column} ${problem.detail}`}>
                <strong>{problem.column}</strong> {problem.detail}
              </li>
            ))}
          </ul>
        ),
    },
  ];
  const shown = onlyWrong ? rows.filter((row) => row.problems.length > 0) : rows;
  return (
    <Table
      caption={t('web.import.preview')}
      columns={columns}
      rows={shown}
      rowKey={(row) => String(row.row)}
    />
  );
}

function deedWord(deed: PreviewRow['deed']): string {
  switch (deed) {
    case 'created':
      return t('web.import.created');
    case 'changed':
      return t('web.import.changed');
    case 'unchanged':
      return t('web.import.unchanged');
    case 'refused':
      return t('web.import.refused');
  }
}
