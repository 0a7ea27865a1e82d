import { useEffect, useState } from 'react';
import { call } from '../../kernel/client';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Mark } from '../ui/icons';
import { ErrorState } from '../ui/States';
import { answerBy, hasPasskeys, type Question } from './passkey';
import { useProof, useSignOut, type Session } from './session';

type Way = 'totp' | 'passkey' | 'recovery_code';

/** The password was right; something that only its owner has is asked for too. */
export default function SecondStepPage({ session }: { session: Session }) {
  const ways = (session.methods ?? []).filter((way) => way !== 'passkey' || hasPasskeys()) as Way[];
  const [way, setWay] = useState<Way>(ways[0] ?? 'recovery_code');
  const proof = useProof();
  const signOut = useSignOut();
  useEffect(() => {
    document.title = `${t('web.step.title')} · Värn`;
  }, []);
  const turnTo = (other: Way) => {
    proof.reset();
    setWay(other);
  };
  const byPasskey = async () => {
    const question = await call<Question>('/passkey-questions', { method: 'POST' });
    return { passkey: await answerBy(question) };
  };
  return (
    <main id="main" className="door" tabIndex={-1}>
      <div className="door-card">
        <header className="door-head">
          <Mark />
          <p className="brand-name">Värn</p>
        </header>
        <h1>{t('web.step.title')}</h1>
        {way === 'passkey' ? (
          <div className="stack">
            <p className="reading">{t('web.step.passkey_how', { name: session.name })}</p>
            <Button tone="primary" isBusy={proof.isPending} onPress={() => proof.mutate(byPasskey)}>
              {t('web.step.passkey')}
            </Button>
            {proof.error ? <ErrorState thrown={proof.error} /> : null}
          </div>
        ) : (
          <>
            <p className="reading">
              {way === 'totp'
                ? t('web.step.code_how', { name: session.name })
                : t('web.step.recovery_how', { name: session.name })}
            </p>
            <Form
              key={way}
              names={['code', 'recovery_code']}
              thrown={proof.error}
              isBusy={proof.isPending}
              submitLabel={t('web.sign_in.verb')}
              onSubmit={(values) =>
                proof.mutate(() =>
                  Promise.resolve(
                    way === 'totp' ? { code: values.code } : { recovery_code: values.recovery_code },
                  ),
                )
              }
            >
              {way === 'totp' ? (
                <TextField
                  name="code"
                  label={t('web.factor.code')}
                  hint={t('web.factor.code_hint')}
                  inputMode="numeric"
                  autoComplete="one-time-code"
                  maxLength={10}
                  isRequired
                />
              ) : (
                <TextField
                  name="recovery_code"
                  label={t('auth.recovery_code')}
                  hint={t('web.step.recovery_hint')}
                  autoComplete="off"
                  maxLength={40}
                  isRequired
                />
              )}
            </Form>
          </>
        )}
        <div className="row">
          {ways
            .filter((other) => other !== way)
            .map((other) => (
              <Button key={other} onPress={() => turnTo(other)}>
                {other === 'totp'
                  ? t('web.step.by_code')
                  : other === 'passkey'
                    ? t('web.step.by_passkey')
                    : t('web.step.by_recovery')}
              </Button>
            ))}
          <Button tone="quiet" isBusy={signOut.isPending} onPress={() => signOut.mutate()}>
            {t('web.step.cancel')}
          </Button>
        </div>
      </div>
    </main>
  );
}
