import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../kernel/client';
import { problemOf } from '../../kernel/problem';
import { Refusal } from '../auth/factors';
import { useTown, type Session } from '../auth/session';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { DateField } from '../ui/DateField';
import { Dialog } from '../ui/Dialog';
import { CheckField, SelectField, TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Notice, Shown } from '../ui/States';
import { toast } from '../ui/Toasts';
import { ownTokensQuery, type Token } from './factors';
import { scopeWord, Tokens } from './Tokens';

interface Made {
  secret: string;
  token: Token;
}

/** What programs hold so that they may act for me. */
export function OwnTokens({ session }: { session: Session }) {
  const tokens = useQuery(ownTokensQuery);
  const [isOpen, setOpen] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  return (
    <section className="section" aria-labelledby="own-tokens">
      <h2 id="own-tokens">{t('web.token.title')}</h2>
      <p className="muted reading">{t('web.token.why')}</p>
      {made ? <Secret made={made} onDone={() => setMade(null)} /> : null}
      <Shown query={tokens} lines={2}>
        {(page) => (page.items.length > 0 ? <Tokens tokens={page.items} /> : <p>{t('web.token.none')}</p>)}
      </Shown>
      <div className="row">
        <Button icon="plus" onPress={() => setOpen(true)}>
          {t('web.token.make')}
        </Button>
      </div>
      {isOpen ? (
        <NewToken
          session={session}
          onClose={() => setOpen(false)}
          onMade={(one) => {
            setOpen(false);
            setMade(one);
          }}
        />
      ) : null}
    </section>
  );
}

function Secret({ made, onDone }: { made: Made; onDone: () => void }) {
  const copy = async () => {
    await navigator.clipboard.writeText(made.secret);
    toast(t('web.factor.copied'));
  };
  return (
    <Notice tone="good" title={t('web.token.made', { name: made.token.name })}>
      <div className="stack-small">
        <p>{t('web.token.once')}</p>
        <p className="fixed secret-text">{made.secret}</p>
        <div className="row">
          <Button onPress={() => void copy()}>{t('web.factor.copy')}</Button>
          <Button tone="primary" onPress={onDone}>
            {t('web.token.saved')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

const scopes = ['read', 'chosen', 'everything'] as const;

function NewToken({
  session,
  onClose,
  onMade,
}: {
  session: Session;
  onClose: () => void;
  onMade: (made: Made) => void;
}) {
  const client = useQueryClient();
  const today = useTown().data?.today ?? '';
  const [scope, setScope] = useState<string>('read');
  const [last, setLast] = useState('');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const make = useMutation({
    mutationFn: (name: string) =>
      call<Made>('/tokens', {
        method: 'POST',
        body: { name, scope, actions: scope === 'chosen' ? [...chosen] : [], valid_to: last },
      }),
    onSuccess: async (made) => {
      onMade(made);
      await client.invalidateQueries({ queryKey: ['own-tokens'] });
    },
  });
  const turn = (action: string, isOn: boolean) => {
    const next = new Set(chosen);
    if (isOn) {
      next.add(action);
    } else {
      next.delete(action);
    }
    setChosen(next);
  };
  return (
    <Dialog title={t('web.token.make')} isOpen onClose={onClose} size="large">
      <div className="stack">
        {problemOf(make.error).key === 'auth.sign_in_anew' ? <Refusal thrown={make.error} /> : null}
        <Form
          names={['name', 'scope', 'actions', 'valid_to']}
          thrown={make.error}
          isBusy={make.isPending}
          submitLabel={t('web.token.make')}
          onCancel={onClose}
          onSubmit={(values) => make.mutate(values.name ?? '')}
        >
          <TextField
            name="name"
            label={t('auth.token_name')}
            hint={t('web.token.name_hint')}
            maxLength={100}
            isRequired
          />
          <SelectField
            name="scope"
            label={t('auth.token_scope')}
            hint={t('web.token.scope_hint')}
            isRequired
            value={scope}
            onChange={setScope}
            choices={scopes.map((value) => ({ value, title: scopeWord(value) }))}
          />
          {scope === 'chosen' ? (
            <fieldset className="field">
              <legend className="field-label">{t('auth.token_actions')}</legend>
              {(session.actions ?? []).map((action) => (
                <CheckField
                  key={action}
                  name={`action-${action}`}
                  label={action}
                  isSelected={chosen.has(action)}
                  onChange={(isOn) => turn(action, isOn)}
                />
              ))}
            </fieldset>
          ) : null}
          <DateField
            name="valid_to"
            label={t('auth.token_valid_to')}
            hint={t('web.token.last_hint')}
            value={last}
            onChange={setLast}
            today={today}
            isRequired
          />
        </Form>
      </div>
    </Dialog>
  );
}
