import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState, type ReactNode } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../kernel/client';
import { dateText, numberText, t } from '../i18n';
import { useSearchWord } from '../shell/url';
import { Button } from '../ui/Button';
import { SelectField } from '../ui/Fields';
import { DateField } from '../ui/DateField';
import { PageHeader } from '../ui/PageHeader';
import { SearchField } from '../ui/SearchField';
import { EmptyState, ErrorState, Notice, Progress, Shown } from '../ui/States';
import { useTown } from '../auth/session';
import { AuditEntries } from './AuditEntries';
import { Seal } from './Seal';
import { Readings, WeedButton, Weedings } from './Weeding';
import {
  actionWord,
  actorWord,
  entityWord,
  findingText,
  inWords,
  knownActions,
  knownEntities,
  offsetOfDay,
  type AuditEntry,
  type AuditHead,
  type AuditVerdict,
} from './audit';
import './pages.css';

const pageSize = 50;

/** What has happened, by whom, and the proof that nothing was changed afterwards. */
export default function AuditPage() {
  const head = useQuery({
    queryKey: ['audit-head'],
    queryFn: ({ signal }) => call<AuditHead>('/audit-head', { signal }),
  });
  return (
    <>
      <PageHeader
        title={t('web.page.audit')}
        answer={
          head.data ? (
            <>
              <strong>{t('web.audit.size', { count: head.data.size })}</strong>{' '}
              {head.data.at ? t('web.audit.latest', { at: dateText(head.data.at) }) : null}
            </>
          ) : null
        }
      />
      <div className="stack">
        <Shown query={head} lines={2}>
          {(told) => (
            <div className="stack">
              <Verification head={told} />
              <Seal head={told} />
            </div>
          )}
        </Shown>
        <Trail />
        <Weedings />
        <Readings />
      </div>
    </>
  );
}

function Verification({ head }: { head: AuditHead }) {
  const client = useQueryClient();
  const verify = useMutation({
    mutationFn: () => call<AuditVerdict>('/audit-verifications', { method: 'POST' }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['audit-head'] }),
  });
  return (
    <section className="card section" aria-labelledby="verify">
      <header>
        <h2 id="verify">{t('web.audit.proof')}</h2>
        <Button tone="primary" icon="audit" isBusy={verify.isPending} onPress={() => verify.mutate()}>
          {t('web.audit.verify')}
        </Button>
      </header>
      <p className="muted reading">{t('web.audit.proof_why')}</p>
      <div aria-live="polite" className="stack">
        {verify.isPending ? <Progress label={t('web.audit.verifying', { count: head.size })} /> : null}
        {verify.error ? <ErrorState thrown={verify.error} /> : null}
        {verify.data && !verify.isPending ? <VerdictShown verdict={verify.data} /> : null}
      </div>
      <dl className="facts">
        <dt>{t('verification.root')}</dt>
        <dd className="fixed root">{head.root}</dd>
      </dl>
    </section>
  );
}

function VerdictShown({ verdict }: { verdict: AuditVerdict }) {
  if (verdict.sound) {
    return (
      <Notice tone="good" title={t('web.audit.sound')}>
        <p>
          {t('web.audit.sound_of', {
            size: numberText(verdict.size),
            rows: numberText(verdict.rows),
            values: numberText(verdict.values),
          })}
        </p>
        {verdict.weeded > 0 ? <p>{t('web.audit.weeded', { count: verdict.weeded })}</p> : null}
      </Notice>
    );
  }
  return (
    <Notice tone="bad" title={t('web.audit.broken', { count: verdict.deviations })}>
      <ul className="broken">
        {verdict.findings.map((finding, at) => (
          <li key={at}>{findingText(finding)}</li>
        ))}
      </ul>
      <p>{t('web.audit.broken_do')}</p>
    </Notice>
  );
}

interface Filter {
  actor: string;
  action: string;
  entity: string;
  subject: string;
}

function wordsOf(filter: Filter, limit: number, offset: number): string {
  const words = new URLSearchParams({ limit: String(limit), offset: String(offset) });
  for (const [name, value] of Object.entries(filter)) {
    if (value) {
      words.set(name, value);
    }
  }
  return words.toString();
}

function useEntries(filter: Filter, offset: number) {
  const words = wordsOf(filter, pageSize, offset);
  return useQuery({
    queryKey: ['audit-entries', words],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      call<{ items: AuditEntry[]; total: number }>(`/audit-entries?${words}`, { signal }),
  });
}

interface Seen {
  actors: Map<string, string>;
  actions: Set<string>;
  entities: Set<string>;
}

/** Choices come from what has been read, so that a reader picks what is there; the address may name more. */
function useSeen(entries: readonly AuditEntry[] | undefined, filter: Filter): Seen {
  const [seen] = useState<Seen>({ actors: new Map(), actions: new Set(), entities: new Set() });
  for (const entry of entries ?? []) {
    seen.actors.set(entry.actor, entry.actor_name ?? entry.actor);
    seen.actions.add(entry.action);
    seen.entities.add(entry.entity);
  }
  if (filter.actor && !seen.actors.has(filter.actor)) {
    seen.actors.set(filter.actor, filter.actor);
  }
  if (filter.action) {
    seen.actions.add(filter.action);
  }
  if (filter.entity) {
    seen.entities.add(filter.entity);
  }
  return seen;
}

/** Changes several words of the address at once. Another filter begins at its newest entry. */
function useWords(): (words: Record<string, string | undefined>) => void {
  const navigate = useNavigate();
  return (words) =>
    void navigate({
      to: '.',
      search: ((before: Record<string, string>) => ({ ...before, fran: undefined, ...words })) as never,
      replace: true,
      resetScroll: false,
    });
}

function Trail() {
  const [actor] = useSearchWord('vem');
  const [action] = useSearchWord('atgard');
  const [entity] = useSearchWord('vad');
  const [subject] = useSearchWord('id');
  const [from] = useSearchWord('fran');
  const change = useWords();
  const filter: Filter = {
    actor: actor ?? '',
    action: action ?? '',
    entity: entity ?? '',
    subject: subject ?? '',
  };
  const offset = Math.max(0, Number(from ?? '0') || 0);
  const entries = useEntries(filter, offset);
  const seen = useSeen(entries.data?.items, filter);
  const onSubject = useCallback((id: string) => change({ id: id || undefined }), [change]);
  const every = { value: '', title: t('web.audit.every') };
  return (
    <section className="section" aria-labelledby="trail">
      <h2 id="trail">{t('web.audit.trail')}</h2>
      <div className="filters only-screen">
        <SelectField
          name="actor"
          label={t('verification.actor_name')}
          isRequired
          value={filter.actor}
          onChange={(value) => change({ vem: value || undefined })}
          choices={[
            every,
            ...[...seen.actors].map(([value, title]) => ({ value, title: actorWord(value, title) })),
          ]}
        />
        <SelectField
          name="action"
          label={t('verification.action')}
          isRequired
          value={filter.action}
          onChange={(value) => change({ atgard: value || undefined })}
          choices={[every, ...inWords([...seen.actions, ...knownActions], actionWord)]}
        />
        <SelectField
          name="entity"
          label={t('web.audit.entity')}
          isRequired
          value={filter.entity}
          onChange={(value) => change({ vad: value || undefined })}
          choices={[every, ...inWords([...seen.entities, ...knownEntities], entityWord)]}
        />
        <GoToDay
          filter={filter}
          total={entries.data?.total ?? 0}
          onOffset={(next) => change({ fran: String(next) })}
        />
        <SearchField label={t('web.audit.subject')} value={filter.subject} onSearch={onSubject} />
      </div>
      <Shown query={entries} lines={6}>
        {(page) => (
          <Pages
            total={page.total}
            offset={offset}
            onOffset={(next) => change({ fran: next ? String(next) : undefined })}
          >
            {page.items.length === 0 ? (
              <EmptyState icon="audit" title={t('web.audit.empty')}>
                {t('web.audit.empty_why')}
              </EmptyState>
            ) : (
              <AuditEntries entries={page.items} onSubject={onSubject} />
            )}
            {filter.subject && page.items[0] ? (
              <div className="row only-screen">
                <WeedButton entity={page.items[0].entity} id={filter.subject} />
              </div>
            ) : null}
          </Pages>
        )}
      </Shown>
    </section>
  );
}

/** Leaps to the newest entry of a day or before it. The log is in order of time, so halving finds it. */
function GoToDay({
  filter,
  total,
  onOffset,
}: {
  filter: Filter;
  total: number;
  onOffset: (offset: number) => void;
}) {
  const today = useTown().data?.today ?? '';
  const [day, setDay] = useState('');
  const go = useMutation({
    mutationFn: (wanted: string) =>
      offsetOfDay(wanted, total, async (offset) => {
        const page = await call<{ items: AuditEntry[] }>(`/audit-entries?${wordsOf(filter, 1, offset)}`);
        return dateText(page.items[0]?.at ?? '').slice(0, 10);
      }),
    onSuccess: onOffset,
  });
  return (
    <DateField
      name="day"
      label={t('web.audit.go_to_day')}
      value={day}
      onChange={(value) => {
        setDay(value);
        if (value) {
          go.mutate(value);
        }
      }}
      today={today}
    />
  );
}

function Pages({
  total,
  offset,
  onOffset,
  children,
}: {
  total: number;
  offset: number;
  onOffset: (offset: number) => void;
  children: ReactNode;
}) {
  const last = Math.min(total, offset + pageSize);
  return (
    <>
      <p className="muted figures" role="status">
        {t('web.audit.shown', { first: Math.min(total, offset + 1), last, total })}
      </p>
      {children}
      <div className="row only-screen">
        {offset > 0 ? (
          <Button onPress={() => onOffset(Math.max(0, offset - pageSize))}>{t('web.audit.newer')}</Button>
        ) : null}
        {last < total ? (
          <Button onPress={() => onOffset(offset + pageSize)}>{t('web.audit.older')}</Button>
        ) : null}
      </div>
    </>
  );
}
