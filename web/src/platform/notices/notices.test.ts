import { describe, expect, it } from 'vitest';
import { askOf } from './ask';
import { noticePlace, type Settings } from './notices';

const told: Settings = {
  account: '01903f5e-0000-7000-8000-000000000011',
  latest_mail: 'none',
  digest_hour: 7,
  choices: [
    { kind: 'programme.edition_adopted', delivery: 'daily', mandatory: false },
    { kind: 'auth.password_changed', delivery: 'at_once', mandatory: true },
  ],
  version: 3,
};

describe('what a form of choices asks for', () => {
  it('says every kind, and the version that was seen', () => {
    const ask = askOf({ mail: ' a@b.se ', digest_hour: '9', 'programme.edition_adopted': 'off' }, told);
    expect(ask).toEqual({
      mail: 'a@b.se',
      digest_hour: 9,
      choices: [
        { kind: 'programme.edition_adopted', delivery: 'off' },
        { kind: 'auth.password_changed', delivery: 'at_once' },
      ],
      version: 3,
    });
  });
  it('leaves out what was left empty, but midnight is an hour', () => {
    const ask = askOf({ mail: '', quiet_from: '0', quiet_to: '' }, told);
    expect(ask.mail).toBeUndefined();
    expect(ask.quiet_from).toBe(0);
    expect(ask.quiet_to).toBeUndefined();
  });
});

describe('where a notice leads', () => {
  it('leads to the thing, and nowhere when it may not be opened', () => {
    expect(noticePlace({ entity: 'edition', subject: 'x', kind: 'programme.edition_adopted' })?.to).toBe(
      '/utgavor/x',
    );
    expect(noticePlace({})).toBeUndefined();
  });
});
