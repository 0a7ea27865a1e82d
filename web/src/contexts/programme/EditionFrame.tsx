import type { ReactNode } from 'react';
import { t } from '../../platform/i18n';
import { MarkerTag, TraceButton, WithTrace, type TraceTold } from '../../platform/trace';
import { Link } from '../../platform/ui/Link';
import { GoalParts } from '../../platform/shell/parts';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Shown } from '../../platform/ui/States';
import { useEdition } from './data';
import type { EditionView } from './types';
import { periodWords, StateChip } from './words';
import './edition.css';

export interface EditionFrameProps {
  id: string;
  /** The view's own name; the document has the edition's. */
  title?: string;
  answer?: ReactNode;
  actions?: (edition: EditionView) => ReactNode;
  more?: (trace: TraceTold) => ReactNode;
  children: (edition: EditionView) => ReactNode;
}

/** Every view of an edition: its name, how it stands, and the way to the other views. */
export function EditionFrame({ id, title, answer, actions, more, children }: EditionFrameProps) {
  const query = useEdition(id);
  return (
    <WithTrace
      more={(trace) => (
        <>
          {trace.thing.kind === 'goal' ? <GoalParts goal={trace.thing.id} /> : null}
          {more?.(trace)}
        </>
      )}
    >
      {query.data ? null : <PageHeader title={title ?? t('programme.edition')} />}
      <Shown query={query} lines={8}>
        {(view) => (
          <>
            <PageHeader
              title={title ?? view.edition.title}
              crumbs={[
                { title: t('web.page.programme'), to: '/program' },
                ...(title ? [{ title: view.edition.title, to: `/utgavor/${id}` }] : []),
              ]}
              facts={title ? <StateChip state={view.state} /> : <Facts view={view} />}
              answer={answer}
              actions={actions?.(view)}
            />
            <Views id={id} view={view} />
            {children(view)}
          </>
        )}
      </Shown>
    </WithTrace>
  );
}

function Facts({ view }: { view: EditionView }) {
  const { edition } = view;
  return (
    <>
      <StateChip state={view.state} />
      <span className="figures">{periodWords(edition)}</span>
      {edition.diary_number ? <span className="figures">{edition.diary_number}</span> : null}
      {edition.consultation_due && view.state === 'consultation' ? (
        <span className="figures">{t('web.edition.answer_by', { day: edition.consultation_due })}</span>
      ) : null}
      {edition.replaces ? (
        <span>
          {t('web.edition.replaces')} <Link to={`/utgavor/${edition.replaces}`}>{view.replaces_title}</Link>
        </span>
      ) : null}
      {view.replaced_by ? (
        <span>
          {t('web.edition.replaced_by')}{' '}
          <Link to={`/utgavor/${view.replaced_by}`}>{view.replaced_by_title}</Link>
        </span>
      ) : null}
      <MarkerTag marker={edition.marker} source={edition.source} />
      <TraceButton id={edition.id} title={edition.title} />
    </>
  );
}

function Views({ id, view }: { id: string; view: EditionView }) {
  const root = `/utgavor/${id}`;
  return (
    <nav className="edition-views only-screen" aria-label={t('web.edition.views')}>
      <ul>
        <li>
          <Link to={root} exact>
            {t('web.edition.document')}
          </Link>
        </li>
        <li>
          <Link to={`${root}/matris`}>{t('web.edition.matrix')}</Link>
        </li>
        <li>
          <Link to={`${root}/tackning`}>{t('web.page.coverage')}</Link>
        </li>
        <li>
          <Link
            to={`${root}/jamfor`}
            search={view.edition.replaces ? { med: view.edition.replaces } : undefined}
          >
            {t('web.edition.compare')}
          </Link>
        </li>
      </ul>
    </nav>
  );
}
