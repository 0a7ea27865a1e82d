import { useSearchWord } from '../../platform/shell/url';
import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { Table, type Column } from '../../platform/ui/Table';
import { OneSentence } from './ReferralAnswers';
import type { Compilation, CompiledAnswer } from './types';
import { PositionCell } from './PositionCell';
import { positions } from './words';

/** Each answer on a line: what it took a stand for, when, and in one sentence. */
export function CompilationAnswers({ told, leads }: { told: Compilation; leads: boolean }) {
  const [order, setOrder] = useSearchWord('ordning');
  const views = new Map<string, number>();
  for (const view of told.views) {
    views.set(view.opinion_case, (views.get(view.opinion_case) ?? 0) + 1);
  }
  const columns: Column<CompiledAnswer>[] = [
    {
      key: 'name',
      title: t('consultation.recipient'),
      isName: true,
      sort: (one) => one.name,
      cell: (one) => (
        <span className="referral-case">
          <Link to={`/remisser/arenden/${one.opinion_case}`}>{one.name}</Link>
          <span className="small muted">
            {[
              one.submitted_on,
              one.paragraph,
              one.outside_town ? t('consultation.outside_town') : '',
              one.dissents > 0 ? t('web.consultation.dissents', { count: one.dissents }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </span>
      ),
    },
    {
      key: 'position',
      title: t('consultation.position'),
      sort: (one) => (one.position ? positions.indexOf(one.position) : null),
      cell: (one) => <PositionCell position={one.position} />,
    },
    {
      key: 'views',
      title: t('consultation.views'),
      align: 'end',
      sort: (one) => views.get(one.opinion_case) ?? 0,
      cell: (one) => views.get(one.opinion_case) ?? 0,
    },
    {
      key: 'summary',
      title: t('consultation.answer_summary'),
      cell: (one) => (
        <OneSentence
          recipient={one.recipient}
          version={one.version}
          name={one.name}
          summary={one.summary}
          mayWrite={leads}
        />
      ),
    },
  ];
  return (
    <Table
      caption={t('consultation.answers')}
      columns={columns}
      rows={told.answers}
      rowKey={(one) => one.recipient}
      order={order}
      onOrder={setOrder}
    />
  );
}
