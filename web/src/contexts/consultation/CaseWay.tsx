import { t } from '../../platform/i18n';
import { Icon, type IconName } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { wayOf, type WayStep } from './case';
import type { CaseView } from './types';

const signs: Record<WayStep['state'], IconName> = {
  done: 'check',
  now: 'right',
  later: 'minus',
  wrong: 'warning',
};

/** The way of the answer, from the diary to the sender: how far it has come, and what each step lacks. */
export function CaseWay({ view }: { view: CaseView }) {
  return (
    <nav className="case-way-box" aria-label={t('web.consultation.case.way')}>
      <ol className="case-way">
        {wayOf(view).map((step) => (
          <li key={step.name} className={`case-way-${step.state}`}>
            <Link
              to={`/remisser/arenden/${view.opinion_case.id}`}
              search={{ visa: step.tab === 'utlatande' ? undefined : step.tab, del: step.part }}
            >
              <span className="case-way-sign">
                <Icon name={signs[step.state]} />
              </span>
              <span className="case-way-words">
                <strong>{t(`web.consultation.case.way.${step.name}`)}</strong>
                <span className="unseen">{t(`web.consultation.case.way.state.${step.state}`)}</span>
                <span className="small">{step.note}</span>
              </span>
            </Link>
          </li>
        ))}
      </ol>
    </nav>
  );
}
