import { useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { useSearchWord } from '../../platform/shell/url';
import { Button, Dialog, EmptyState, PageHeader, Shown } from '../../platform/ui';
import { SelectField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { useAnalyses, useMatrix, useRisksOfRound, useRound, useValues } from './data';
import { concerned, numbered, shownLevel, type Place, type View } from './matrix';
import { MatrixGrid } from './MatrixGrid';
import { AntagonisticTable, PlacedTable, UnplacedList } from './MatrixTables';
import { levelText } from './scales';
import type { ProtectionValue, RiskConsequence, RiskMatrix, RiskView, RoundView } from './types';
import { useMove } from './useMove';
import { whoseWord } from './words';
import './risk.css';
import './pictures.css';

/** The risks of a round as a picture: how likely, how grave, before and after treatment. */
export default function MatrixPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const round = useRound(id);
  return (
    <Whole
      query={round}
      title={t('web.risk.matrix')}
      crumbs={[{ title: t('web.risk.page'), to: '/riskanalyser' }]}
    >
      {(view) => <MatrixOf view={view} />}
    </Whole>
  );
}

function MatrixOf({ view }: { view: RoundView }) {
  const { round } = view;
  const [unit, setUnit] = useSearchWord('enhet');
  const [value, setValue] = useSearchWord('skydd');
  const [after, setAfter] = useSearchWord('efter');
  const shown: View = { isAfter: after === 'ja', ...(value ? { value } : {}) };
  const matrix = useMatrix(round.id, { unit, protection_value: value, isAfter: shown.isAfter });
  const analyses = useAnalyses(round.id);
  const values = useValues(round.edition);
  return (
    <>
      <PageHeader
        title={t('web.risk.matrix')}
        crumbs={[
          { title: t('web.risk.page'), to: '/riskanalyser' },
          { title: round.name, to: `/riskanalyser/${round.id}` },
        ]}
        answer={matrix.data ? <strong>{answerOf(matrix.data)}</strong> : undefined}
        actions={
          <Link to="/risker" search={{ omgang: round.id }} className="button button-plain">
            {t('web.risk.register')}
          </Link>
        }
      />
      <div className="stack">
        <div className="risk-switch only-screen" role="group" aria-label={t('web.risk.when')}>
          <Button
            tone={shown.isAfter ? 'plain' : 'primary'}
            aria-pressed={!shown.isAfter}
            onPress={() => setAfter(undefined)}
          >
            {t('web.risk.before_treatment')}
          </Button>
          <Button
            tone={shown.isAfter ? 'primary' : 'plain'}
            aria-pressed={shown.isAfter}
            onPress={() => setAfter('ja')}
          >
            {t('web.risk.after_treatment')}
          </Button>
        </div>
        <div className="risk-filters only-screen">
          <SelectField
            name="skydd"
            label={t('risk.protection_value')}
            choices={[
              { value: '', title: t('web.risk.gravest_of_all') },
              ...(values.data ?? []).map((one) => ({ value: one.id, title: one.title })),
            ]}
            value={value ?? ''}
            onChange={setValue}
            isRequired
          />
          <SelectField
            name="enhet"
            label={t('organisation.unit')}
            choices={[
              { value: '', title: t('web.risk.all_units') },
              ...(analyses.data?.items ?? [])
                .filter((line) => line.unit)
                .map((line) => ({ value: line.unit ?? '', title: whoseWord(line.unit_name) })),
            ]}
            value={unit ?? ''}
            onChange={setUnit}
            isRequired
          />
        </div>
        <Shown query={matrix} lines={10}>
          {(told) => <Picture told={told} view={view} shown={shown} unit={unit} values={values.data ?? []} />}
        </Shown>
      </div>
    </>
  );
}

/** "12 risker i matrisen, 2 allvarligast och troligast i övre högra hörnet"; what stands beside it is counted too. */
function answerOf(matrix: RiskMatrix): string {
  const placed = matrix.cells.reduce((sum, cell) => sum + cell.risks.length, 0);
  const beside = [
    matrix.antagonistic.length > 0
      ? t('web.risk.matrix_antagonistic', { count: matrix.antagonistic.length })
      : '',
    matrix.without_place.length > 0
      ? t('web.risk.matrix_unplaced', { count: matrix.without_place.length })
      : '',
  ].filter(Boolean);
  return [t('web.risk.matrix_placed', { count: placed }), ...beside].join(' ');
}

interface Asked {
  view: RiskView;
  from: Place;
  to: Place;
  rows: readonly RiskConsequence[];
}

function Picture({
  told,
  view,
  shown,
  unit,
  values,
}: {
  told: RiskMatrix;
  view: RoundView;
  shown: View;
  unit: string | undefined;
  values: readonly ProtectionValue[];
}) {
  const [wanted] = useSearchWord('risk');
  const risks = useRisksOfRound(view.round.id);
  const [asked, ask] = useState<Asked>();
  const move = useMove(view.round.id, shown, unit);
  const byId = new Map((risks.data ?? []).map((one) => [one.risk.id, one]));
  const numbers = numbered(told);
  const steps = [...told.likelihoods, ...told.consequences];
  const isEmpty = numbers.size + told.antagonistic.length + told.without_place.length === 0;
  const said = (one: RiskView, to: Place) =>
    t('web.risk.moved', {
      title: one.risk.title,
      likelihood: levelText(steps, 'likelihood', to.likelihood),
      consequence: levelText(steps, 'consequence', to.consequence),
    });
  const onMove = (risk: string, from: Place, to: Place) => {
    const one = byId.get(risk);
    if (!one) {
      return;
    }
    const rows = concerned(one, shown);
    if (from.consequence !== to.consequence && rows.length > 1) {
      ask({ view: one, from, to, rows });
    } else {
      void move(one, from, to, rows, said(one, to));
    }
  };
  if (isEmpty) {
    return (
      <EmptyState
        isKept
        icon="coverage"
        title={t('web.risk.matrix_none')}
        action={
          <Link to={`/riskanalyser/${view.round.id}`} className="button button-primary">
            {t('web.risk.to_analyses')}
          </Link>
        }
      >
        <p>{t('web.risk.matrix_none_why')}</p>
      </EmptyState>
    );
  }
  return (
    <>
      <MatrixGrid
        matrix={told}
        numbers={numbers}
        mayMove={(risk) => !heldMoment() && (byId.get(risk)?.may_change ?? false)}
        wanted={wanted}
        onMove={onMove}
      />
      <p className="small muted">{t('web.risk.ground_means')}</p>
      <PlacedTable matrix={told} numbers={numbers} />
      <AntagonisticTable risks={told.antagonistic} />
      <UnplacedList risks={told.without_place} />
      {asked ? (
        <ChooseValue
          asked={asked}
          shown={shown}
          values={values}
          steps={steps}
          onClose={() => ask(undefined)}
          onChoose={(rows) => {
            ask(undefined);
            void move(asked.view, asked.from, asked.to, rows, said(asked.view, asked.to));
          }}
        />
      ) : null}
    </>
  );
}

/** The picture shows the gravest of several consequences; which of them is meant, only its mover knows. */
function ChooseValue({
  asked: { view, to, rows },
  shown,
  values,
  steps,
  onChoose,
  onClose,
}: {
  asked: Asked;
  shown: View;
  values: readonly ProtectionValue[];
  steps: Parameters<typeof levelText>[0];
  onChoose: (rows: readonly RiskConsequence[]) => void;
  onClose: () => void;
}) {
  const above = rows.filter((row) => shownLevel(row, shown) > to.consequence);
  const target = levelText(steps, 'consequence', to.consequence);
  const valueWord = (row: RiskConsequence) =>
    values.find((one) => one.id === row.protection_value)?.title ?? row.protection_value;
  return (
    <Dialog title={t('web.risk.which_value', { title: view.risk.title })} isOpen onClose={onClose}>
      <div className="stack">
        <p>{t('web.risk.which_value_why', { level: target })}</p>
        <ul className="plain stack-small">
          {rows
            .filter((row) => shownLevel(row, shown) !== to.consequence)
            .map((row) => (
              <li key={row.id}>
                <Button onPress={() => onChoose([row])}>
                  {t('web.risk.value_from_to', {
                    value: valueWord(row),
                    from: levelText(steps, 'consequence', shownLevel(row, shown)),
                    to: target,
                  })}
                </Button>
              </li>
            ))}
          {above.length > 1 ? (
            <li>
              <Button tone="primary" onPress={() => onChoose(above)}>
                {t('web.risk.all_above', { count: above.length, to: target })}
              </Button>
            </li>
          ) : null}
        </ul>
        <div className="form-end">
          <Button tone="quiet" onPress={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
