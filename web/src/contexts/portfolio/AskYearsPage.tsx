import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Form, PageHeader, TextField } from '../../platform/ui';
import { useDeed } from './data';
import type { Reckoning } from './types';
import './portfolio.css';

/** Asks what a year may cost. */
export default function AskYearsPage() {
  const navigate = useNavigate();
  const deed = useDeed<Reckoning>();
  return (
    <>
      <PageHeader
        title={t('web.portfolio.ask_years')}
        crumbs={[{ title: t('web.portfolio.page'), to: '/simulering' }]}
        answer={t('web.portfolio.ask_years_why')}
      />
      <Form
        names={['years', 'seed']}
        thrown={deed.error}
        isBusy={deed.isPending || deed.isSuccess}
        submitLabel={t('web.portfolio.reckon')}
        onSubmit={(values) =>
          deed.mutate(
            {
              method: 'POST',
              path: '/continuity-years',
              body: { years: Number(values.years), seed: Number(values.seed) },
            },
            { onSuccess: (told) => void navigate({ to: `/simulering/${told.id}` }) },
          )
        }
      >
        <TextField
          name="years"
          label={t('web.portfolio.years_count')}
          hint={t('web.portfolio.years_hint')}
          defaultValue="2000"
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
    </>
  );
}
