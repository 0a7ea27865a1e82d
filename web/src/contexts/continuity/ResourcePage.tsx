import { useParams } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { SecrecyButton, SecrecyTags } from '../../platform/secrecy';
import { Tag } from '../../platform/ui/Chip';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Notice } from '../../platform/ui/States';
import { isPresent, useResource } from './data';
import { NeededBy } from './NeededBy';
import { Needs } from './Needs';
import { ResourceFields, ResourceTold } from './ResourceFields';
import { timeText } from './times';
import type { ResourcePage as Page } from './types';
import { classWord, FictionalTag } from './words';
import './continuity.css';

/** One resource: what it is, how long it takes to get back, what it needs, and what stands on it. */
export default function ResourcePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useResource(id);
  return (
    <Whole
      query={query}
      title={t('continuity.resource')}
      crumbs={[
        { title: t('web.continuity.page'), to: '/kontinuitet' },
        { title: t('web.continuity.resources'), to: '/kontinuitet/resurser' },
      ]}
    >
      {(page) => <ResourceOf key={page.resource.id} page={page} />}
    </Whole>
  );
}

function ResourceOf({ page }: { page: Page }) {
  const { resource, rights } = page;
  const mayWrite = rights.write && isPresent();
  const owner = { kind: 'resource' as const, id: resource.id, unit: resource.unit, name: resource.name };
  return (
    <>
      <PageHeader
        title={resource.name}
        crumbs={[
          { title: t('web.continuity.page'), to: '/kontinuitet' },
          { title: t('web.continuity.resources'), to: '/kontinuitet/resurser' },
        ]}
        facts={
          <>
            <Tag>{classWord(resource.kind)}</Tag>
            <Link to={`/organisation/${resource.unit}`}>{page.unit_name}</Link>
            <FictionalTag marker={resource.marker} />
            <SecrecyTags id={resource.id} />
          </>
        }
        answer={
          <>
            <strong>{t('web.continuity.stands_on', { count: page.needed_by.length })}</strong>{' '}
            {t('web.continuity.back_in', { time: timeText(resource.repair_minutes) })}{' '}
            {resource.is_black_start ? t('web.continuity.starts_alone') : null}
          </>
        }
        actions={
          <>
            {rights.analyse ? (
              <Link to="/kontinuitet/karta" search={{ nod: resource.id }} className="button button-plain">
                <Icon name="trace" /> {t('web.continuity.in_map')}
              </Link>
            ) : null}
            <SecrecyButton id={resource.id} title={resource.name} />
          </>
        }
      />
      <div className="stack con-page">
        {resource.ended_on ? (
          <Notice>{t('web.continuity.has_ended', { day: resource.ended_on })}</Notice>
        ) : null}
        {mayWrite ? <ResourceFields page={page} /> : <ResourceTold page={page} />}
        <NeededBy rows={page.needed_by} name={resource.name} />
        <Needs owner={owner} needs={page.needs} mayWrite={mayWrite} />
      </div>
    </>
  );
}
