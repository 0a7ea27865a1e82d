import { t } from '../../platform/i18n';
import { Icon } from '../../platform/ui/icons';
import { Progress } from '../../platform/ui/States';
import type { ServicePage } from './types';
import { isAnswered, isDone, partOf, parts, steps, type Part, type Step } from './walk';
import { shortOf } from './walkWords';

function partWord(part: Part): string {
  return {
    what: t('web.continuity.part.what'),
    away: t('web.continuity.part.away'),
    needs: t('web.continuity.part.needs'),
    instead: t('web.continuity.part.instead'),
    levels: t('web.continuity.part.levels'),
    summary: t('web.continuity.part.summary'),
  }[part];
}

/** How far the analysis has come, and the way to any of its questions. */
export function WalkMargin({
  page,
  passed,
  step,
  onGo,
}: {
  page: ServicePage;
  passed: readonly string[];
  step: Step;
  onGo: (to: Step) => void;
}) {
  const questions = steps.filter((one) => one.about !== 'summary');
  const done = questions.filter((one) => isDone(one, page, passed)).length;
  return (
    <nav className="con-margin only-screen" aria-label={t('web.continuity.walk_questions')}>
      <Progress label={t('web.continuity.walk_progress')} value={done} max={questions.length} />
      <ol className="plain">
        {parts.map((part) => (
          <li key={part}>
            <span className="con-margin-part small">{partWord(part)}</span>
            <ol className="plain">
              {steps
                .filter((one) => partOf(one) === part)
                .map((one) => (
                  <li key={one.id}>
                    <button
                      type="button"
                      className="con-margin-step"
                      aria-current={one.id === step.id ? 'step' : undefined}
                      onClick={() => onGo(one)}
                    >
                      <Sign isAnswered={isAnswered(one, page)} isPassed={passed.includes(one.id)} />
                      <span>{shortOf(one)}</span>
                    </button>
                  </li>
                ))}
            </ol>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Sign({ isAnswered: isSaid, isPassed }: { isAnswered: boolean; isPassed: boolean }) {
  return isSaid ? (
    <>
      <Icon name="check" />
      <span className="unseen">{t('web.continuity.answered')}</span>
    </>
  ) : isPassed ? (
    <>
      <span className="con-sign" aria-hidden="true">
        –
      </span>
      <span className="unseen">{t('web.continuity.passed')}</span>
    </>
  ) : (
    <>
      <span className="con-sign" aria-hidden="true">
        ○
      </span>
      <span className="unseen">{t('web.continuity.unanswered')}</span>
    </>
  );
}
