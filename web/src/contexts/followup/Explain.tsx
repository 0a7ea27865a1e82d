import { t } from '../../platform/i18n';
import { Tag } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import { SidePanel } from '../../platform/ui/SidePanel';
import { Shown } from '../../platform/ui/States';
import { useExplanation } from './data';
import { Bar } from './Trend';
import type { Chosen, Explanation } from './types';
import { MarkChip, ruleWord } from './words';

/** Why a sum stands as it does: the rule, the figures, and the very answers, the weightiest first. */
export function Explain({
  round,
  title,
  chosen,
  isMadeUp,
  onClose,
}: {
  round: string;
  title: string;
  chosen: Chosen;
  isMadeUp: boolean;
  onClose: () => void;
}) {
  const query = useExplanation(round, chosen);
  return (
    <SidePanel title={title} onClose={onClose}>
      {isMadeUp ? <Tag>{t('common.marker.fictional')}</Tag> : null}
      <Shown query={query} lines={6}>
        {(told) => <Told told={told} />}
      </Shown>
    </SidePanel>
  );
}

function Told({ told }: { told: Explanation }) {
  return (
    <div className="stack">
      <div className="stack-small">
        <MarkChip mark={told.standing.mark} />
        <p>
          {ruleWord(told.standing.rule)} <span className="muted figures">{told.standing.rule}</span>
        </p>
        <Bar standing={told.standing} />
      </div>
      <Answers told={told} />
    </div>
  );
}

export function Answers({ told }: { told: Explanation }) {
  return (
    <>
      <ul className="plain stack-small answers">
        {told.answers.map((one) => (
          <li key={`${one.sheet}-${one.goal}`} className="answer-told">
            <span className="row">
              <Link to={`/svarsblad/${one.sheet}`}>{one.unit_name}</Link>
              <MarkChip mark={one.mark} />
            </span>
            <span className="small muted">{one.goal_title}</span>
            {one.words ? <p className="words">{one.words}</p> : null}
          </li>
        ))}
      </ul>
      {told.total > told.answers.length ? (
        <p className="small muted">
          {t('web.followup.first_of', { count: told.answers.length, total: told.total })}
        </p>
      ) : null}
    </>
  );
}
