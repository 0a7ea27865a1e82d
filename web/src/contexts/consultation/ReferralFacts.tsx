import { useState, type ReactNode } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { t } from '../../platform/i18n';
import { StaleDialog, useRevise } from '../../platform/pages/revise';
import { Button } from '../../platform/ui/Button';
import { Form } from '../../platform/ui/Form';
import { Link } from '../../platform/ui/Link';
import { Shown } from '../../platform/ui/States';
import { askAnew } from './data';
import { useEditions } from './editions';
import {
  InstructionsField,
  ReferralFields,
  referralBody,
  referralFields,
  RemindFields,
} from './ReferralFields';
import type { Referral, ReferralView } from './types';

/** What is asked, until when, and how it is reminded of; changed where it is read. */
export function ReferralFacts({ view, mayChange }: { view: ReferralView; mayChange: boolean }) {
  const [isWriting, setWriting] = useState(false);
  const isDraft = view.referral.state === 'draft';
  return (
    <section className="section card" aria-labelledby="facts">
      <header>
        <h2 id="facts">{t('web.consultation.what_is_asked')}</h2>
        {mayChange && !isWriting ? (
          <Button isSmall onPress={() => setWriting(true)}>
            {isDraft ? t('web.consultation.change') : t('web.consultation.change_reminding')}
          </Button>
        ) : null}
      </header>
      {isWriting ? <Writing view={view} onDone={() => setWriting(false)} /> : <Read view={view} />}
    </section>
  );
}

function Read({ view }: { view: ReferralView }) {
  const { referral } = view;
  return (
    <dl className="referral-facts">
      <Fact title={t('consultation.purpose')}>
        <span className="referral-text">{referral.purpose}</span>
      </Fact>
      {referral.instructions ? (
        <Fact title={t('consultation.instructions')}>
          <span className="referral-text">{referral.instructions}</span>
        </Fact>
      ) : null}
      <Fact title={t('programme.edition')}>
        {referral.edition ? (
          <Link to={`/utgavor/${referral.edition}`}>{view.edition_title ?? t('programme.edition')}</Link>
        ) : (
          t('web.consultation.no_edition')
        )}
      </Fact>
      <Fact title={t('consultation.diary_number')}>{referral.diary_number ?? '–'}</Fact>
      <Fact title={t('consultation.due_on')}>{referral.due_on}</Fact>
      <Fact title={t('web.consultation.reminding')}>{remindingWord(referral)}</Fact>
    </dl>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function remindingWord(referral: Referral): string {
  const { remind_before_days: before, remind_every_days: every } = referral;
  const said = [
    before > 0 ? t('web.consultation.remind_before', { count: before }) : '',
    every > 0 ? t('web.consultation.remind_every', { count: every }) : '',
  ].filter(Boolean);
  return said.length > 0 ? said.join(' ') : t('web.consultation.remind_never');
}

const labels = (): Record<string, string> => ({
  title: t('common.title'),
  diary_number: t('consultation.diary_number'),
  edition: t('programme.edition'),
  purpose: t('consultation.purpose'),
  instructions: t('consultation.instructions'),
  due_on: t('consultation.due_on'),
  remind_before_days: t('web.consultation.remind_before_label'),
  remind_every_days: t('web.consultation.remind_every_label'),
});

/** The fields; somebody who saved meanwhile is shown, field by field. */
function Writing({ view, onDone }: { view: ReferralView; onDone: () => void }) {
  const { referral } = view;
  const isDraft = referral.state === 'draft';
  const client = useQueryClient();
  const [dueOn, setDueOn] = useState(referral.due_on);
  const editions = useEditions(isDraft);
  const revise = useRevise(
    async () => {
      const now = await call<ReferralView>(`/referrals/${referral.id}`);
      return { version: now.version, values: { ...now.referral } };
    },
    () => {
      onDone();
      void askAnew(client);
    },
  );
  const submit = (values: Record<string, string>) => {
    const said = referralBody(values, dueOn, true);
    const sentToo = ['instructions', 'remind_before_days', 'remind_every_days'];
    const change = isDraft
      ? said
      : Object.fromEntries(Object.entries(said).filter(([name]) => sentToo.includes(name)));
    revise.mutate({ path: `/referrals/${referral.id}`, version: view.version, change });
  };
  const form = (fields: ReactNode) => (
    <Form
      names={referralFields}
      thrown={revise.error}
      isBusy={revise.isPending}
      onSubmit={submit}
      onCancel={onDone}
    >
      {fields}
    </Form>
  );
  const titleOf = (id: unknown) => editions.data?.find((one) => one.edition.id === id)?.edition.title;
  return (
    <>
      {isDraft ? (
        <Shown query={editions}>
          {(all) =>
            form(<ReferralFields referral={referral} editions={all} dueOn={dueOn} onDueOn={setDueOn} />)
          }
        </Shown>
      ) : (
        form(
          <>
            <InstructionsField referral={referral} />
            <RemindFields referral={referral} />
          </>,
        )
      )}
      <StaleDialog
        revise={revise}
        labels={labels()}
        show={(name, value) =>
          value === undefined || value === null || value === ''
            ? '–'
            : ((name === 'edition' ? titleOf(value) : undefined) ?? String(value))
        }
      />
    </>
  );
}
