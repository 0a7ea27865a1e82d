import { useEffect } from 'react';
import { useNavigate, useParams } from '@tanstack/react-router';
import { t } from '../i18n';
import { TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Mark } from '../ui/icons';
import { useFirstAdministrator } from './session';

const shortest = 12;

/** The link that was printed at the first start: it makes one administrator, once. There is no default password. */
export default function StartPage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const begin = useFirstAdministrator();
  const navigate = useNavigate();
  useEffect(() => {
    document.title = `${t('web.start.title')} · Värn`;
  }, []);
  const send = (values: Record<string, string>) =>
    begin.mutate(
      { token, name: values.name ?? '', user_name: values.user_name ?? '', password: values.password ?? '' },
      { onSuccess: () => void navigate({ to: '/', replace: true }) },
    );
  return (
    <main id="main" className="door" tabIndex={-1}>
      <div className="door-card">
        <header className="door-head">
          <Mark />
          <p className="brand-name">Värn</p>
        </header>
        <h1>{t('web.start.title')}</h1>
        <p className="muted">{t('web.start.why')}</p>
        <Form
          names={['name', 'user_name', 'password']}
          thrown={begin.error}
          isBusy={begin.isPending || begin.isSuccess}
          submitLabel={t('web.start.verb')}
          onSubmit={send}
        >
          <TextField name="name" label={t('web.start.name')} autoComplete="name" isRequired />
          <TextField name="user_name" label={t('web.sign_in.user_name')} autoComplete="username" isRequired />
          <TextField
            name="password"
            type="password"
            label={t('web.sign_in.password')}
            hint={t('web.start.password_hint', { shortest })}
            minLength={shortest}
            autoComplete="new-password"
            isRequired
          />
        </Form>
      </div>
    </main>
  );
}
