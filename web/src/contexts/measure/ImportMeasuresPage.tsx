import { useEffect, useMemo, useState } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { base, call } from '../../kernel/client';
import { askedAt } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { template, typeOf, type SheetPreview } from '../../platform/pages/sheet';
import { Preview } from '../../platform/pages/SheetImport';
import { FileDrop } from '../../platform/ui/FileDrop';
import { Icon } from '../../platform/ui/icons';
import { PageHeader } from '../../platform/ui/PageHeader';
import { ErrorState, Skeleton } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import '../../platform/pages/pages.css';

const sizeMax = 20 * 1024 * 1024;

/** Measures from a spreadsheet, for those who keep a unit's own as well as for the town's strategist. */
export default function ImportMeasuresPage() {
  const [file, setFile] = useState<File | null>(null);
  const client = useQueryClient();
  const send = (apply: boolean) => (given: File) =>
    call<SheetPreview>(`/measure-imports?apply=${apply}`, {
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
    <>
      <PageHeader
        title={t('measure.import_page')}
        crumbs={[{ title: t('measure.page'), to: '/atgarder' }]}
        answer={t('measure.import_answer')}
      />
      <div className="stack import">
        <Templates />
        <FileDrop
          label={t('measure.import_drop')}
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
    </>
  );
}

function Templates() {
  const text = useMemo(() => template(heads(), example()), []);
  const [address, setAddress] = useState('');
  useEffect(() => {
    const made = URL.createObjectURL(new Blob([text], { type: 'text/csv' }));
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [text]);
  return (
    <div className="row">
      <a className="button button-plain" href={address} download="atgarder-mall.csv">
        <Icon name="file" /> {t('web.import.template')}
      </a>
      <a className="button button-plain" href={base + askedAt('/measure-export?format=xlsx')} download>
        <Icon name="export" /> {t('measure.export')}
      </a>
    </div>
  );
}

const heads = () => [
  t('common.key'),
  t('common.title'),
  t('measure.body'),
  t('measure.owner'),
  t('measure.responsible'),
  t('measure.source_kind'),
  t('measure.source_id'),
  t('measure.due'),
  t('measure.cost_kronor'),
  t('measure.yearly_cost_kronor'),
  t('measure.effect'),
  t('measure.ability'),
  t('measure.status'),
  t('measure.words'),
];
const example = () => [
  'reservkraft-trafik',
  'Reservkraft till trafikledningen',
  '',
  'trafiknamnden',
  '',
  t('measure.source_kind.own'),
  '',
  '2024-09-30',
  '1 250 000',
  '40 000',
  '',
  t('measure.ability.withstand'),
  t('measure.status.decided'),
  '',
];
