import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { Button, Dialog, Form, Notice, PageHeader, TextField } from '../../platform/ui';
import { ChoiceShown } from './ChoiceShown';
import { useDeed, useProposal } from './data';
import type { Proposal } from './types';
import { harmText, oreText } from './words';
import './portfolio.css';

/** A choice put forward for decision, with the figures it was made from: they never change. */
export default function ProposalPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const proposal = useProposal(id);
  return (
    <Whole
      query={proposal}
      title={t('web.portfolio.proposal')}
      crumbs={[{ title: t('web.portfolio.page'), to: '/simulering' }]}
    >
      {(told) => <Told told={told} />}
    </Whole>
  );
}

function Told({ told }: { told: Proposal }) {
  const [isOpen, setOpen] = useState(false);
  const { chosen } = told.portfolio;
  return (
    <>
      <PageHeader
        title={told.title}
        crumbs={[{ title: t('web.portfolio.page'), to: '/simulering' }]}
        answer={
          <strong>
            {t('web.portfolio.proposal_answer', {
              count: chosen.measures.length,
              cost: oreText(chosen.cost_ore),
              saved: harmText(chosen.saved),
            })}
          </strong>
        }
        facts={
          <span>{t('web.portfolio.proposed_by', { name: told.proposed_by, on: told.proposed_on })}</span>
        }
        actions={
          <>
            <Button icon="print" onPress={() => window.print()}>
              {t('web.print')}
            </Button>
            {told.may_change ? (
              <Button onPress={() => setOpen(true)}>{t('web.portfolio.change_proposal')}</Button>
            ) : null}
          </>
        }
      />
      <div className="portfolio-parts">
        {told.is_stale ? (
          <Notice tone="part" title={t('web.portfolio.stale_title')}>
            <p>{t('web.portfolio.proposal_stale')}</p>
          </Notice>
        ) : null}
        {told.words ? <p className="reading portfolio-words">{told.words}</p> : null}
        <ChoiceShown told={told.portfolio} assumptions={told.assumptions} />
      </div>
      <Change told={told} isOpen={isOpen} onClose={() => setOpen(false)} />
    </>
  );
}

function Change({ told, isOpen, onClose }: { told: Proposal; isOpen: boolean; onClose: () => void }) {
  const deed = useDeed<Proposal>();
  return (
    <Dialog title={t('web.portfolio.change_proposal')} isOpen={isOpen} onClose={onClose}>
      <Form
        names={['title', 'words']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('web.portfolio.save')}
        onCancel={onClose}
        onSubmit={(values) =>
          deed.mutate(
            {
              method: 'PATCH',
              path: `/decision-proposals/${told.id}`,
              version: told.version,
              body: { title: values.title, words: values.words || null },
            },
            { onSuccess: onClose },
          )
        }
      >
        <TextField
          name="title"
          label={t('web.portfolio.proposal_title')}
          maxLength={300}
          defaultValue={told.title}
          isRequired
        />
        <TextField
          name="words"
          label={t('web.portfolio.proposal_words')}
          rows={5}
          maxLength={20000}
          defaultValue={told.words ?? ''}
        />
      </Form>
    </Dialog>
  );
}
