import { useMemo } from 'react';
import { useParams } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { useOpenTrace } from '../../platform/trace';
import { CheckField, SelectField } from '../../platform/ui/Fields';
import { Matrix as Grid, type MatrixCell, type MatrixHead } from '../../platform/ui/Matrix';
import { EmptyState, Shown } from '../../platform/ui/States';
import { Balance } from './Balance';
import { coverageWords } from './coverage';
import { useMatrix, useMay } from './data';
import { EditionFrame } from './EditionFrame';
import { LinkEditor } from './LinkEditor';
import { cellOf, goalsChosen, rowsOf, type View } from './matrix';
import { abilities, goalKinds } from './parts';
import type { Matrix } from './types';
import { abilityWord, goalKindWord } from './words';
import './matrix.css';

/** Goals against focus areas and units, with the holes in sight. */
export default function MatrixPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useMatrix(id);
  const mayWrite = useMay('programme.write');
  const words = query.data ? coverageWords(query.data) : undefined;
  return (
    <EditionFrame
      id={id}
      title={t('web.edition.matrix')}
      answer={
        words ? (
          <>
            {words.main} {words.rest ? <strong>{words.rest}</strong> : null}
          </>
        ) : undefined
      }
      more={(trace) => (mayWrite ? <LinkEditor trace={trace} edition={id} /> : null)}
    >
      {() => <Shown query={query}>{(matrix) => <Filled matrix={matrix} edition={id} />}</Shown>}
    </EditionFrame>
  );
}

const views: View[] = ['goals', 'units', 'applicability'];

function viewWord(view: View): string {
  switch (view) {
    case 'goals':
      return t('web.matrix.view.goals');
    case 'units':
      return t('web.matrix.view.units');
    case 'applicability':
      return t('web.matrix.view.applicability');
  }
}

function Filled({ matrix, edition }: { matrix: Matrix; edition: string }) {
  const [kind, setKind] = useSearchWord('slag');
  const [ability, setAbility] = useSearchWord('formaga');
  const [civil, setCivil] = useSearchWord('civilt');
  const [viewed, setView] = useSearchWord('visa');
  const [, open] = useOpenTrace();
  const view = views.find((one) => one === viewed) ?? 'goals';
  const goals = useMemo(
    () => goalsChosen(matrix.goals, { kind, ability, civil: civil === 'ja' }),
    [matrix.goals, kind, ability, civil],
  );
  const laid = useMemo(() => rowsOf(matrix, goals, view), [matrix, goals, view]);
  const all = { value: '', title: t('web.matrix.any') };
  if (matrix.goals.length === 0 && matrix.focus_areas.length === 0) {
    return (
      <EmptyState isKept icon="coverage" title={t('web.matrix.none')}>
        <p>{t('web.matrix.none_why')}</p>
      </EmptyState>
    );
  }
  const cell = (row: MatrixHead, column: MatrixHead): MatrixCell => {
    const state = cellOf(laid, row.id, column.id);
    const word =
      state.state === 'held'
        ? t('web.matrix.held_long')
        : state.state === 'hole'
          ? t('web.matrix.hole_long')
          : t('web.matrix.empty_long');
    return {
      state: state.state,
      text: state.count && state.count > 0 ? String(state.count) : undefined,
      spoken: `${row.title}, ${column.title}: ${state.count ? `${state.count}` : word}`,
    };
  };
  return (
    <div className="stack">
      <Balance balance={matrix.balance} edition={edition} />
      <div className="filters only-screen">
        <SelectField
          name="visa"
          label={t('web.matrix.view')}
          choices={views.map((one) => ({ value: one, title: viewWord(one) }))}
          value={view}
          onChange={(next) => setView(next === 'goals' ? undefined : next)}
          isRequired
        />
        <SelectField
          name="slag"
          label={t('programme.goal_kind')}
          choices={[all, ...goalKinds.map((one) => ({ value: one, title: goalKindWord(one) }))]}
          value={kind ?? ''}
          onChange={setKind}
          isRequired
        />
        <SelectField
          name="formaga"
          label={t('programme.ability')}
          choices={[all, ...abilities.map((one) => ({ value: one, title: abilityWord(one) }))]}
          value={ability ?? ''}
          onChange={setAbility}
          isRequired
        />
        <CheckField
          name="civilt"
          label={t('web.matrix.civil')}
          isSelected={civil === 'ja'}
          onChange={(on) => setCivil(on ? 'ja' : undefined)}
        />
      </div>
      <p className="muted small" role="status">
        {t('web.matrix.shown', { count: goals.length, total: matrix.goals.length })}
      </p>
      {laid.rows.length > 0 && laid.columns.length > 0 ? (
        <Grid
          caption={viewWord(view)}
          corner={view === 'applicability' ? t('web.kinds.unit') : t('web.kinds.goal')}
          rows={laid.rows}
          columns={laid.columns}
          cell={cell}
          onOpen={(row) => open(row.id)}
        />
      ) : (
        <p>{t('web.matrix.nothing')}</p>
      )}
      <p className="muted small only-screen">{t('web.matrix.how')}</p>
    </div>
  );
}
