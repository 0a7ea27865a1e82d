import { useEffect } from 'react';
import { useParams } from '@tanstack/react-router';
import { language, t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { SecrecyTags } from '../../platform/secrecy';
import { useSearchWord, useSearchWords } from '../../platform/shell/url';
import { MarkerTag } from '../../platform/trace';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Notice } from '../../platform/ui/States';
import { Tabs } from '../../platform/ui/Tabs';
import { caseAnswer, caseTabs, daysWord, type CaseTab } from './case';
import { useCaseLive } from './case_data';
import { CaseAsked } from './CaseAsked';
import { CaseFacts } from './CaseFacts';
import { CaseOwnFiles, CasePapers } from './CasePapers';
import { CaseSheet } from './CaseSheet';
import { CaseWay } from './CaseWay';
import { Deadlines } from './Deadlines';
import { Decision } from './Decision';
import { Sections } from './Sections';
import { Signatures } from './Signatures';
import { Steps } from './Steps';
import type { CaseView } from './types';
import { AnswerStateChip, PositionChip } from './words';
import './case.css';
import './opinion.css';

/** One case: what was asked, how the answer is written, who signs for it and what was decided. */
export default function CasePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useCaseLive(id);
  return (
    <Whole
      query={query}
      title={t('consultation.case')}
      crumbs={[{ title: t('web.consultation.page'), to: '/remisser' }]}
    >
      {(view) => <CaseOf key={view.opinion_case.id} view={view} />}
    </Whole>
  );
}

function CaseOf({ view }: { view: CaseView }) {
  const { opinion_case: of } = view;
  useWantedPart();
  return (
    <>
      <PageHeader
        title={t('web.consultation.case.answer_to', { title: of.title })}
        crumbs={[
          { title: t('web.consultation.page'), to: '/remisser' },
          ...(view.referral ? [{ title: view.referral.title, to: `/remisser/${view.referral.id}` }] : []),
        ]}
        facts={<Facts view={view} />}
        answer={<strong>{caseAnswer(view)}</strong>}
      />
      {view.left_out ? <Notice title={t('web.consultation.left_out')} /> : null}
      <CaseWay view={view} />
      <Parts view={view} />
    </>
  );
}

function Facts({ view }: { view: CaseView }) {
  const { opinion_case: of } = view;
  const { days_left: days } = view.deadlines;
  const isLate = of.state === 'preparing' && days < 0;
  return (
    <>
      <AnswerStateChip state={of.state === 'submitted' ? 'submitted' : isLate ? 'late' : 'preparing'} />
      {of.position ? <PositionChip position={of.position} /> : null}
      <MarkerTag marker={of.marker} />
      {of.external ? (
        <span>{view.unit_name}</span>
      ) : (
        <Link to={`/organisation/${of.unit}`}>{view.unit_name}</Link>
      )}
      {of.diary_number ? (
        <span className="figures">{t('web.consultation.case.diary', { number: of.diary_number })}</span>
      ) : null}
      <span>
        {of.sender_diary_number
          ? t('web.consultation.case.from_with_number', { name: of.sender, number: of.sender_diary_number })
          : t('web.consultation.case.from', { name: of.sender })}
      </span>
      {of.state === 'preparing' ? (
        <span className={`figures ${isLate ? 'case-late' : ''}`}>
          {t('web.consultation.case.due', { day: of.due_on })} ({daysWord(days)})
        </span>
      ) : null}
      <SecrecyTags id={of.id} />
    </>
  );
}

function Parts({ view }: { view: CaseView }) {
  const [words, setWords] = useSearchWords<'visa' | 'del' | 'bredvid' | 'avsnitt'>();
  const tab: CaseTab = caseTabs.find((one) => one === words.visa) ?? 'utlatande';
  const none = { del: undefined, bredvid: undefined, avsnitt: undefined };
  return (
    <Tabs
      label={t('web.consultation.case.parts')}
      selected={tab}
      onSelect={(next) =>
        setWords({ ...none, visa: next === 'utlatande' ? undefined : next }, { asStep: true })
      }
      tabs={[
        {
          key: 'arende',
          title: t('consultation.case'),
          content: (
            <div className="stack case-parts">
              <CaseAsked view={view} />
              <Deadlines view={view} />
              <CaseFacts view={view} />
              <Steps view={view} />
              <CaseOwnFiles view={view} />
            </div>
          ),
        },
        { key: 'utlatande', title: t('web.consultation.case.opinion'), content: <Sections view={view} /> },
        {
          key: 'sida',
          title: t('web.consultation.case.sheet'),
          content: (
            <div className="stack">
              <CasePapers view={view} />
              {language() === 'sv' ? null : (
                <p className="small muted only-screen">{t('web.consultation.case.sheet_language')}</p>
              )}
              <CaseSheet view={view} />
            </div>
          ),
        },
        {
          key: 'beslut',
          title: t('web.consultation.case.decide'),
          content: (
            <div className="stack case-parts">
              <Signatures view={view} />
              <Decision view={view} />
              <CasePapers view={view} isWhole />
            </div>
          ),
        },
      ]}
    />
  );
}

/** `?del=` leads to a part: it is brought into sight and has the focus once it is there. */
function useWantedPart(): void {
  const [wanted] = useSearchWord('del');
  const [tab] = useSearchWord('visa');
  useEffect(() => {
    const part = wanted ? document.getElementById(wanted) : null;
    part?.scrollIntoView({ block: 'start' });
    part?.focus({ preventScroll: true });
  }, [wanted, tab]);
}
