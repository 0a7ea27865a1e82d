import { useEffect, useState, type ReactNode } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { base, call } from '../../kernel/client';
import { askedAt } from '../../kernel/past';
import { numberText, t } from '../i18n';
import { Button } from '../ui/Button';
import { StatusChip, Tag } from '../ui/Chip';
import { FileDrop } from '../ui/FileDrop';
import { Icon } from '../ui/icons';
import { ErrorState, Notice, Skeleton } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { toast } from '../ui/Toasts';
import { placed, template, typeOf, type PlacedProblem, type SheetPreview } from './sheet';
import './pages.css';

const sizeMax = 20 * 1024 * 1024;

/**
 * Takes a file in two steps: what it would do, and then doing it. One wrong row keeps everything out. `path` is asked
 * with `apply` at its end; `children` is what helps to make a file.
 */
export function TakingSheet({
  path,
  label,
  children,
}: {
  path: string;
  label: string;
  children?: ReactNode;
}) {
  const [file, setFile] = useState<File | null>(null);
  const client = useQueryClient();
  const send = (apply: boolean) => (given: File) =>
    call<SheetPreview>(`${path}${path.includes('?') ? '&' : '?'}apply=${apply}`, {
      method: 'POST',
      body: new Blob([given], { type: typeOf(given.name) }),
    });
  const look = useMutation({ mutationFn: send(false) });
  const take = useMutation({
    mutationFn: send(true),
    onSuccess: async (done) => {
      toast(t('web.import.done', { added: done.added, changed: done.changed }));
      await client.invalidateQueries();
    },
  });
  const choose = (given: File) => {
    setFile(given);
    take.reset();
    look.mutate(given);
  };
  return (
    <div className="stack import">
      {children}
      <FileDrop
        label={label}
        hint={t('web.import.drop_hint')}
        accept={['.xlsx', '.csv']}
        sizeMax={sizeMax}
        onFile={choose}
      />
      <div aria-live="polite" className="stack">
        {look.isPending ? <Skeleton lines={3} /> : null}
        {look.error ? <ErrorState thrown={look.error} /> : null}
        {look.data && file && !look.isPending ? (
          <Preview
            file={file.name}
            preview={take.data ?? look.data}
            isBusy={take.isPending}
            onTake={() => take.mutate(file)}
            onAgain={() => {
              setFile(null);
              look.reset();
              take.reset();
            }}
          />
        ) : null}
        {take.error ? <ErrorState thrown={take.error} /> : null}
      </div>
    </div>
  );
}

/** The link to an example to fill in, made from its heads, and to what there is already. */
export function SheetTemplate({
  heads,
  example,
  name,
  present,
}: {
  heads: readonly string[];
  example: readonly string[];
  /** Of the file, without ending. */
  name: string;
  /** Where what there is can be fetched, and what that is called. */
  present?: { path: string; title: string };
}) {
  const text = template(heads, example);
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <div className="row">
      <a className="button button-plain" href={address} download={`${name}.csv`}>
        <Icon name="file" /> {t('web.import.template')}
      </a>
      {present ? (
        <a className="button button-plain" href={base + askedAt(present.path)} download>
          <Icon name="export" /> {present.title}
        </a>
      ) : null}
    </div>
  );
}

function Preview({
  file,
  preview,
  isBusy,
  onTake,
  onAgain,
}: {
  file: string;
  preview: SheetPreview;
  isBusy: boolean;
  onTake: () => void;
  onAgain: () => void;
}) {
  const problems = preview.problems.length;
  const touched = preview.added + preview.changed;
  return (
    <section className="section" aria-labelledby="preview">
      <h2 id="preview">{preview.applied ? t('web.import.is_done') : t('web.import.preview_of', { file })}</h2>
      {problems > 0 ? (
        <>
          <Notice tone="bad" title={t('web.import.stopped', { count: problems })}>
            {t('web.import.nothing_stored')}
          </Notice>
          <Problems problems={preview.problems.map(placed)} />
        </>
      ) : (
        <>
          <Counts preview={preview} />
          {preview.names.length > 0 ? (
            <details className="names">
              <summary>{t('web.import.names')}</summary>
              <ul className="lines-in-columns">
                {preview.names.map((name, at) => (
                  <li key={at}>{name}</li>
                ))}
              </ul>
            </details>
          ) : null}
        </>
      )}
      <div className="row">
        {problems === 0 && !preview.applied && touched > 0 ? (
          <Button tone="primary" isBusy={isBusy} onPress={onTake}>
            {t('web.import.take', { count: touched })}
          </Button>
        ) : null}
        <Button tone={problems > 0 || preview.applied ? 'plain' : 'quiet'} onPress={onAgain}>
          {preview.applied ? t('web.import.another') : t('web.import.again')}
        </Button>
      </div>
    </section>
  );
}

function Counts({ preview }: { preview: SheetPreview }) {
  const touched = preview.added + preview.changed;
  return (
    <>
      <p className="answer">
        {preview.applied
          ? t('web.import.did', { added: preview.added, changed: preview.changed })
          : touched === 0
            ? t('web.import.would_nothing', { count: preview.rows })
            : t('web.import.would', { rows: preview.rows })}
      </p>
      <ul className="counts">
        <li>
          <span className="counts-figure figures">{numberText(preview.added)}</span>
          <StatusChip status="good">{t('organisation.import_added')}</StatusChip>
        </li>
        <li>
          <span className="counts-figure figures">{numberText(preview.changed)}</span>
          <StatusChip status="told">{t('organisation.import_changed')}</StatusChip>
        </li>
        <li>
          <span className="counts-figure figures">{numberText(preview.unchanged)}</span>
          <Tag>{t('organisation.import_unchanged')}</Tag>
        </li>
      </ul>
      {preview.applied ? null : <p className="muted small">{t('web.import.nothing_yet')}</p>}
    </>
  );
}

function Problems({ problems }: { problems: readonly PlacedProblem[] }) {
  const columns: Column<PlacedProblem & { at: number }>[] = [
    {
      key: 'row',
      title: t('web.import.row'),
      sort: (one) => one.row,
      cell: (one) => one.row ?? '–',
      isName: true,
    },
    { key: 'column', title: t('web.import.column'), cell: (one) => one.column || '–' },
    { key: 'text', title: t('organisation.import_problem'), cell: (one) => one.text },
  ];
  return (
    <Table
      caption={t('organisation.import_problems')}
      columns={columns}
      rows={problems.map((one, at) => ({ ...one, at }))}
      rowKey={(one) => String(one.at)}
    />
  );
}
