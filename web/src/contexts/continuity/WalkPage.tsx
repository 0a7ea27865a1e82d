import { useCallback, useEffect, useRef, useState } from 'react';
import { useParams } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { useSearchWord } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Notice } from '../../platform/ui/States';
import { isPresent, useService } from './data';
import type { ServicePage } from './types';
import { isDone, keepPassed, minutesLeft, readPassed, resumedAt, steps, type Step } from './walk';
import { WalkMargin } from './WalkMargin';
import { WalkStep } from './WalkStep';
import { questionOf } from './walkWords';
import './continuity.css';
import './walk.css';

/** The guided impact analysis: one plain question at a time, saved as it is answered, ended by a summary. */
export default function WalkPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useService(id);
  return (
    <Whole
      query={query}
      title={t('web.continuity.walk')}
      crumbs={[{ title: t('web.continuity.services'), to: '/kontinuitet/tjanster' }]}
    >
      {(page) => <Walk key={page.service.id} page={page} />}
    </Whole>
  );
}

function Walk({ page }: { page: ServicePage }) {
  const { service, rights } = page;
  const [at, setAt] = useSearchWord('steg');
  const [passed, setPassed] = useState(() => readPassed(service.id));
  const [first] = useState(() => resumedAt(page, passed));
  const step = steps.find((one) => one.id === at) ?? first;
  const mayWrite = rights.write && isPresent();
  const place = steps.indexOf(step);
  const go = useCallback(
    (to: Step | undefined) => {
      if (to) {
        setAt(to.id, { asStep: true });
      }
    },
    [setAt],
  );
  const goOn = () => {
    if (!mayWrite || step.about === 'summary') {
      return;
    }
    const next = [...new Set([...passed, step.id])];
    setPassed(next);
    keepPassed(service.id, next);
    go(steps[place + 1]);
  };
  const head = useRef<HTMLHeadingElement>(null);
  const wasWithin = useRef(false);
  const shown = useRef(step.id);
  useEffect(() => {
    if (shown.current !== step.id) {
      shown.current = step.id;
      head.current?.focus();
      window.scrollTo({ top: 0 });
    }
  }, [step.id]);
  // Ctrl Enter goes on from anywhere; what is being written is kept on the way.
  const onward = useRef(goOn);
  onward.current = goOn;
  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.defaultPrevented) {
        event.preventDefault();
        onward.current();
      }
    };
    window.addEventListener('keydown', keys);
    return () => window.removeEventListener('keydown', keys);
  }, []);
  // What was pressed may be gone when it has been done: those who use keys stay at the question.
  useEffect(() => {
    if (wasWithin.current && document.activeElement === document.body) {
      head.current?.focus({ preventScroll: true });
    }
  });
  const left = minutesLeft(page, passed);
  return (
    <>
      <PageHeader
        title={t('web.continuity.walk_of', { name: service.name })}
        crumbs={[
          { title: t('web.continuity.services'), to: '/kontinuitet/tjanster' },
          { title: service.name, to: `/kontinuitet/tjanster/${service.id}` },
        ]}
        answer={left > 0 ? t('web.continuity.walk_left', { count: left }) : t('web.continuity.walk_all')}
      />
      {mayWrite ? (
        <div className="con-walk">
          <WalkMargin page={page} passed={passed} step={step} onGo={go} />
          <section
            className="card con-question"
            aria-labelledby="question"
            onFocus={() => (wasWithin.current = true)}
          >
            <p className="small muted figures con-question-place">
              {t('web.continuity.question_of', { at: place + 1, of: steps.length })}
            </p>
            <h2 id="question" ref={head} tabIndex={-1}>
              {questionOf(step, service.name)}
            </h2>
            <WalkStep key={step.id} step={step} page={page} passed={passed} onGo={go} />
            <footer className="con-question-end only-screen">
              {place > 0 ? (
                <Button tone="quiet" onPress={() => go(steps[place - 1])}>
                  {t('web.continuity.back')}
                </Button>
              ) : null}
              {step.about === 'summary' ? (
                <Link to={`/kontinuitet/tjanster/${service.id}`} className="button button-primary">
                  {t('web.continuity.walk_close')}
                </Link>
              ) : (
                <Button tone="primary" onPress={goOn}>
                  {isDone(step, page, []) ? t('web.continuity.next') : t('web.continuity.next_without')}
                </Button>
              )}
              <span className="small muted con-question-keys">{t('web.continuity.walk_keys')}</span>
            </footer>
          </section>
        </div>
      ) : (
        <Notice title={t('web.continuity.walk_not')}>
          <p>{t('web.continuity.walk_not_why', { unit: page.unit_name })}</p>
          <p>
            <Link to={`/kontinuitet/tjanster/${service.id}`}>{service.name}</Link>
          </p>
        </Notice>
      )}
    </>
  );
}
