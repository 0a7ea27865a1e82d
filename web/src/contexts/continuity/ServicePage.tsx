import { useParams } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Whole } from '../../platform/pages/Whole';
import { SecrecyButton, SecrecyTags } from '../../platform/secrecy';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { PageHeader } from '../../platform/ui/PageHeader';
import { Notice } from '../../platform/ui/States';
import { MeasuresOf } from '../measure/MeasuresOf';
import { ConsequenceGrid } from './ConsequenceGrid';
import { isPresent, useService } from './data';
import { NeededBy } from './NeededBy';
import { Needs } from './Needs';
import { PlanPart } from './PlanPart';
import { ServiceFields, ServiceTold } from './ServiceFields';
import { timeText } from './times';
import type { ServicePage as Page } from './types';
import { FictionalTag } from './words';
import './continuity.css';

/** One critical service: how long it can be away, what it needs, what needs it, and what is done meanwhile. */
export default function ServicePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const query = useService(id);
  return (
    <Whole
      query={query}
      title={t('web.continuity.service')}
      crumbs={[
        { title: t('web.continuity.page'), to: '/kontinuitet' },
        { title: t('web.continuity.services'), to: '/kontinuitet/tjanster' },
      ]}
    >
      {(page) => <ServiceOf key={page.service.id} page={page} />}
    </Whole>
  );
}

/** "Kan vara borta högst 4 timmar." and how its plan stands. */
function Answer({ page }: { page: Page }) {
  const { tolerable_minutes: tolerable } = page.service;
  const plan = page.plan;
  return (
    <>
      <strong>
        {tolerable === null || tolerable === undefined
          ? t('web.continuity.answer_unknown')
          : t('web.continuity.answer_tolerable', { time: timeText(tolerable) })}
      </strong>{' '}
      {!plan
        ? t('web.continuity.answer_no_plan')
        : plan.is_incomplete
          ? t('web.continuity.answer_incomplete')
          : plan.plan.state === 'approved'
            ? plan.plan.highest_holds === 'yes'
              ? t('web.continuity.answer_holds')
              : t('web.continuity.answer_holds_not')
            : t('web.continuity.answer_draft')}
    </>
  );
}

function ServiceOf({ page }: { page: Page }) {
  const { service, rights } = page;
  const mayWrite = rights.write && isPresent();
  const owner = { kind: 'service' as const, id: service.id, unit: service.unit, name: service.name };
  return (
    <>
      <PageHeader
        title={service.name}
        crumbs={[
          { title: t('web.continuity.page'), to: '/kontinuitet' },
          { title: t('web.continuity.services'), to: '/kontinuitet/tjanster' },
        ]}
        facts={
          <>
            <Link to={`/organisation/${service.unit}`}>{page.unit_name}</Link>
            <FictionalTag marker={service.marker} />
            <SecrecyTags id={service.id} />
          </>
        }
        answer={<Answer page={page} />}
        actions={
          <>
            {mayWrite ? (
              <Link to={`/kontinuitet/tjanster/${service.id}/genomgang`} className="button button-primary">
                <Icon name="right" /> {t('web.continuity.walk')}
              </Link>
            ) : null}
            {rights.analyse ? (
              <Link to="/kontinuitet/karta" search={{ nod: service.id }} className="button button-plain">
                <Icon name="trace" /> {t('web.continuity.in_map')}
              </Link>
            ) : null}
            <SecrecyButton id={service.id} title={service.name} />
          </>
        }
      />
      <div className="stack con-page">
        {service.ended_on ? (
          <Notice>{t('web.continuity.has_ended', { day: service.ended_on })}</Notice>
        ) : null}
        {mayWrite ? <ServiceFields page={page} /> : <ServiceTold page={page} />}
        <ConsequenceGrid page={page} mayWrite={mayWrite} />
        <Needs owner={owner} needs={page.needs} mayWrite={mayWrite} />
        <NeededBy rows={page.needed_by} name={service.name} />
        <PlanPart page={page} />
        <MeasuresOf source={{ kind: 'continuity', id: service.id }} owner={service.unit} />
      </div>
    </>
  );
}
