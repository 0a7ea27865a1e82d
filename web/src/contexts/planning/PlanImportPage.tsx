import { useEffect, useMemo, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { base, call } from '../../kernel/client';
import { askedAt } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { template, typeOf, type SheetPreview } from '../../platform/pages/sheet';
import { Preview } from '../../platform/pages/SheetImport';
import { useSearchWord } from '../../platform/shell/url';
import { SelectField } from '../../platform/ui/Fields';
import { FileDrop } from '../../platform/ui/FileDrop';
import { Icon } from '../../platform/ui/icons';
import { PageHeader } from '../../platform/ui/PageHeader';
import { ErrorState, Skeleton } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useYear } from './data';
import { rowsWord } from './UnitPlanPage';
import './planning.css';

const kinds = ['goals', 'activities', 'indicators', 'values'] as const;
type Kind = (typeof kinds)[number];
const sizeMax = 20 * 1024 * 1024;

const heads: Record<Kind, readonly string[]> = {
  goals: [
    'unit',
    'key',
    'title',
    'body',
    'focus_area_key',
    'ability',
    'kind',
    'programme_goals',
    'unbound_why',
  ],
  activities: ['unit', 'goal', 'key', 'title', 'body', 'owner', 'starts_on', 'ends_on', 'cost_ore', 'status'],
  indicators: ['unit', 'goal', 'key', 'title', 'unit_of_measure', 'direction', 'target', 'start_value'],
  values: ['unit', 'goal', 'indicator', 'period_on', 'value', 'comment'],
};
const examples: Record<Kind, readonly string[]> = {
  goals: [
    'trafiknamnden',
    'oppna-gator',
    'Gator är öppna',
    '',
    'beredskap',
    'withstand',
    'societal_disturbance',
    '',
    '',
  ],
  activities: [
    'trafiknamnden',
    'oppna-gator',
    'ovning',
    'Öva stängning',
    '',
    '',
    '2024-03-01',
    '2024-05-31',
    '',
    'planned',
  ],
  indicators: ['trafiknamnden', 'oppna-gator', 'andel', 'Andel övade', 'procent', 'higher', '80', '40'],
  values: ['trafiknamnden', 'oppna-gator', 'andel', '2024-01-31', '55,5', ''],
};

/** Goals, activities and indicators from a spreadsheet, in two steps: what the file would do, and then doing it. */
export default function PlanImportPage() {
  const year = useYear();
  const [wanted, setKind] = useSearchWord('rader');
  const kind = kinds.find((one) => one === wanted) ?? 'goals';
  return (
    <>
      <PageHeader
        title={t('web.planning.import')}
        crumbs={[{ title: t('web.planning.plans'), to: '/planer' }]}
        answer={t('web.planning.import_answer')}
      />
      <div className="plan-filters">
        <SelectField
          name="rader"
          label={t('web.planning.which_rows')}
          choices={kinds.map((one) => ({ value: one, title: rowsWord(one) }))}
          value={kind}
          onChange={setKind}
          isRequired
        />
        <SelectField
          name="ar"
          label={t('planning.cycle')}
          choices={year.all.map((one) => ({ value: String(one.year), title: one.name }))}
          value={year.cycle ? String(year.cycle.year) : ''}
          onChange={year.setYear}
          isRequired
        />
      </div>
      {year.cycle ? <Taking key={`${kind}${year.cycle.id}`} kind={kind} cycle={year.cycle.id} /> : null}
    </>
  );
}

function Taking({ kind, cycle }: { kind: Kind; cycle: string }) {
  const [file, setFile] = useState<File | null>(null);
  const client = useQueryClient();
  const send = (apply: boolean) => (given: File) =>
    call<SheetPreview>(`/plan-imports?rows=${kind}&cycle=${cycle}&apply=${apply}`, {
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
  return (
    <div className="stack import">
      <Templates kind={kind} cycle={cycle} />
      <FileDrop
        label={t('web.planning.drop', { rows: rowsWord(kind).toLowerCase() })}
        hint={t('web.import.drop_hint')}
        accept={['.xlsx', '.csv']}
        sizeMax={sizeMax}
        onFile={(given) => {
          setFile(given);
          take.reset();
          look.mutate(given);
        }}
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

function Templates({ kind, cycle }: { kind: Kind; cycle: string }) {
  const text = useMemo(() => template(heads[kind], examples[kind]), [kind]);
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <div className="row">
      <a className="button button-plain" href={address} download={`${kind}.csv`}>
        <Icon name="file" /> {t('web.import.template')}
      </a>
      <a
        className="button button-plain"
        href={base + askedAt(`/plan-export?cycle=${cycle}&rows=${kind}`)}
        download
      >
        <Icon name="export" /> {t('web.planning.export_rows')}
      </a>
    </div>
  );
}
