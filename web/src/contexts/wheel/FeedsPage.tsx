import { useState } from 'react';
import { dateText, t } from '../../platform/i18n';
import { useTown } from '../../platform/auth/session';
import { useValidOn } from '../../platform/shell/url';
import {
  Button,
  Confirm,
  DateField,
  EmptyState,
  Form,
  Notice,
  PageHeader,
  SelectField,
  Shown,
  Table,
  TextField,
  toast,
  type Column,
} from '../../platform/ui';
import { useDeed, useFeeds, useMay, useOwnUnit, useUnits } from './data';
import type { Feed, FeedReach, MadeFeed } from './types';
import { reachWord } from './words';
import './wheel.css';

const reaches: readonly FeedReach[] = ['own', 'unit', 'town'];

/** The wheel in one's own calendar: addresses that a calendar program fetches, each with a secret and revocable. */
export default function FeedsPage() {
  const feeds = useFeeds();
  const mayMake = useMay('wheel.feed');
  const today = useTown().data?.today ?? '';
  const [made, setMade] = useState<MadeFeed>();
  const living = (feeds.data ?? []).filter((one) => isLiving(one, today));
  return (
    <>
      <PageHeader
        title={t('web.page.wheel_feeds')}
        crumbs={[{ title: t('web.page.wheel'), to: '/arshjul' }]}
        answer={feeds.data ? t('web.wheel.feed_answer', { count: living.length }) : undefined}
      />
      <div className="stack">
        <p className="reading">{t('web.wheel.feed_why')}</p>
        {made ? <Made made={made} onDone={() => setMade(undefined)} /> : null}
        {mayMake ? <NewFeedForm onMade={setMade} /> : null}
        <section className="section" aria-labelledby="feeds">
          <h2 id="feeds">{t('web.wheel.feeds')}</h2>
          <Shown query={feeds}>
            {(all) =>
              all.length === 0 ? (
                <EmptyState icon="calendar" title={t('web.wheel.feed_none')}>
                  <p>{t('web.wheel.feed_none_why')}</p>
                </EmptyState>
              ) : (
                <Feeds all={all} today={today} />
              )
            }
          </Shown>
        </section>
        <section className="section" aria-labelledby="feed-how">
          <h2 id="feed-how">{t('web.wheel.feed_how')}</h2>
          <ol className="reading stack-small feed-how">
            <li>{t('web.wheel.feed_how_outlook')}</li>
            <li>{t('web.wheel.feed_how_phone')}</li>
            <li>{t('web.wheel.feed_how_rights')}</li>
          </ol>
        </section>
      </div>
    </>
  );
}

function isLiving(feed: Feed, today: string): boolean {
  return !feed.revoked_at && today <= feed.valid_to;
}

/** The address, this once. */
function Made({ made, onDone }: { made: MadeFeed; onDone: () => void }) {
  const address = `${window.location.origin}${made.path}`;
  const copy = async () => {
    await navigator.clipboard.writeText(address);
    toast(t('web.wheel.feed_copied'));
  };
  return (
    <Notice tone="good" title={t('web.wheel.feed_made', { name: made.feed.name })}>
      <div className="stack-small">
        <p>{t('web.wheel.feed_once')}</p>
        <p className="fixed feed-address" data-testid="feed-address">
          {address}
        </p>
        <div className="row">
          <Button tone="primary" onPress={() => void copy()}>
            {t('web.wheel.feed_copy')}
          </Button>
          <a className="button button-plain" href={address.replace(/^https?:/, 'webcal:')}>
            {t('web.wheel.feed_open')}
          </a>
          <Button tone="quiet" onPress={onDone}>
            {t('web.wheel.feed_saved')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}

function NewFeedForm({ onMade }: { onMade: (made: MadeFeed) => void }) {
  const { day } = useValidOn();
  const own = useOwnUnit();
  const units = useUnits(day);
  const today = useTown().data?.today ?? '';
  const [reach, setReach] = useState<FeedReach>('own');
  const [unit, setUnit] = useState(own ?? '');
  const [last, setLast] = useState('');
  const [round, setRound] = useState(0);
  const make = useDeed<MadeFeed>((made) => {
    onMade(made);
    setRound(round + 1);
  });
  const chosen = unit || units.data?.items[0]?.id || '';
  return (
    <section className="section" aria-labelledby="new-feed">
      <h2 id="new-feed">{t('web.wheel.feed_make')}</h2>
      <Form
        key={round}
        names={['name', 'reach', 'unit', 'valid_to']}
        thrown={make.error}
        isBusy={make.isPending}
        submitLabel={t('web.wheel.feed_make')}
        onSubmit={(values) =>
          make.mutate({
            method: 'POST',
            path: '/calendar-feeds',
            body: {
              name: values.name,
              reach,
              unit: reach === 'unit' ? chosen : null,
              valid_to: last || null,
            },
          })
        }
      >
        <TextField
          name="name"
          label={t('wheel.feed_name')}
          hint={t('web.wheel.feed_name_hint')}
          maxLength={100}
          isRequired
        />
        <SelectField
          name="reach"
          label={t('wheel.feed_reach')}
          isRequired
          value={reach}
          onChange={(word) => setReach(word as FeedReach)}
          choices={reaches.map((value) => ({ value, title: reachWord(value) }))}
        />
        {reach === 'unit' ? (
          <SelectField
            name="unit"
            label={t('organisation.unit')}
            isRequired
            value={chosen}
            onChange={setUnit}
            choices={(units.data?.items ?? []).map((one) => ({ value: one.id, title: one.name }))}
          />
        ) : null}
        <DateField
          name="valid_to"
          label={t('wheel.feed_valid_to')}
          hint={t('web.wheel.feed_last_hint')}
          value={last}
          onChange={setLast}
          today={today}
        />
      </Form>
    </section>
  );
}

function Feeds({ all, today }: { all: readonly Feed[]; today: string }) {
  const [ending, setEnding] = useState<Feed>();
  const revoke = useDeed(() => {
    toast(t('web.wheel.feed_revoked', { name: ending?.name ?? '' }));
    setEnding(undefined);
  });
  const columns: Column<Feed>[] = [
    { key: 'name', title: t('wheel.feed_name'), isName: true, cell: (row) => row.name },
    {
      key: 'reach',
      title: t('wheel.feed_reach'),
      cell: (row) => row.unit_name ?? reachWord(row.reach),
    },
    {
      key: 'created_at',
      title: t('wheel.feed_created_at'),
      cell: (row) => <span className="figures">{dateText(row.created_at)}</span>,
    },
    {
      key: 'valid_to',
      title: t('wheel.feed_valid_to'),
      cell: (row) => (
        <span className="figures">
          {row.revoked_at
            ? t('web.wheel.feed_ended', { day: dateText(row.revoked_at) })
            : row.valid_to < today
              ? t('web.wheel.feed_past', { day: row.valid_to })
              : row.valid_to}
        </span>
      ),
    },
    {
      key: 'revoke',
      title: t('web.wheel.feed_deed'),
      cell: (row) =>
        isLiving(row, today) ? (
          <Button isSmall onPress={() => setEnding(row)}>
            {t('web.wheel.feed_revoke')}
            <span className="unseen">{` ${row.name}`}</span>
          </Button>
        ) : (
          '–'
        ),
    },
  ];
  return (
    <>
      <Table caption={t('web.wheel.feeds')} columns={columns} rows={all} rowKey={(row) => row.id} empty="" />
      <Confirm
        title={t('web.wheel.feed_revoke_title', { name: ending?.name ?? '' })}
        isOpen={ending !== undefined}
        onClose={() => setEnding(undefined)}
        verb={t('web.wheel.feed_revoke')}
        isDanger
        isBusy={revoke.isPending}
        onConfirm={() => revoke.mutate({ method: 'DELETE', path: `/calendar-feeds/${ending?.id ?? ''}` })}
      >
        <p>{t('web.wheel.feed_revoke_why')}</p>
      </Confirm>
    </>
  );
}
