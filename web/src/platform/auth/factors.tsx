// Making a second factor: an app with codes, or a passkey. The same parts serve whoever must make her first one and
// whoever adds one on her own page.
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { call } from '../../kernel/client';
import { problemOf } from '../../kernel/problem';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { ErrorState, Notice, Skeleton } from '../ui/States';
import { toast } from '../ui/Toasts';
import { hasPasskeys, makeBy, type Offer } from './passkey';
import { useSignOut } from './session';
import Qr from './Qr';
import './factors.css';

interface TotpOffer {
  secret: string;
  address: string;
}
interface RecoveryCodes {
  codes: string[];
}

/** What a new factor gave: codes to save, or none when there are some already. */
export type OnMade = (codes: string[]) => void;

/** A refusal; the one that wants a fresh sign-in gets the button for it. */
export function Refusal({ thrown }: { thrown: unknown }) {
  const signOut = useSignOut();
  return (
    <div className="stack-small">
      <ErrorState thrown={thrown} />
      {problemOf(thrown).key === 'auth.sign_in_anew' ? (
        <div className="row">
          <Button isBusy={signOut.isPending} onPress={() => signOut.mutate()}>
            {t('web.factor.sign_in_anew')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

/** The app reads the picture, or the secret is typed into it; its first code proves that it worked. */
export function NewApp({ onMade }: { onMade: OnMade }) {
  const offer = useMutation({ mutationFn: () => call<TotpOffer>('/totp', { method: 'POST' }) });
  const confirm = useMutation({
    mutationFn: (code: string) =>
      call<RecoveryCodes>('/totp/confirmations', { method: 'POST', body: { code } }),
    onSuccess: (made) => onMade(made.codes),
  });
  const { mutate } = offer;
  useEffect(() => mutate(), [mutate]);
  if (offer.error) {
    return <Refusal thrown={offer.error} />;
  }
  if (!offer.data) {
    return <Skeleton lines={4} />;
  }
  return (
    <div className="stack">
      <p className="reading">{t('web.factor.app_how')}</p>
      <div className="qr-place">
        <Qr text={offer.data.address} label={t('web.factor.qr')} />
        <div className="stack-small">
          <p className="small muted">{t('web.factor.secret_how')}</p>
          <p className="fixed secret-text">{offer.data.secret.match(/.{1,4}/g)?.join(' ')}</p>
        </div>
      </div>
      <Form
        names={['code']}
        thrown={confirm.error}
        isBusy={confirm.isPending}
        submitLabel={t('web.factor.confirm')}
        onSubmit={(values) => confirm.mutate(values.code ?? '')}
      >
        <TextField
          name="code"
          label={t('web.factor.code')}
          hint={t('web.factor.code_hint')}
          inputMode="numeric"
          autoComplete="one-time-code"
          maxLength={10}
          isRequired
        />
      </Form>
    </div>
  );
}

/** A passkey, with a name to know it by. */
export function NewPasskey({ onMade }: { onMade: OnMade }) {
  const add = useMutation({
    mutationFn: async (name: string) => {
      const offer = await call<Offer>('/passkey-offers', { method: 'POST' });
      return call<RecoveryCodes>('/passkeys', { method: 'POST', body: await makeBy(offer, name) });
    },
    onSuccess: (made) => onMade(made.codes),
  });
  if (!hasPasskeys()) {
    return <Notice>{t('web.passkey.not_here')}</Notice>;
  }
  return (
    <div className="stack">
      <p className="reading">{t('web.passkey.how')}</p>
      {problemOf(add.error).key === 'auth.sign_in_anew' ? <Refusal thrown={add.error} /> : null}
      <Form
        names={['name']}
        thrown={add.error}
        isBusy={add.isPending}
        submitLabel={t('web.passkey.add')}
        onSubmit={(values) => add.mutate(values.name ?? '')}
      >
        <TextField
          name="name"
          label={t('auth.passkey_name')}
          hint={t('web.passkey.name_hint')}
          maxLength={60}
          isRequired
        />
      </Form>
    </div>
  );
}

/** The recovery codes, this once: to print or to copy. */
export function CodesShown({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const [isSaved, setSaved] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join('\n'));
    setSaved(true);
    toast(t('web.factor.copied'));
  };
  return (
    <section className="section stack" aria-labelledby="recovery-codes">
      <h2 id="recovery-codes">{t('auth.recovery_codes')}</h2>
      <p className="reading">{t('web.factor.codes_why')}</p>
      <ol className="recovery-codes fixed">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <div className="row only-screen">
        <Button
          icon="print"
          onPress={() => {
            window.print();
            setSaved(true);
          }}
        >
          {t('web.factor.print')}
        </Button>
        <Button onPress={() => void copy()}>{t('web.factor.copy')}</Button>
        <Button tone={isSaved ? 'primary' : 'plain'} onPress={onDone}>
          {t('web.factor.saved')}
        </Button>
      </div>
    </section>
  );
}
