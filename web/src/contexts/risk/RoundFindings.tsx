import { useState } from 'react';
import { t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import type { Finding } from '../../platform/trace';
import { SelectField } from '../../platform/ui/Fields';
import { EmptyState, Shown } from '../../platform/ui/States';
import { AcceptDialog } from '../programme/AcceptDialog';
import { chosen, counts, grouped } from '../programme/coverage';
import { FindingsOfRule } from '../programme/FindingsOfRule';
import { useFindings } from './data';
import type { RoundFindings } from './types';

/** What the round lacks, each with its reason and what has been decided about it. */
export function RoundFindingsOf({ round }: { round: string }) {
  const findings = useFindings(round);
  return <Shown query={findings}>{(told) => <Findings told={told} />}</Shown>;
}

function Findings({ told }: { told: RoundFindings }) {
  const [state, setState] = useSearchWord('fynd');
  const [accepting, accept] = useState<Finding>();
  const all = told.findings as Finding[];
  if (all.length === 0) {
    return (
      <EmptyState icon="check" title={t('web.risk.no_findings')}>
        <p>{t('web.risk.no_findings_why')}</p>
      </EmptyState>
    );
  }
  const open = counts(all);
  return (
    <section className="section" aria-labelledby="findings">
      <h2 id="findings">
        {t('web.risk.open_findings', { count: open.error + open.warning + open.info, whole: all.length })}
      </h2>
      <div className="risk-filters only-screen">
        <SelectField
          name="fynd"
          label={t('finding.state')}
          choices={[
            { value: '', title: t('web.matrix.any') },
            { value: 'open', title: t('web.finding.open') },
            { value: 'accepted', title: t('web.finding.accepted') },
          ]}
          value={state ?? ''}
          onChange={setState}
          isRequired
        />
      </div>
      {grouped(chosen(all, { state }), told.rules).map((group) => (
        <FindingsOfRule key={group.rule.rule} group={group} onAccept={accept} />
      ))}
      {accepting ? (
        <AcceptDialog
          finding={accepting}
          path={`/analysis-rounds/${told.round}/finding-acceptances`}
          onClose={() => accept(undefined)}
        />
      ) : null}
    </section>
  );
}
