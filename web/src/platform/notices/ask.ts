import type { Delivery, NewSettings, Settings } from './notices';

/** What the form of choices says, as the server takes it. */
export function askOf(values: Record<string, string>, told: Settings): NewSettings {
  const hour = (name: 'quiet_from' | 'quiet_to') => (values[name] ? { [name]: Number(values[name]) } : {});
  const mail = values.mail?.trim();
  return {
    ...(mail ? { mail } : {}),
    digest_hour: Number(values.digest_hour ?? told.digest_hour),
    ...hour('quiet_from'),
    ...hour('quiet_to'),
    choices: told.choices.map((choice) => ({
      kind: choice.kind,
      delivery: (values[choice.kind] as Delivery | undefined) ?? choice.delivery,
    })),
    version: told.version,
  };
}
