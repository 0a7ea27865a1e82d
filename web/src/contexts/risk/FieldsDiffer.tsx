import { t } from '../../platform/i18n';
import { DiffText } from '../../platform/ui/DiffText';
import { useRound, useValues } from './data';
import { differences, fieldWord, isText, valueWord, type Difference } from './difference';
import type { ProtectionValue, RiskView, ScaleStep } from './types';

/** Field by field: what it was and what it is. Texts as one marked-up text, levels in the words of the scale. */
export function DifferenceList({
  told,
  steps,
  values,
}: {
  told: readonly Difference[];
  steps: readonly ScaleStep[];
  values: readonly ProtectionValue[];
}) {
  const valueOf = (key: string) => values.find((one) => one.key === key)?.title ?? key;
  return (
    <dl className="risk-differences">
      {told.map(({ field, before, after }) => (
        <div key={field}>
          <dt>{fieldWord(field, valueOf)}</dt>
          <dd>
            {isText(field) ? (
              <DiffText before={before} after={after} />
            ) : (
              <>
                <del>
                  <span className="unseen">{t('web.risk.was')} </span>
                  {valueWord(field, before, steps)}
                </del>{' '}
                <span aria-hidden="true">→</span>{' '}
                <ins>
                  <span className="unseen">{t('web.risk.is')} </span>
                  {valueWord(field, after, steps)}
                </ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What a risk has come to differ in from the one it was copied from; a word when it is the same. */
export function FieldsDiffer({
  before,
  after,
  steps,
  edition,
}: {
  before: RiskView;
  after: RiskView;
  steps: readonly ScaleStep[];
  edition: string;
}) {
  // A protection value is the same through all editions by its key; its id is not.
  const round = useRound(before.round);
  const then = useValues(round.data?.round.edition);
  const values = useValues(edition);
  if (!values.data || !then.data) {
    return null;
  }
  const now = values.data;
  const all = [...now, ...then.data];
  const told = differences(before, after, (id) => all.find((one) => one.id === id)?.key ?? id);
  return told.length === 0 ? (
    <p className="small muted">{t('web.risk.same_as_before', { round: before.round_name })}</p>
  ) : (
    <div className="stack-small">
      <p className="small">
        <strong>{t('web.risk.differs_from', { round: before.round_name })}</strong>
      </p>
      <DifferenceList told={told} steps={steps} values={now} />
    </div>
  );
}
