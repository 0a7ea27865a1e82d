import { dayOf, t } from '../../platform/i18n';
import { ProseView } from '../../platform/prose';
import { useValidOn } from '../../platform/shell/url';
import { bodyOf, isWritten } from './case_text';
import { useUnits } from './data';
import type { CaseView, SectionShown } from './types';
import { stanceWord } from './words';

/** The opinion laid out as the document will be, from what is written this moment. */
export function CaseSheet({ view, isNarrow = false }: { view: CaseView; isNarrow?: boolean }) {
  const { opinion_case: of } = view;
  const proposal = view.sections.find((one) => one.section.kind === 'proposal');
  const rest = view.sections.filter((one) => one.section.kind !== 'proposal' && says(one, view));
  return (
    <article
      className={`case-paper ${isNarrow ? 'case-paper-narrow' : ''}`}
      aria-label={t('web.consultation.case.sheet')}
    >
      <Letterhead view={view} />
      <h2 className="case-paper-title">{t('web.consultation.case.answer_to', { title: of.title })}</h2>
      {view.left_out ? (
        <p>
          <strong>{t('consultation.document.left_out')}</strong>
        </p>
      ) : null}
      {proposal ? (
        <section>
          <h3>{proposal.section.title}</h3>
          {!isWritten(proposal.section) ? (
            <p className="muted">{t('web.consultation.case.not_written')}</p>
          ) : (
            <ProseView value={bodyOf(proposal.section)} level={3} />
          )}
        </section>
      ) : null}
      <Signers view={view} />
      {rest.map((one, at) => (
        <section key={one.section.id}>
          <h3>
            {at + 1} {one.section.title}
          </h3>
          {!isWritten(one.section) ? null : <ProseView value={bodyOf(one.section)} level={3} />}
          {one.section.kind === 'preparation' ? <Prepared view={view} /> : null}
          {one.section.kind === 'views' ? <ViewTable view={view} isNarrow={isNarrow} /> : null}
        </section>
      ))}
      <Attachments view={view} />
    </article>
  );
}

/** Whether a section stands in the document: with words of its own, or with what belongs under it. */
function says({ section }: SectionShown, view: CaseView): boolean {
  return (
    isWritten(section) ||
    (section.kind === 'preparation' && view.steps.length > 0) ||
    (section.kind === 'views' && view.views.length > 0)
  );
}

/** The day that the document bears: of the last signature that stands, else today. */
function dayOfSheet(view: CaseView, today: string): string {
  const days = view.signatures
    .filter((one) => one.state === 'stands' && one.signature.signed_at)
    .map((one) => dayOf(one.signature.signed_at ?? ''));
  return days.sort().at(-1) ?? view.opinion_case.submitted_on ?? today;
}

function Letterhead({ view }: { view: CaseView }) {
  const { opinion_case: of } = view;
  const { today } = useValidOn();
  const units = useUnits();
  const office = units.data?.items.find((one) => one.id === of.unit)?.administration ?? view.unit_name;
  const meeting = view.deadlines.meetings.find((one) => one.meeting.id === of.meeting)?.meeting.held_on;
  const decided = view.decisions.at(-1)?.decision.decided_on;
  return (
    <header className="case-paper-head">
      <div>
        <strong>{office}</strong>
        {of.department ? <div>{of.department}</div> : null}
      </div>
      <div>
        <strong>{t('web.consultation.case.opinion')}</strong>
        <div className="figures">
          {of.diary_number
            ? t('web.consultation.case.diary', { number: of.diary_number })
            : t('web.consultation.case.no_diary')}
        </div>
        <div className="figures">{dayOfSheet(view, today)}</div>
      </div>
      <div>
        {of.officer ? (
          <>
            <div className="small muted">{t('consultation.officer')}</div>
            <div>{of.officer}</div>
          </>
        ) : null}
      </div>
      <div>
        <div className="small muted">{t('web.consultation.case.to')}</div>
        <div>
          {view.unit_name} <span className="figures">{meeting ?? decided ?? ''}</span>
        </div>
      </div>
    </header>
  );
}

function Signers({ view }: { view: CaseView }) {
  return view.signatures.length === 0 ? null : (
    <div className="case-paper-signers">
      {view.signatures.map(({ signature }) => (
        <div key={signature.id}>
          <div>{signature.name}</div>
          <div className="small">{signature.title}</div>
        </div>
      ))}
    </div>
  );
}

function Prepared({ view }: { view: CaseView }) {
  return view.steps.length === 0 ? null : (
    <ul className="case-paper-list">
      {view.steps.map((step) => (
        <li key={step.id}>
          {step.title}
          {step.participants ? `: ${step.participants}` : ''}
          {step.done_on ? ` (${step.done_on})` : ''}
        </li>
      ))}
    </ul>
  );
}

function ViewTable({ view, isNarrow }: { view: CaseView; isNarrow: boolean }) {
  const part = (title: string | null | undefined) => title ?? t('web.consultation.part_whole');
  if (view.views.length === 0) {
    return null;
  }
  if (isNarrow) {
    return (
      <ol className="case-paper-list">
        {view.views.map(({ view: one, part_title: title }) => (
          <li key={one.id}>
            <strong>{stanceWord(one.stance)}</strong>, {part(title)}: {one.body}
          </li>
        ))}
      </ol>
    );
  }
  return (
    <div className="case-paper-table" role="group" aria-label={t('consultation.views')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('web.consultation.case.number')}</th>
            <th scope="col">{t('consultation.part')}</th>
            <th scope="col">{t('consultation.stance')}</th>
            <th scope="col">{t('consultation.view')}</th>
          </tr>
        </thead>
        <tbody>
          {view.views.map(({ view: one, part_title: title }, at) => (
            <tr key={one.id}>
              <td>{at + 1}</td>
              <td>{part(title)}</td>
              <td>{stanceWord(one.stance)}</td>
              <td className="case-words">
                {one.body}
                {one.text_proposal ? `\n${t('consultation.text_proposal')}: ${one.text_proposal}` : ''}
                {one.witness ? `\n${t('consultation.witness')}: ${one.witness}` : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Attachments({ view }: { view: CaseView }) {
  const files = [...view.received, ...view.files];
  const items =
    files.length > 0
      ? files.map((one) => [one.id, one.title, one.reference] as const)
      : view.referral
        ? [
            [
              view.referral.id,
              view.referral.title,
              view.referral.diary_number
                ? t('web.consultation.case.diary', { number: view.referral.diary_number })
                : undefined,
            ] as const,
          ]
        : [];
  return items.length === 0 ? null : (
    <section>
      <h3>{t('consultation.files')}</h3>
      <ol className="case-paper-list">
        {items.map(([id, title, reference]) => (
          <li key={id}>
            {title}
            {reference ? ` (${reference})` : ''}
          </li>
        ))}
      </ol>
    </section>
  );
}
