import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api, read } from '../../kernel/client';
import { named, t } from '../i18n';
import { SelectField, TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Notice, Shown } from '../ui/States';
import { toast } from '../ui/Toasts';
import { askOf } from './ask';
import { deliveries, settingsQuery, type Delivery, type NewSettings, type Settings } from './notices';
import './notices.css';

const hours = Array.from({ length: 24 }, (_, hour) => ({
  value: String(hour),
  title: `${String(hour).padStart(2, '0')}.00`,
}));
const deliveryWord = (delivery: Delivery) => named(`notice.delivery.${delivery}`, delivery);

/** How an account is told of things: by which address, when, and which kinds. */
export function NoticeSettings({ account }: { account: string }) {
  const settings = useQuery(settingsQuery(account));
  return (
    <section className="card section" aria-labelledby="notice-settings">
      <h2 id="notice-settings">{t('web.inbox.settings')}</h2>
      <p className="muted reading">{t('web.inbox.settings_why')}</p>
      <Shown query={settings} lines={6}>
        {(told) => <SettingsForm key={told.version} account={account} told={told} />}
      </Shown>
    </section>
  );
}

function SettingsForm({ account, told }: { account: string; told: Settings }) {
  const client = useQueryClient();
  const choose = useMutation({
    mutationFn: (ask: NewSettings) =>
      read(api.POST('/accounts/{id}/notice-settings', { params: { path: { id: account } }, body: ask })),
    onSuccess: (now) => {
      client.setQueryData(settingsQuery(account).queryKey, now);
      toast(t('web.inbox.saved'));
    },
  });
  const none = [{ value: '', title: t('web.inbox.no_hour') }, ...hours];
  const failed = told.latest_mail === 'refused' || told.latest_mail === 'given_up';
  return (
    <Form
      names={['mail', 'digest_hour', 'quiet_from', 'quiet_to', ...told.choices.map((choice) => choice.kind)]}
      thrown={choose.error}
      isBusy={choose.isPending}
      onSubmit={(values) => choose.mutate(askOf(values, told))}
    >
      {failed ? <Notice tone="part">{t('web.inbox.mail_failed')}</Notice> : null}
      <TextField
        name="mail"
        type="email"
        label={t('notice.mail_address')}
        hint={t('web.inbox.mail_hint')}
        autoComplete="email"
        defaultValue={told.mail ?? ''}
      />
      <div className="filters">
        <SelectField
          name="digest_hour"
          label={t('notice.digest_hour')}
          choices={hours}
          isRequired
          defaultValue={String(told.digest_hour)}
        />
        <SelectField
          name="quiet_from"
          label={t('notice.quiet_from')}
          choices={none}
          defaultValue={String(told.quiet_from ?? '')}
        />
        <SelectField
          name="quiet_to"
          label={t('notice.quiet_to')}
          choices={none}
          defaultValue={String(told.quiet_to ?? '')}
        />
      </div>
      <div className="notice-kinds">
        {told.choices.map((choice) => (
          <SelectField
            key={choice.kind}
            name={choice.kind}
            label={named(`notice.mail.${choice.kind}`, choice.kind)}
            hint={choice.mandatory ? t('notice.mandatory') : undefined}
            isRequired
            defaultValue={choice.delivery}
            choices={deliveries
              .filter((delivery) => delivery !== 'off' || !choice.mandatory)
              .map((delivery) => ({ value: delivery, title: deliveryWord(delivery) }))}
          />
        ))}
      </div>
    </Form>
  );
}
