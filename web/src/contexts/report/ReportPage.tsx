import { base } from '../../kernel/client';
import { askedAt } from '../../kernel/past';
import { language, t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { SelectField } from '../../platform/ui/Fields';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, Shown } from '../../platform/ui/States';
import { useRollUp, useRounds } from '../followup/data';
import type { RoundView } from '../followup/types';
import { formatOf, formats, pathOf, type Format } from './choice';

/** One round, the whole town or one unit, in the form that is needed: to decide on, to work on, to paste. */
export default function ReportPage() {
  const rounds = useRounds();
  const opened = (rounds.data?.items ?? []).filter((one) => one.round.state !== 'draft');
  return (
    <>
      <PageHeader title={t('web.page.report')} answer={t('web.report.what')} />
      <Shown query={rounds}>
        {() =>
          opened.length === 0 ? (
            <EmptyState
              isKept
              icon="file"
              title={t('web.report.none')}
              action={
                <Link to="/uppfoljning" className="button button-plain">
                  {t('web.followup.page')}
                </Link>
              }
            >
              {t('web.report.none_why')}
            </EmptyState>
          ) : (
            <Choosing rounds={opened} />
          )
        }
      </Shown>
    </>
  );
}

function Choosing({ rounds }: { rounds: readonly RoundView[] }) {
  const [wanted, setRound] = useSearchWord('omgang');
  const [unit, setUnit] = useSearchWord('enhet');
  const [form, setForm] = useSearchWord('form');
  const [tongue, setTongue] = useSearchWord('sprak');
  const round = rounds.some((one) => one.round.id === wanted) ? (wanted ?? '') : (rounds[0]?.round.id ?? '');
  const rolled = useRollUp(round);
  const asked = (rolled.data?.units ?? []).filter((one) => one.is_asked);
  const told = asked.some((one) => one.unit === unit) ? (unit ?? '') : '';
  const choice = {
    round,
    unit: told,
    format: formatOf(form),
    language: (tongue ?? language()) === 'en' ? ('en' as const) : ('sv' as const),
  };
  return (
    <form className="card stack report-choice" onSubmit={(event) => event.preventDefault()}>
      <SelectField
        name="round"
        label={t('followup.round')}
        isRequired
        value={round}
        choices={rounds.map((one) => ({ value: one.round.id, title: one.round.name }))}
        onChange={setRound}
      />
      <SelectField
        name="unit"
        label={t('web.report.about')}
        isRequired
        value={told}
        choices={[
          { value: '', title: t('web.report.whole_town') },
          ...asked.map((one) => ({ value: one.unit, title: one.name })),
        ]}
        onChange={setUnit}
      />
      <SelectField
        name="format"
        label={t('web.report.form')}
        isRequired
        value={choice.format}
        choices={formats.map((one) => ({ value: one, title: formWord(one) }))}
        onChange={setForm}
      />
      <SelectField
        name="language"
        label={t('web.report.frame')}
        hint={t('web.report.frame_hint')}
        isRequired
        value={choice.language}
        choices={[
          { value: 'sv', title: 'Svenska' },
          { value: 'en', title: 'English' },
        ]}
        onChange={setTongue}
      />
      <div className="row">
        <a className="button button-primary" href={base + askedAt(pathOf(choice))} download>
          <Icon name="export" /> {t('web.report.fetch')}
        </a>
      </div>
    </form>
  );
}

function formWord(form: Format): string {
  switch (form) {
    case 'pdf':
      return t('web.report.pdf');
    case 'docx':
      return t('web.report.docx');
    case 'xlsx':
      return t('web.report.xlsx');
    case 'text':
      return t('web.report.text');
    case 'pdf-a1b':
      return t('web.report.pdf_a1b');
  }
}
