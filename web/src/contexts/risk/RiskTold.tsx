import type { ReactNode } from 'react';
import { t } from '../../platform/i18n';
import { Kept } from '../../platform/secrecy';
import { beforeAfter, stepsOf, stepText } from './scales';
import type { RiskView, Scale, ScaleStep } from './types';
import { treatmentWord } from './words';

/** The risk for who only reads, and on paper. */
export function RiskTold({ view, steps }: { view: RiskView; steps: readonly ScaleStep[] }) {
  const { risk } = view;
  const level = (scale: Scale, at: number | null | undefined) => {
    const step = stepsOf(steps, scale).find((one) => one.level === at);
    return step ? stepText(step) : undefined;
  };
  const text = (part: keyof typeof risk) =>
    risk[part] ? <Kept id={risk.id} part={part} text={String(risk[part])} /> : undefined;
  return (
    <>
      <Facts
        title={t('web.risk.what')}
        facts={[
          [t('risk.cause'), text('cause')],
          [t('risk.event'), text('event')],
          [t('risk.consequence'), text('consequence')],
          [t('risk.kind'), view.kind_title],
        ]}
      />
      <Facts
        title={view.is_antagonistic ? t('web.risk.antagonist') : t('risk.likelihood')}
        facts={
          view.is_antagonistic
            ? [
                [t('risk.intention'), level('intention', risk.intention)],
                [t('risk.antagonist_capability'), level('antagonist_capability', risk.antagonist_capability)],
                [t('risk.opportunity'), level('opportunity', risk.opportunity)],
              ]
            : [
                [t('web.risk.likelihood_now'), level('likelihood', risk.likelihood)],
                [
                  t('risk.residual_likelihood'),
                  risk.residual_likelihood
                    ? beforeAfter(steps, 'likelihood', risk.residual_likelihood, null)
                    : undefined,
                ],
              ]
        }
      />
      <Facts
        title={t('web.risk.protection')}
        facts={[
          [t('risk.existing_protection'), text('existing_protection')],
          [t('risk.vulnerability'), text('vulnerability')],
          [t('risk.treatment'), risk.treatment ? treatmentWord(risk.treatment) : undefined],
          [t('risk.treatment_words'), text('treatment_words')],
        ]}
      />
    </>
  );
}

function Facts({ title, facts }: { title: string; facts: [string, ReactNode | undefined][] }) {
  return (
    <section className="section" aria-label={title}>
      <h2>{title}</h2>
      <dl className="risk-told">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd className="risk-words">{value ?? <span className="muted">{t('web.risk.not_said')}</span>}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
