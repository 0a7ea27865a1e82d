import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useValidOn } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { DateField } from '../../platform/ui/DateField';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { testKinds, testResults, type PlanTest, type PlanView } from './types';
import { ResultChip, resultWord, testKindWord } from './words';

/** How the plan was tried, the latest first. */
export function PlanTests({ view, mayWrite }: { view: PlanView; mayWrite: boolean }) {
  const [editing, setEditing] = useState<string>();
  return (
    <section className="section" aria-labelledby="tests">
      <header>
        <h2 id="tests">{t('continuity.tests')}</h2>
        {mayWrite && editing === undefined ? (
          <Button isSmall icon="plus" onPress={() => setEditing('new')}>
            {t('web.continuity.add_test')}
          </Button>
        ) : null}
      </header>
      {view.tests.length === 0 ? <p className="muted reading">{t('web.continuity.no_tests')}</p> : null}
      {editing === 'new' ? <TestForm plan={view.plan.id} onClose={() => setEditing(undefined)} /> : null}
      <ol className="plain con-tests">
        {view.tests.map((one) => (
          <li key={one.id}>
            {editing === one.id ? (
              <TestForm plan={view.plan.id} row={one} onClose={() => setEditing(undefined)} />
            ) : (
              <>
                <span className="figures">{one.held_on}</span>
                <strong>{testKindWord(one.kind)}</strong>
                <ResultChip result={one.result} />
                {one.words ? <span className="con-words">{one.words}</span> : null}
                {mayWrite ? (
                  <Button isSmall tone="quiet" onPress={() => setEditing(one.id)}>
                    {t('web.continuity.change')}
                    <span className="unseen">
                      {' '}
                      {testKindWord(one.kind)} {one.held_on}
                    </span>
                  </Button>
                ) : null}
              </>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}

function TestForm({ plan, row, onClose }: { plan: string; row?: PlanTest; onClose: () => void }) {
  const { today } = useValidOn();
  const deed = useDeed();
  const [kind, setKind] = useState<string>(row?.kind ?? '');
  const [day, setDay] = useState<string>(row?.held_on ?? '');
  const [result, setResult] = useState<string>(row?.result ?? '');
  const [words, setWords] = useState(row?.words ?? '');
  const save = async () => {
    const body = { kind, held_on: day, result, words: words.trim() || null };
    try {
      await deed.mutateAsync(
        row
          ? { method: 'PATCH', path: `/plan-tests/${row.id}`, body, version: row.version }
          : {
              method: 'POST',
              path: '/plan-tests',
              body: { plan, ...body, words: words.trim() || undefined },
            },
      );
      toast(t('web.continuity.test_saved'));
      onClose();
    } catch {
      // The form shows why.
    }
  };
  return (
    <div className="card con-test-form">
      <Form
        names={['kind', 'held_on', 'result', 'words']}
        thrown={deed.error}
        isBusy={deed.isPending}
        onSubmit={() => void save()}
        onCancel={onClose}
      >
        <div className="con-pair">
          <SelectField
            name="kind"
            label={t('continuity.test_kind')}
            choices={testKinds.map((one) => ({ value: one, title: testKindWord(one) }))}
            value={kind}
            onChange={setKind}
            isRequired
          />
          <DateField
            name="held_on"
            label={t('continuity.held_on')}
            value={day}
            onChange={setDay}
            today={today}
            isRequired
          />
          <SelectField
            name="result"
            label={t('continuity.test_result')}
            choices={testResults.map((one) => ({ value: one, title: resultWord(one) }))}
            value={result}
            onChange={setResult}
            isRequired
          />
        </div>
        <TextField
          name="words"
          label={t('continuity.test_words')}
          rows={2}
          value={words}
          onChange={setWords}
          maxLength={4000}
        />
      </Form>
    </div>
  );
}
