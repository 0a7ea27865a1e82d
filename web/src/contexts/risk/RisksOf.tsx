import { useState } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Button, Form, Shown, TextField, toast } from '../../platform/ui';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { EmptyState } from '../../platform/ui/States';
import { Table, type Column } from '../../platform/ui/Table';
import { useDeed, useKinds, useRisksOf } from './data';
import { beforeAfter } from './scales';
import type { AnalysisView, CopiedRisks, RiskView, ScaleStep } from './types';
import { Waiting } from './Waiting';
import { StandingChip, treatmentWord } from './words';

/** The risks of an analysis: first those that wait for an answer, then all of them, and one more. */
export function RisksOf({
  view,
  steps,
  mayWrite,
}: {
  view: AnalysisView;
  steps: readonly ScaleStep[];
  mayWrite: boolean;
}) {
  const query = useRisksOf(view.analysis.id);
  const [isAdding, setAdding] = useState(false);
  const add = (
    <Button icon="plus" tone="primary" onPress={() => setAdding(true)}>
      {t('web.risk.add_risk')}
    </Button>
  );
  return (
    <section id="risker" className="section risk-part" aria-labelledby="risks">
      <header>
        <h2 id="risks">{t('risk.risks')}</h2>
        {mayWrite && !isAdding ? (
          <span className="row only-screen">
            {view.analysis.previous ? <Copy view={view} /> : null}
            {add}
          </span>
        ) : null}
      </header>
      {isAdding ? <NewRisk analysis={view.analysis.id} onClose={() => setAdding(false)} /> : null}
      <Shown query={query}>
        {(page) => (
          <>
            {mayWrite ? <Waiting views={page.items} steps={steps} edition={view.round.edition} /> : null}
            {page.items.length === 0 && !isAdding ? (
              <EmptyState
                isKept
                icon="warning"
                title={t('web.risk.no_risks')}
                example={<p>{t('web.risk.no_risks_example')}</p>}
              >
                <p>{t('web.risk.no_risks_why')}</p>
              </EmptyState>
            ) : page.items.length > 0 ? (
              <Table
                caption={t('risk.risks')}
                columns={columnsOf(steps)}
                rows={page.items}
                rowKey={(one) => one.risk.id}
              />
            ) : null}
          </>
        )}
      </Shown>
    </section>
  );
}

const columnsOf = (steps: readonly ScaleStep[]): Column<RiskView>[] => [
  {
    key: 'risk',
    title: t('risk.risk'),
    isName: true,
    cell: (one) => (
      <>
        <span className="figures muted">{one.risk.number}</span>{' '}
        <Link to={`/risker/${one.risk.id}`}>{one.risk.title}</Link>
        <div className="small muted">{one.kind_title}</div>
        {one.risk.standing === 'current' ? null : <StandingChip standing={one.risk.standing} />}
        {one.risk.retired_why ? <div className="small risk-words">{one.risk.retired_why}</div> : null}
      </>
    ),
  },
  {
    key: 'likelihood',
    title: t('risk.likelihood'),
    cell: (one) =>
      one.is_antagonistic ? (
        <span className="muted small">{t('web.risk.antagonistic')}</span>
      ) : (
        beforeAfter(steps, 'likelihood', one.risk.likelihood, one.risk.residual_likelihood)
      ),
  },
  {
    key: 'highest',
    title: t('risk.highest'),
    cell: (one) => beforeAfter(steps, 'consequence', one.highest, one.highest_residual),
  },
  {
    key: 'treatment',
    title: t('risk.treatment'),
    cell: (one) => (one.risk.treatment ? treatmentWord(one.risk.treatment) : '–'),
  },
  { key: 'measures', title: t('risk.measures'), align: 'end', cell: (one) => one.measures },
];

/** Takes over the risks of the analysis before, once each; every one then waits for an answer. */
function Copy({ view }: { view: AnalysisView }) {
  const deed = useDeed<CopiedRisks>();
  const copy = () =>
    void deed
      .mutateAsync({ method: 'POST', path: `/risk-analyses/${view.analysis.id}/copies`, body: {} })
      .then((told) =>
        toast(
          [
            told.copied > 0 ? t('web.risk.copied', { count: told.copied }) : t('web.risk.copied_none'),
            told.without_place > 0 ? t('web.risk.without_value', { count: told.without_place }) : '',
          ]
            .filter(Boolean)
            .join(' '),
        ),
      )
      .catch((thrown: Error) => toast(thrown.message, { tone: 'bad' }));
  return (
    <Button isBusy={deed.isPending} onPress={copy}>
      {t('web.risk.copy')}
    </Button>
  );
}

/** What happens and of what kind; levels and the rest are written on the risk's own page. */
function NewRisk({ analysis, onClose }: { analysis: string; onClose: () => void }) {
  const kinds = useKinds();
  const navigate = useNavigate();
  const deed = useDeed();
  const add = async ({ title, cause, event, consequence, kind }: Record<string, string>) => {
    try {
      const risk = await deed.mutateAsync({
        method: 'POST',
        path: '/risks',
        body: { analysis, title, cause, event, consequence, kind, standing: 'current' },
      });
      toast(t('web.risk.added', { title: title ?? '' }));
      onClose();
      void navigate({ to: `/risker/${risk.id}` });
    } catch {
      // The form shows why.
    }
  };
  return (
    <section className="card" aria-labelledby="new-risk">
      <h3 id="new-risk">{t('web.risk.add_risk')}</h3>
      <p className="muted reading">{t('web.risk.add_risk_why')}</p>
      <Shown query={kinds} lines={3}>
        {(page) => (
          <Form
            names={['title', 'cause', 'event', 'consequence', 'kind']}
            thrown={deed.error}
            isBusy={deed.isPending}
            submitLabel={t('web.risk.add_and_judge')}
            onSubmit={(values) => void add(values)}
            onCancel={onClose}
          >
            <TextField name="title" label={t('common.title')} maxLength={300} isRequired autoFocus />
            <TextField
              name="cause"
              label={t('risk.cause')}
              hint={t('web.risk.cause_hint')}
              rows={2}
              isRequired
            />
            <TextField
              name="event"
              label={t('risk.event')}
              hint={t('web.risk.event_hint')}
              rows={2}
              isRequired
            />
            <TextField
              name="consequence"
              label={t('risk.consequence')}
              hint={t('web.risk.consequence_hint')}
              rows={2}
              isRequired
            />
            <SelectField
              name="kind"
              label={t('risk.kind')}
              hint={t('web.risk.kind_hint')}
              choices={page.items.map((one) => ({ value: one.id, title: one.title }))}
              isRequired
            />
          </Form>
        )}
      </Shown>
    </section>
  );
}
