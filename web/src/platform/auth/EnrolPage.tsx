import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Mark } from '../ui/icons';
import { CodesShown, NewApp, NewPasskey } from './factors';
import { hasPasskeys } from './passkey';
import { sessionQuery, useSignOut, type Session } from './session';

/** An account that must have a second factor and has none: it is made here, and nothing else is open before. */
export default function EnrolPage({ session }: { session: Session }) {
  const client = useQueryClient();
  const signOut = useSignOut();
  const [way, setWay] = useState<'app' | 'passkey'>('app');
  const [codes, setCodes] = useState<string[] | null>(null);
  useEffect(() => {
    document.title = `${t('web.enrol.title')} · Värn`;
  }, []);
  // Read anew when the codes have been saved, and not before: then the door is open.
  const finish = () => void client.invalidateQueries({ queryKey: sessionQuery.queryKey });
  return (
    <main id="main" className="door" tabIndex={-1}>
      <div className="door-card">
        <header className="door-head">
          <Mark />
          <p className="brand-name">Värn</p>
        </header>
        <h1>{t('web.enrol.title')}</h1>
        {codes ? (
          <CodesShown codes={codes} onDone={finish} />
        ) : (
          <>
            <p className="reading">{t('web.enrol.why', { name: session.name })}</p>
            {way === 'app' ? <NewApp onMade={setCodes} /> : <NewPasskey onMade={setCodes} />}
            <div className="row">
              {way === 'passkey' ? (
                <Button onPress={() => setWay('app')}>{t('web.enrol.app_instead')}</Button>
              ) : hasPasskeys() ? (
                <Button onPress={() => setWay('passkey')}>{t('web.enrol.passkey_instead')}</Button>
              ) : null}
              <Button tone="quiet" isBusy={signOut.isPending} onPress={() => signOut.mutate()}>
                {t('web.step.cancel')}
              </Button>
            </div>
          </>
        )}
      </div>
    </main>
  );
}
