import { useMutation } from '@tanstack/react-query';
import { fetchFile } from '../../kernel/client';
import { language, t } from '../../platform/i18n';
import { saveFile } from '../../platform/pages/FileButtons';
import { useSearchWord } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, ErrorState, Progress, Shown } from '../../platform/ui/States';
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
  if (rolled.error) {
    return <ErrorState thrown={rolled.error} onRetry={() => void rolled.refetch()} />;
  }
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
      <Fetching key={pathOf(choice)} path={pathOf(choice)} />
    </form>
  );
}

/** Has the report made and saves it: a large city's takes a while, and what went wrong is said here. */
function Fetching({ path }: { path: string }) {
  const fetching = useMutation({
    mutationFn: () => fetchFile(path),
    onSuccess: ({ name, bytes }) => saveFile(name, bytes),
  });
  return (
    <>
      <div className="row">
        <Button tone="primary" icon="export" isBusy={fetching.isPending} onPress={() => fetching.mutate()}>
          {t('web.report.fetch')}
        </Button>
      </div>
      {fetching.isPending ? <Progress label={t('web.report.making')} /> : null}
      {fetching.isSuccess ? (
        <p role="status" className="muted">
          {t('web.report.saved', { file: fetching.data.name })}
        </p>
      ) : null}
      {fetching.error ? <ErrorState thrown={fetching.error} onRetry={() => fetching.mutate()} /> : null}
    </>
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
