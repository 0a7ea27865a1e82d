import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { dateText, t } from '../i18n';
import { Button } from '../ui/Button';
import { StatusChip, Tag } from '../ui/Chip';
import { Link } from '../ui/Link';
import { placeOf } from '../trace';
import { mayDo, useSession } from '../auth/session';
import { accountsQuery } from './accounts';
import { ProofButton } from './Seal';
import {
  actionWord,
  actorWord,
  deedOf,
  entityWord,
  fieldWord,
  readable,
  reasonText,
  titleOf,
  type AuditChange,
  type AuditEntry,
} from './audit';

/** Entries of the log by day, each with its values before and after. */
export function AuditEntries({
  entries,
  onSubject,
}: {
  entries: readonly AuditEntry[];
  onSubject: (id: string) => void;
}) {
  const days = [...new Set(entries.map((entry) => dateText(entry.at).slice(0, 10)))];
  return (
    <div className="stack">
      {days.map((day) => (
        <section key={day} className="section" aria-label={day}>
          <h3 className="figures">{day}</h3>
          <ol className="trail">
            {entries
              .filter((entry) => dateText(entry.at).startsWith(day))
              .map((entry) => (
                <Entry key={entry.position} entry={entry} onSubject={onSubject} />
              ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Entry({ entry, onSubject }: { entry: AuditEntry; onSubject: (id: string) => void }) {
  const changes = readable(entry.changes);
  const place = placeOf({ kind: entry.entity, id: entry.subject });
  const title = titleOf(entry);
  const session = useSession().data;
  const [isOpen, setOpen] = useState(false);
  return (
    <li className="card trail-entry">
      <div className="trail-head">
        <time className="figures muted" dateTime={entry.at}>
          {dateText(entry.at).slice(11)}
        </time>
        <div className="stack-small">
          <p>
            <strong>{actorWord(entry.actor, entry.actor_name ?? entry.actor)}</strong> ·{' '}
            {actionWord(entry.action)}
            <ActingFor account={entry.acting_for} />
          </p>
          <span className="row small">
            <Deed entry={entry} />
            <span>{entityWord(entry.entity)}</span>
            {title ? place ? <Link to={place.to}>{title}</Link> : <strong>{title}</strong> : null}
            {changes.length > 0 ? (
              <Button
                isSmall
                tone="quiet"
                icon={isOpen ? 'up' : 'down'}
                aria-expanded={isOpen}
                onPress={() => setOpen(!isOpen)}
              >
                {t('web.audit.values', { count: changes.length })}
              </Button>
            ) : null}
            <Button
              isSmall
              tone="quiet"
              onPress={() => onSubject(entry.subject)}
              aria-label={t('web.audit.all_of', { entity: entityWord(entry.entity), id: entry.subject })}
            >
              {t('web.audit.history')}
            </Button>
            {mayDo(session, 'audit.prove') ? <ProofButton position={entry.position} /> : null}
          </span>
          {entry.reason ? <Reason reason={entry.reason} /> : null}
        </div>
        <span className="small muted figures">{t('web.audit.number', { position: entry.position })}</span>
      </div>
      {isOpen ? <Values entity={entry.entity} changes={changes} /> : null}
    </li>
  );
}

function Reason({ reason }: { reason: string }) {
  const { said, isWay } = reasonText(reason);
  return <p className="small">{isWay ? said : `${t('verification.reason')}: ${said}`}</p>;
}

/** Whose deputy the actor was; the name only for whoever may read accounts. */
function ActingFor({ account }: { account?: string | null }) {
  const session = useSession().data;
  const mayRead = Boolean(account) && mayDo(session, 'account.read');
  const owner = useQuery({ ...accountsQuery, enabled: mayRead }).data?.items.find(
    (one) => one.id === account,
  );
  return account ? (
    <> · {t('web.audit.acting_for', { name: owner?.name ?? t('web.deputy.somebody') })}</>
  ) : null;
}

function Deed({ entry }: { entry: AuditEntry }) {
  switch (deedOf(entry)) {
    case 'added':
      return <StatusChip status="good">{t('web.audit.added')}</StatusChip>;
    case 'removed':
      return <StatusChip status="bad">{t('web.audit.removed')}</StatusChip>;
    case 'changed':
      return <StatusChip status="told">{t('web.audit.changed')}</StatusChip>;
    case 'nothing':
      return <Tag>{t('web.audit.no_values')}</Tag>;
  }
}

function Values({ entity, changes }: { entity: string; changes: readonly AuditChange[] }) {
  return (
    <table className="table values">
      <caption className="unseen">{t('verification.changes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('verification.field')}</th>
          <th scope="col">{t('verification.before')}</th>
          <th scope="col">{t('verification.after')}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => (
          <tr key={change.field}>
            <th scope="row">{fieldWord(entity, change.field)}</th>
            {change.masked ? (
              <td colSpan={2}>
                <span className="tag hatched">{t('web.audit.masked')}</span>
              </td>
            ) : (
              <>
                <td>{change.before ?? <span className="muted">–</span>}</td>
                <td>{change.after ?? <span className="muted">–</span>}</td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
