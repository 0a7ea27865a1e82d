import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { EmptyState, Form, Link, PageHeader, Shown, TextField } from '../../platform/ui';
import { oreOf } from './ask';
import { useDeed, useEffects } from './data';
import type { Reckoning } from './types';
import './portfolio.css';

/** Asks which measures help most for the money. */
export default function AskChoicePage() {
  const effects = useEffects();
  return (
    <>
      <PageHeader
        title={t('web.portfolio.ask_choice')}
        crumbs={[{ title: t('web.portfolio.page'), to: '/simulering' }]}
        answer={
          effects.data
            ? t('web.portfolio.candidates', {
                count: new Set(effects.data.items.map((one) => one.effect.measure)).size,
              })
            : undefined
        }
      />
      <Shown query={effects}>
        {(page) =>
          page.items.length === 0 ? (
            <EmptyState
              isKept
              icon="chart"
              title={t('web.portfolio.no_effects')}
              action={
                <Link to="/simulering/verkan/ny" className="button button-primary">
                  {t('web.portfolio.add_effect')}
                </Link>
              }
              example={<p>{t('web.portfolio.no_effects_example')}</p>}
            >
              <p>{t('web.portfolio.no_effects_why')}</p>
            </EmptyState>
          ) : (
            <Asking />
          )
        }
      </Shown>
    </>
  );
}

function Asking() {
  const navigate = useNavigate();
  const deed = useDeed<Reckoning>();
  const submit = (values: Record<string, string>) => {
    const budget = oreOf(values.budget_ore ?? '');
    deed.mutate(
      {
        method: 'POST',
        path: '/portfolios',
        body: {
          ...(budget === undefined ? {} : { budget_ore: budget }),
          horizon_years: Number(values.horizon_years),
          discount_percent: Number((values.discount_percent ?? '').replace(',', '.')),
          years: Number(values.years),
          seed: Number(values.seed),
        },
      },
      { onSuccess: (told) => void navigate({ to: `/simulering/${told.id}` }) },
    );
  };
  return (
    <Form
      names={['budget_ore', 'horizon_years', 'discount_percent', 'years', 'seed']}
      thrown={deed.error}
      isBusy={deed.isPending || deed.isSuccess}
      submitLabel={t('web.portfolio.choose')}
      onSubmit={submit}
    >
      <TextField
        name="budget_ore"
        label={t('web.portfolio.budget')}
        hint={t('web.portfolio.budget_hint')}
        inputMode="numeric"
        validate={(value) =>
          value.trim() === '' || oreOf(value) !== undefined ? null : t('web.portfolio.no_budget')
        }
      />
      <TextField
        name="horizon_years"
        label={t('web.portfolio.horizon')}
        hint={t('web.portfolio.horizon_hint')}
        defaultValue="10"
        inputMode="numeric"
        isRequired
      />
      <TextField
        name="discount_percent"
        label={t('web.portfolio.discount')}
        hint={t('web.portfolio.discount_hint')}
        defaultValue="3,5"
        inputMode="decimal"
        isRequired
      />
      <TextField
        name="years"
        label={t('web.portfolio.compared_years')}
        hint={t('web.portfolio.compared_years_hint')}
        defaultValue="1000"
        inputMode="numeric"
        isRequired
      />
      <TextField
        name="seed"
        label={t('web.portfolio.seed')}
        hint={t('web.portfolio.seed_hint')}
        defaultValue="1"
        inputMode="numeric"
        isRequired
      />
    </Form>
  );
}
