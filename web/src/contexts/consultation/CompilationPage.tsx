import { useDeferredValue, useMemo, useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { FileButtons } from '../../platform/pages/FileButtons';
import { Whole } from '../../platform/pages/Whole';
import { useSearchWord, useSearchWords } from '../../platform/shell/url';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Notice } from '../../platform/ui/States';
import { Tabs } from '../../platform/ui/Tabs';
import { compilationAnswer, crossed, groupsOf, isChosen, prepared, rowsChosen } from './compilation';
import { CompilationAnswers } from './CompilationAnswers';
import { CompilationChanges } from './CompilationChanges';
import { CompilationFilters, type ChoiceName } from './CompilationFilters';
import { CompilationMatrix } from './CompilationMatrix';
import { CompilationOverview } from './CompilationOverview';
import { CompilationViews } from './CompilationViews';
import { useCompilation } from './data';
import { compilationFiles } from './ReferralSent';
import type { Compilation } from './types';
import { ReferralStateChip } from './words';
import './referrals.css';
import './compilation.css';

const crumbsOf = (told: Compilation) => [
  { title: t('web.consultation.page'), to: '/remisser' },
  { title: told.referral.title, to: `/remisser/${told.referral.id}` },
];

/** All answers side by side: how they stand, part by part, with the sender's reply to each view. */
export default function CompilationPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useCompilation(id);
  return (
    <Whole
      query={query}
      title={t('web.consultation.compilation')}
      crumbs={[{ title: t('web.consultation.page'), to: '/remisser' }]}
    >
      {(told) => <CompilationOf told={told} />}
    </Whole>
  );
}

function CompilationOf({ told }: { told: Compilation }) {
  const { referral } = told;
  const { main, rest } = compilationAnswer(told);
  const hasAnswers = told.answers.length > 0;
  return (
    <>
      <PageHeader
        title={t('web.consultation.compilation')}
        crumbs={crumbsOf(told)}
        facts={
          <>
            <ReferralStateChip state={referral.state} />
            <Link to={`/remisser/${referral.id}`}>{referral.title}</Link>
            <span>{told.sender_name}</span>
            {referral.diary_number ? <span className="fixed">{referral.diary_number}</span> : null}
            <span>
              {t('web.consultation.answered_of', { count: told.answers.length, asked: told.asked })}
            </span>
          </>
        }
        actions={
          hasAnswers ? (
            <FileButtons
              label={t('operation.consultation.read_compilation_document')}
              files={compilationFiles(referral.id)}
            />
          ) : undefined
        }
        answer={
          hasAnswers ? (
            <>
              <strong>{main}</strong> {rest}
            </>
          ) : undefined
        }
      />
      {told.left_out ? <Notice title={t('web.consultation.left_out_of_answers')} /> : null}
      {hasAnswers ? (
        <Answered told={told} />
      ) : (
        <EmptyState isKept icon="file" title={t('web.consultation.no_answers')}>
          <p>{t('web.consultation.compilation_why')}</p>
        </EmptyState>
      )}
    </>
  );
}

const tabs = ['synpunkter', 'matris', 'svar', 'andringar'] as const;

function Answered({ told }: { told: Compilation }) {
  const all = useMemo(() => prepared(told), [told]);
  const [search, setSearch] = useSearchWords<ChoiceName>();
  const [shown, setShown] = useSearchWord('visa');
  const [words, setWords] = useState('');
  const { slag, stallning, del, enhet, besvarad, lik } = search;
  const choice = useMemo(
    () => ({
      words,
      stance: slag,
      position: stallning,
      part: del,
      answer: enhet,
      replied: besvarad,
      cluster: lik,
    }),
    [words, slag, stallning, del, enhet, besvarad, lik],
  );
  // What is typed is shown at once; the list follows in the same breath.
  const settled = useDeferredValue(choice);
  const rows = useMemo(() => rowsChosen(all.rows, settled), [all, settled]);
  const groups = useMemo(() => groupsOf(rows, all.parts), [rows, all]);
  const crossing = useMemo(() => crossed(rows, told, all.parts), [rows, told, all]);
  const tab = tabs.find((one) => one === shown) ?? 'synpunkter';
  const choose = (name: ChoiceName, value: string | undefined) =>
    setSearch({ [name]: value || undefined } as Record<ChoiceName, string | undefined>);
  const clear = () => {
    setWords('');
    setSearch({
      slag: undefined,
      stallning: undefined,
      del: undefined,
      enhet: undefined,
      besvarad: undefined,
      lik: undefined,
    });
  };
  const leads = told.rights.lead && !heldMoment();
  const filters = (
    <CompilationFilters
      told={told}
      parts={all.parts}
      choice={choice}
      shown={rows.length}
      isChosen={isChosen(choice)}
      onWords={setWords}
      onChoose={choose}
      onClear={clear}
    />
  );
  return (
    <div className="stack compilation">
      <CompilationOverview told={told} rows={all.rows} choice={choice} onChoose={choose} />
      <Tabs
        label={t('web.consultation.shown')}
        selected={tab}
        onSelect={(next) => setShown(next === 'synpunkter' ? undefined : next)}
        tabs={[
          {
            key: 'synpunkter',
            title: t('web.consultation.part_by_part'),
            count: told.views.length,
            content: (
              <div className="stack">
                {filters}
                <CompilationViews
                  told={told}
                  groups={groups}
                  leads={leads}
                  onAlike={(cluster) => choose('lik', cluster)}
                  onClear={clear}
                />
              </div>
            ),
          },
          {
            key: 'matris',
            title: t('web.consultation.matrix'),
            content: (
              <div className="stack">
                {filters}
                <CompilationMatrix told={told} crossing={crossing} rows={rows} leads={leads} />
              </div>
            ),
          },
          {
            key: 'svar',
            title: t('web.consultation.answers_in_short'),
            count: told.answers.length,
            content: <CompilationAnswers told={told} leads={leads} />,
          },
          {
            key: 'andringar',
            title: t('web.consultation.caused'),
            content: <CompilationChanges told={told} />,
          },
        ]}
      />
    </div>
  );
}
