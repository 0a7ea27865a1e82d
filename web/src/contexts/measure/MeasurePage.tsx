import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { call } from '../../kernel/client';
import { heldMoment } from '../../kernel/past';
import { dateText, t } from '../../platform/i18n';
import { StaleDialog, useRevise } from '../../platform/pages/revise';
import { Kept, SecrecyButton, SecrecyTags } from '../../platform/secrecy';
import { useValidOn } from '../../platform/shell/url';
import { WithTrace } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { Dialog } from '../../platform/ui/Dialog';
import { Form } from '../../platform/ui/Form';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Shown } from '../../platform/ui/States';
import { Comments } from './Comments';
import { useMeasure, useOwners } from './data';
import { Dependencies } from './Dependencies';
import { History } from './History';
import { bodyOf, draftOf, fieldNames, MeasureFields, useDraft } from './MeasureFields';
import { StatusDialog } from './StatusDialog';
import type { MeasureTold } from './types';
import { abilityWord, costText, Due, MeasureStatus, SourceLink } from './words';
import './measure.css';

/** One measure: what, who, when and where it stands; how it came there, what waits for what, what was said. */
export default function MeasurePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useMeasure(id);
  return (
    <WithTrace>
      {query.data ? null : <PageHeader title={t('measure.measure')} />}
      <Shown query={query} lines={8}>
        {(told) => <Told told={told} />}
      </Shown>
    </WithTrace>
  );
}

function Told({ told }: { told: MeasureTold }) {
  const view = told.measure;
  const { measure } = view;
  const mayChange = view.may_change && !heldMoment();
  const [open, setOpen] = useState<'change' | 'status' | null>(null);
  return (
    <>
      <PageHeader
        title={measure.title}
        crumbs={[{ title: t('measure.page'), to: '/atgarder' }]}
        facts={
          <>
            <MeasureStatus status={measure.status} />
            <Due view={view} />
            <SecrecyTags id={measure.id} />
            <SecrecyButton id={measure.id} title={measure.title} />
          </>
        }
        answer={<Answer told={told} />}
        actions={
          mayChange ? (
            <>
              <Button tone="primary" onPress={() => setOpen('status')}>
                {t('measure.change_status')}
              </Button>
              <Button onPress={() => setOpen('change')}>{t('measure.change')}</Button>
            </>
          ) : undefined
        }
      />
      <div className="stack">
        {measure.body ? (
          <p className="reading measure-body">
            <Kept id={measure.id} part="body" text={measure.body} />
          </p>
        ) : null}
        <Facts told={told} />
        <div className="measure-sides">
          <History history={told.history} />
          <Dependencies told={told} mayChange={mayChange} />
        </div>
        <Comments told={told} />
      </div>
      {open === 'status' ? <StatusDialog measure={measure} onClose={() => setOpen(null)} /> : null}
      {open === 'change' ? <ChangeDialog told={told} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function Answer({ told }: { told: MeasureTold }) {
  const view = told.measure;
  const waits = told.needs.filter((one) => one.status !== 'done' && one.status !== 'cancelled').length;
  return (
    <>
      <strong>
        {view.is_late
          ? t('measure.answer_one_late', { unit: view.owner_name, count: view.days_late })
          : t('measure.answer_one', { unit: view.owner_name, day: view.measure.due })}
      </strong>{' '}
      {waits > 0 ? t('measure.answer_waits', { count: waits }) : null}
    </>
  );
}

function Facts({ told }: { told: MeasureTold }) {
  const { measure, owner_name, responsible_name } = told.measure;
  return (
    <dl className="measure-facts">
      <Fact word={t('measure.owner')}>
        <Link to={`/organisation/${measure.owner}`}>{owner_name}</Link>
      </Fact>
      <Fact word={t('measure.responsible')}>{responsible_name ?? '–'}</Fact>
      <Fact word={t('measure.source_kind')}>
        <SourceLink source={{ kind: measure.source_kind, id: measure.source_id ?? undefined }} />
      </Fact>
      <Fact word={t('measure.raised')}>
        {measure.raised === 'centrally' ? t('measure.raised.centrally') : t('measure.raised.locally')}
      </Fact>
      <Fact word={t('measure.cost')}>{costText(measure.cost_ore)}</Fact>
      <Fact word={t('measure.yearly_cost')}>{costText(measure.yearly_cost_ore)}</Fact>
      <Fact word={t('measure.ability')}>{measure.ability ? abilityWord(measure.ability) : '–'}</Fact>
      <Fact word={t('measure.first_due')}>{dateText(measure.first_due)}</Fact>
      {measure.effect ? (
        <Fact word={t('measure.effect')} isWide>
          <Kept id={measure.id} part="effect" text={measure.effect} />
        </Fact>
      ) : null}
    </dl>
  );
}

function Fact({ word, isWide, children }: { word: string; isWide?: boolean; children: React.ReactNode }) {
  return (
    <div className={isWide ? 'measure-fact-wide' : undefined}>
      <dt className="muted small">{word}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function ChangeDialog({ told, onClose }: { told: MeasureTold; onClose: () => void }) {
  const { measure } = told.measure;
  const { owners } = useOwners();
  const { today } = useValidOn();
  const { draft, set } = useDraft(measure);
  const readCurrent = async () => {
    const now = (await call<MeasureTold>(`/measures/${measure.id}`)).measure.measure;
    return { version: now.version, values: bodyOf(draftOf(now)) };
  };
  const revise = useRevise(readCurrent, onClose);
  const isKnown = owners.some((one) => one.id === measure.owner);
  const known = isKnown
    ? owners
    : [{ id: measure.owner, name: told.measure.owner_name } as (typeof owners)[number], ...owners];
  return (
    <>
      <Dialog
        title={t('measure.change_of', { title: measure.title })}
        isOpen={revise.stale === null}
        onClose={onClose}
        size="large"
      >
        <Form
          names={fieldNames}
          thrown={revise.error}
          isBusy={revise.isPending}
          onSubmit={() =>
            revise.mutate({
              path: `/measures/${measure.id}`,
              version: measure.version,
              change: changed(bodyOf(draftOf(measure)), bodyOf(draft)),
            })
          }
          onCancel={onClose}
        >
          <MeasureFields draft={draft} set={set} owners={known} today={today} />
        </Form>
      </Dialog>
      <StaleDialog
        revise={revise}
        labels={{
          title: t('common.title'),
          body: t('measure.body'),
          owner: t('measure.owner'),
          responsible: t('measure.responsible'),
          due: t('measure.due'),
          cost_ore: t('measure.cost'),
          yearly_cost_ore: t('measure.yearly_cost'),
          effect: t('measure.effect'),
          ability: t('measure.ability'),
        }}
        show={(name, value) =>
          name === 'owner'
            ? (known.find((one) => one.id === value)?.name ?? String(value))
            : name.endsWith('_ore')
              ? costText(value as number | null)
              : value
                ? String(value)
                : '–'
        }
      />
    </>
  );
}

/** The fields that somebody wrote something else in. */
export function changed(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(after).filter(([name, value]) => value !== before[name]));
}
