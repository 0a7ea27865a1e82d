import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { problemOf } from '../../kernel/problem';
import { mayDo, useSession } from '../auth/session';
import { dateText, named, t } from '../i18n';
import { useSearchWord } from '../shell/url';
import { Button } from '../ui/Button';
import { StatusChip, type Status } from '../ui/Chip';
import { SelectField } from '../ui/Fields';
import { PageHeader } from '../ui/PageHeader';
import { Notice, Progress, Shown } from '../ui/States';
import { Table, type Column } from '../ui/Table';
import { toast } from '../ui/Toasts';
import './pages.css';

interface Job {
  id: string;
  kind: string;
  state: 'waiting' | 'running' | 'done' | 'failed' | 'cancelled';
  run_at: string;
  attempts: number;
  progress: number;
  cancel_asked: boolean;
  error?: string | null;
  started_at?: string | null;
  ended_at?: string | null;
}
interface Jobs {
  items: Job[];
  total: number;
}

const states: readonly Job['state'][] = ['waiting', 'running', 'failed', 'cancelled', 'done'];
const shown = 100;
const chips: Record<Job['state'], Status> = {
  waiting: 'told',
  running: 'part',
  done: 'good',
  failed: 'bad',
  cancelled: 'none',
};

function useJobs(state: string, limit: number) {
  const words = new URLSearchParams({ limit: String(limit), ...(state ? { state } : {}) }).toString();
  return useQuery({
    queryKey: ['jobs', words],
    placeholderData: keepPreviousData,
    // Nothing tells of jobs as they run, so the page asks again now and then.
    refetchInterval: 5000,
    queryFn: ({ signal }) => call<Jobs>(`/jobs?${words}`, { signal }),
  });
}

/** What the servers do by themselves, and what of it went wrong. */
export default function JobsPage() {
  const failed = useJobs('failed', 1);
  const [state, setState] = useSearchWord('lage');
  const jobs = useJobs(state ?? '', shown);
  return (
    <>
      <PageHeader
        title={t('web.page.jobs')}
        answer={
          failed.data ? (
            <strong>
              {failed.data.total > 0
                ? t('web.jobs.some_failed', { count: failed.data.total })
                : t('web.jobs.none_failed')}
            </strong>
          ) : null
        }
      />
      <div className="stack">
        <p className="muted reading">{t('web.jobs.why')}</p>
        <div className="filters only-screen">
          <SelectField
            name="state"
            label={t('jobs.state')}
            isRequired
            value={state ?? ''}
            onChange={(value) => setState(value || undefined)}
            choices={[
              { value: '', title: t('web.audit.every') },
              ...states.map((value) => ({ value, title: stateWord(value) })),
            ]}
          />
        </div>
        <Shown query={jobs} lines={6}>
          {(page) => <Queue page={page} />}
        </Shown>
      </div>
    </>
  );
}

function stateWord(state: string): string {
  return named(`jobs.state.${state}`);
}

function Queue({ page }: { page: Jobs }) {
  const session = useSession();
  const client = useQueryClient();
  const steer = useMutation({
    mutationFn: ({ job, verb }: { job: Job; verb: 'retries' | 'cancellations' }) =>
      call<Job>(`/jobs/${job.id}/${verb}`, { method: 'POST' }),
    onSuccess: (_, { verb }) => toast(verb === 'retries' ? t('web.jobs.retried') : t('web.jobs.cancelled')),
    onError: (thrown) => toast(problemOf(thrown).detail ?? problemOf(thrown).title),
    onSettled: () => client.invalidateQueries({ queryKey: ['jobs'] }),
  });
  const columns: Column<Job>[] = [
    { key: 'kind', title: t('jobs.kind'), cell: (job) => named(`jobs.kinds.${job.kind}`, job.kind) },
    { key: 'state', title: t('jobs.state'), cell: (job) => <State job={job} /> },
    { key: 'when', title: t('web.jobs.when'), cell: (job) => <When job={job} /> },
    { key: 'attempts', title: t('jobs.attempts'), align: 'end', cell: (job) => job.attempts },
  ];
  if (mayDo(session.data, 'job.manage')) {
    columns.push({
      key: 'steer',
      title: t('web.jobs.steer'),
      cell: (job) => {
        const isOver = job.state !== 'waiting' && job.state !== 'running';
        const verb = isOver ? 'retries' : 'cancellations';
        return (
          <Button
            isSmall
            isDisabled={job.cancel_asked && !isOver}
            onPress={() => steer.mutate({ job, verb })}
            aria-label={`${isOver ? t('web.jobs.retry') : t('web.jobs.cancel')}: ${named(`jobs.kinds.${job.kind}`, job.kind)}`}
          >
            {isOver ? t('web.jobs.retry') : t('web.jobs.cancel')}
          </Button>
        );
      },
    });
  }
  return (
    <>
      <Table
        caption={t('web.page.jobs')}
        columns={columns}
        rows={page.items}
        rowKey={(job) => job.id}
        empty={t('web.jobs.empty')}
      />
      {page.total > page.items.length ? (
        <Notice>{t('web.jobs.latest', { count: page.items.length, total: page.total })}</Notice>
      ) : null}
    </>
  );
}

function State({ job }: { job: Job }) {
  return (
    <span className="stack-small">
      <StatusChip status={chips[job.state]}>
        {job.cancel_asked && job.state === 'running' ? t('jobs.cancel_asked') : stateWord(job.state)}
      </StatusChip>
      {job.state === 'running' && job.progress > 0 ? (
        <Progress label={t('web.jobs.so_far')} value={job.progress} max={1000} />
      ) : null}
      {job.error ? <span className="small">{named(job.error, t('web.jobs.see_log'))}</span> : null}
    </span>
  );
}

function When({ job }: { job: Job }) {
  const at = job.ended_at ?? job.started_at ?? job.run_at;
  return (
    <time className="figures" dateTime={at}>
      {dateText(at)}
    </time>
  );
}
