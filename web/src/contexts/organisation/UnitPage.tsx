import { useParams } from '@tanstack/react-router';
import { useSession } from '../../platform/auth/session';
import { language, listText, t } from '../../platform/i18n';
import { Button, Icon, Link, Notice, PageHeader, Tag } from '../../platform/ui';
import { useValidOn } from '../../platform/shell/url';
import { FileButtons } from '../../platform/pages/FileButtons';
import { Whole } from '../../platform/pages/Whole';
import { SecrecyButton, SecrecyTags } from '../../platform/secrecy';
import { TraceButton, WithTrace } from '../../platform/trace';
import { useUnit } from './data';
import { dutiesWithDeputies, keepsAll, keepsStaff, withoutDeputy } from './duties';
import { UnitDuties } from './UnitDuties';
import { UnitRequirements } from './UnitRequirements';
import { UnitTimeline } from './UnitTimeline';
import type { UnitPageTold } from './types';
import { kindWord, MarkerTag, periodText } from './words';
import './organisation.css';

/** A unit on a day: who answers for what there, where it stands, where it came from, and what binds it. */
export default function UnitPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string };
  const { day } = useValidOn();
  const unit = useUnit(id, day);
  return (
    <Whole
      query={unit}
      title={t('organisation.unit')}
      crumbs={[{ title: t('web.page.organisation'), to: '/organisation' }]}
    >
      {(told) => (
        <WithTrace>
          <Unit told={told} day={day} />
        </WithTrace>
      )}
    </Whole>
  );
}

function Unit({ told, day }: { told: UnitPageTold; day: string }) {
  const { unit } = told;
  const session = useSession();
  const isThere = unit.valid_from <= day && (!unit.valid_to || unit.valid_to >= day);
  return (
    <div>
      <PageHeader
        title={unit.name}
        crumbs={[
          { title: t('web.page.organisation'), to: '/organisation' },
          ...told.path.map((above) => ({ title: above.name, to: `/organisation/${above.id}` })),
        ]}
        facts={
          <>
            <Tag>{kindWord(unit.kind)}</Tag>
            {unit.administration ? <span>{unit.administration}</span> : null}
            {unit.diary_prefix ? (
              <span>
                {t('organisation.diary_prefix')} <span className="fixed">{unit.diary_prefix}</span>
              </span>
            ) : null}
            <span className="figures">{periodText(unit.valid_from, unit.valid_to)}</span>
            <MarkerTag marker={unit.marker} />
          </>
        }
        answer={<Answer told={told} isThere={isThere} day={day} />}
        actions={
          <>
            <SecrecyTags id={unit.id} />
            <TraceButton id={unit.id} title={unit.name} />
            <SecrecyButton id={unit.id} title={unit.name} />
            {keepsAll(session.data) ? (
              <Link to={`/organisation/${unit.id}/andra`} className="button button-plain">
                {t('web.organisation.change')}
              </Link>
            ) : null}
            <Button icon="print" onPress={() => print()}>
              {t('web.print_short')}
            </Button>
          </>
        }
      />
      {isThere ? null : <Gone told={told} day={day} />}
      {isThere ? (
        <FileButtons
          label={t('web.organisation.contacts_as_document')}
          files={[
            {
              title: t('web.organisation.contacts_as_document'),
              path: `/units/${unit.id}/contact-list?format=pdf&language=${language()}`,
            },
          ]}
        />
      ) : null}
      <div className="unit-grid">
        <div>
          <UnitDuties told={told} day={day} mayKeep={keepsStaff(session.data, unit.id, told.path)} />
          <UnitRequirements kind={unit.kind} />
        </div>
        <div>
          <UnitTimeline told={told} day={day} />
          <Sectors told={told} />
          <Children told={told} />
          {unit.source ? (
            <section className="section">
              <h2>{t('common.source')}</h2>
              <p className="small muted">{unit.source}</p>
            </section>
          ) : null}
        </div>
      </div>
    </div>
  );
}

/** What the reader came for: who answers here, and where somebody is missing. */
function Answer({ told, isThere, day }: { told: UnitPageTold; isThere: boolean; day: string }) {
  const duties = dutiesWithDeputies(told.duties);
  const gaps = withoutDeputy(duties);
  if (!isThere) {
    return <>{t('web.organisation.not_there', { day })}</>;
  }
  if (duties.length === 0) {
    return <>{t('web.organisation.no_duties')}</>;
  }
  const names = listText([...new Set(gaps.map((one) => one.duty.duty))]);
  return (
    <>
      {t('web.organisation.duties_count', { count: duties.length })}{' '}
      <strong>
        {gaps.length === 0
          ? t('web.organisation.all_have_deputy')
          : t('web.organisation.lack_deputy', { count: gaps.length, names })}
      </strong>
    </>
  );
}

/** The unit is not there that day: who took over, or that it had not begun. */
function Gone({ told, day }: { told: UnitPageTold; day: string }) {
  const began = told.unit.valid_from <= day;
  return (
    <div className="section">
      <Notice tone="part" title={began ? t('web.organisation.dissolved') : t('web.organisation.not_begun')}>
        {began && told.successors.length > 0 ? (
          <p>
            {t('organisation.successors')}:{' '}
            {told.successors.map((step, at) => (
              <span key={step.unit}>
                {at > 0 ? ', ' : ''}
                <Link to={`/organisation/${step.unit}`}>{step.name}</Link> ({step.taken_over_on})
              </span>
            ))}
          </p>
        ) : (
          <p className="figures">{periodText(told.unit.valid_from, told.unit.valid_to)}</p>
        )}
      </Notice>
    </div>
  );
}

function Sectors({ told }: { told: UnitPageTold }) {
  return (
    <section className="section" aria-labelledby="unit-sectors">
      <h2 id="unit-sectors">{t('organisation.sectors')}</h2>
      {told.sectors.length === 0 ? <p className="muted">{t('web.organisation.no_sectors')}</p> : null}
      <ul className="lines">
        {told.sectors.map((one) => (
          <li key={one.sector}>
            <Icon name="tree" />
            <Link to={`/sektorer/${one.sector}`}>{one.name}</Link>
            <Tag>{one.leads ? t('web.sector.leads') : t('web.sector.takes_part')}</Tag>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Children({ told }: { told: UnitPageTold }) {
  if (told.children.length === 0) {
    return null;
  }
  return (
    <section className="section" aria-labelledby="unit-children">
      <h2 id="unit-children">{t('organisation.children')}</h2>
      <ul className="lines">
        {told.children.map((child) => (
          <li key={child.id}>
            <Link to={`/organisation/${child.id}`}>{child.name}</Link>
            <span className="small muted">{kindWord(child.kind)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
