import { useState } from 'react';
import { problemOf, type ProblemPlace } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button, DateField, Dialog, Form, TextField, toast } from '../../platform/ui';
import { useDeed } from './data';
import type { AnalysisView } from './types';

type Kind = 'hand-ins' | 'approvals' | 'reopenings' | 'confirmations';

/** What can happen to an analysis now, for who may do it. */
export function AnalysisDeeds({
  view,
  onMissing,
}: {
  view: AnalysisView;
  onMissing: (places: ProblemPlace[]) => void;
}) {
  const { analysis, round } = view;
  const [asking, ask] = useState<Kind>();
  const isOpen = round.state === 'open';
  const mayApprove = view.may_approve;
  const { state } = analysis;
  const button = (kind: Kind, word: string, isMain = false) => (
    <Button tone={isMain ? 'primary' : 'plain'} onPress={() => ask(kind)}>
      {word}
    </Button>
  );
  return (
    <>
      {isOpen && view.may_write && state === 'draft' ? button('hand-ins', t('web.risk.hand_in'), true) : null}
      {isOpen && mayApprove && state === 'handed_in'
        ? button('approvals', t('web.risk.approve'), true)
        : null}
      {mayApprove && state === 'approved' ? button('confirmations', t('web.risk.confirm_year')) : null}
      {isOpen && mayApprove && state !== 'draft' ? button('reopenings', t('web.risk.reopen')) : null}
      {asking ? (
        <DeedDialog kind={asking} view={view} onMissing={onMissing} onClose={() => ask(undefined)} />
      ) : null}
    </>
  );
}

function DeedDialog({
  kind,
  view,
  onMissing,
  onClose,
}: {
  kind: Kind;
  view: AnalysisView;
  onMissing: (places: ProblemPlace[]) => void;
  onClose: () => void;
}) {
  const { today } = useValidOn();
  const [day, setDay] = useState(today);
  const deed = useDeed();
  const said = {
    'hand-ins': {
      title: t('web.risk.hand_in'),
      why: t('web.risk.hand_in_means'),
      done: t('web.risk.handed_in_now'),
    },
    approvals: {
      title: t('web.risk.approve'),
      why: t('web.risk.approve_means'),
      done: t('web.risk.approved_now'),
    },
    reopenings: {
      title: t('web.risk.reopen'),
      why: t('web.risk.reopen_means'),
      done: t('web.risk.reopened_now'),
    },
    confirmations: {
      title: t('web.risk.confirm_year'),
      why: t('web.risk.confirm_year_means'),
      done: t('web.risk.confirmed_now'),
    },
  }[kind];
  const send = async (values: Record<string, string>) => {
    const words = values.words?.trim();
    const body = {
      'hand-ins': words ? { words } : {},
      approvals: { approved_by: values.approved_by?.trim(), approved_on: day },
      reopenings: { words },
      confirmations: { confirmed_on: day, ...(words ? { words } : {}) },
    }[kind];
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: `/risk-analyses/${view.analysis.id}/${kind}`,
        body,
        version: view.version,
      });
      toast(said.done);
      onMissing([]);
      onClose();
    } catch (thrown) {
      const problem = problemOf(thrown);
      // What is missing is put right on the page, so it is told there.
      if (kind === 'hand-ins' && (problem.errors ?? []).length > 0) {
        onMissing(problem.errors ?? []);
        onClose();
      }
    }
  };
  return (
    <Dialog title={said.title} isOpen onClose={onClose}>
      <Form
        names={['words', 'approved_by', 'approved_on', 'confirmed_on']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={said.title}
        onSubmit={(values) => void send(values)}
        onCancel={onClose}
      >
        <p>{said.why}</p>
        {kind === 'approvals' ? (
          <TextField
            name="approved_by"
            label={t('risk.approved_by')}
            hint={t('web.risk.approved_by_hint')}
            maxLength={300}
            isRequired
            autoFocus
          />
        ) : null}
        {kind === 'approvals' || kind === 'confirmations' ? (
          <DateField
            name={kind === 'approvals' ? 'approved_on' : 'confirmed_on'}
            label={t('risk.happened_on')}
            value={day}
            onChange={setDay}
            today={today}
            isRequired
          />
        ) : null}
        {kind === 'approvals' ? null : (
          <TextField
            name="words"
            label={kind === 'reopenings' ? t('risk.reopened_why') : t('web.risk.step_words')}
            rows={3}
            maxLength={4000}
            isRequired={kind === 'reopenings'}
            autoFocus={kind === 'reopenings'}
          />
        )}
      </Form>
    </Dialog>
  );
}
