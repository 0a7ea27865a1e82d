import { shareText, t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import type { Matrix } from './types';
import { goalKindWord } from './words';

/** How the goals are spread over the kinds of what can happen: a table whose bars are drawn in it. */
export function Balance({ balance, edition }: { balance: Matrix['balance']; edition: string }) {
  const total = balance.reduce((sum, one) => sum + one.goals, 0);
  const most = [...balance].sort((a, b) => b.goals - a.goals)[0];
  if (total === 0 || !most) {
    return null;
  }
  return (
    <section className="section balance keep" aria-labelledby="balance">
      <h2 id="balance">{t('programme.balance')}</h2>
      <p>
        {t('web.balance.answer', {
          share: shareText(most.goals / total),
          kind: goalKindWord(most.goal_kind),
        })}
      </p>
      <table className="balance-table">
        <caption className="unseen">{t('programme.balance')}</caption>
        <thead className="unseen">
          <tr>
            <th scope="col">{t('programme.goal_kind')}</th>
            <th scope="col">{t('web.kinds.goal')}</th>
          </tr>
        </thead>
        <tbody>
          {balance.map((one) => (
            <tr key={one.goal_kind}>
              <th scope="row">
                <Link to={`/utgavor/${edition}/matris`} search={{ slag: one.goal_kind }}>
                  {goalKindWord(one.goal_kind)}
                </Link>
              </th>
              <td>
                <span className="balance-row">
                  <span
                    className={`balance-bar ${one.goals === 0 ? 'balance-none' : ''}`}
                    style={{ width: `calc((100% - 6rem) * ${one.goals / most.goals})` }}
                    aria-hidden="true"
                  />
                  <span className="figures balance-count">
                    {one.goals === 0 ? t('web.balance.none') : one.goals}
                  </span>
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
