import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button, EmptyState, StatusChip } from '../../platform/ui';
import { dutiesWithDeputies, type DutyWithDeputies } from './duties';
import { AssignDialog, EndDialog } from './DutyDialogs';
import type { Duty, UnitPageTold } from './types';
import { MarkerTag, periodText } from './words';

type Opened = { what: 'assign'; deputyFor?: Duty } | { what: 'end'; duty: Duty } | null;

/** Who answers for what at a unit, and who stands in. A duty that only one person can do is a gap, in sight. */
export function UnitDuties({ told, day, mayKeep }: { told: UnitPageTold; day: string; mayKeep: boolean }) {
  const [opened, setOpened] = useState<Opened>(null);
  const duties = dutiesWithDeputies(told.duties);
  const assign = (deputyFor?: Duty) => setOpened({ what: 'assign', deputyFor });
  return (
    <section className="section" aria-labelledby="unit-duties">
      <header>
        <h2 id="unit-duties">{t('organisation.duties')}</h2>
        {mayKeep && duties.length > 0 ? (
          <Button icon="plus" onPress={() => assign()}>
            {t('web.duty.assign')}
          </Button>
        ) : null}
      </header>
      {duties.length === 0 ? (
        <EmptyState
          isKept
          icon="person"
          title={t('web.duty.empty')}
          action={
            mayKeep ? (
              <Button tone="primary" icon="plus" onPress={() => assign()}>
                {t('web.duty.assign')}
              </Button>
            ) : undefined
          }
          example={<p>{t('web.duty.empty_example')}</p>}
        >
          {t('web.duty.empty_why')}
        </EmptyState>
      ) : null}
      {duties.map((one) => (
        <DutyCard
          key={one.duty.id}
          one={one}
          mayKeep={mayKeep}
          onDeputy={() => assign(one.duty)}
          onEnd={(duty) => setOpened({ what: 'end', duty })}
        />
      ))}
      {opened?.what === 'assign' ? (
        <AssignDialog
          unit={told.unit}
          deputyFor={opened.deputyFor}
          day={day}
          onClose={() => setOpened(null)}
        />
      ) : null}
      {opened?.what === 'end' ? (
        <EndDialog unit={told.unit.id} duty={opened.duty} day={day} onClose={() => setOpened(null)} />
      ) : null}
    </section>
  );
}

function DutyCard({
  one: { duty, deputies },
  mayKeep,
  onDeputy,
  onEnd,
}: {
  one: DutyWithDeputies;
  mayKeep: boolean;
  onDeputy: () => void;
  onEnd: (duty: Duty) => void;
}) {
  const isGap = deputies.length === 0;
  const isStrayDeputy = Boolean(duty.deputy_for);
  return (
    <article className={`card duty ${isGap && !isStrayDeputy ? 'duty-gap' : ''}`}>
      <h3>{duty.duty}</h3>
      {isGap && !isStrayDeputy ? (
        <StatusChip status="bad">{t('web.duty.gap')}</StatusChip>
      ) : (
        <StatusChip status="good">{t('web.duty.covered')}</StatusChip>
      )}
      <div className="duty-people">
        <Holder duty={duty} role={t('web.duty.holder')} mayKeep={mayKeep} onEnd={onEnd} />
        {deputies.map((deputy) => (
          <Holder key={deputy.id} duty={deputy} role={t('web.duty.deputy')} mayKeep={mayKeep} onEnd={onEnd} />
        ))}
        {isGap && mayKeep && !isStrayDeputy ? (
          <div className="only-screen">
            <Button
              isSmall
              icon="plus"
              onPress={onDeputy}
              aria-label={t('web.duty.add_deputy_for', { duty: duty.duty })}
            >
              {t('web.duty.add_deputy')}
            </Button>
          </div>
        ) : null}
      </div>
    </article>
  );
}

function Holder({
  duty,
  role,
  mayKeep,
  onEnd,
}: {
  duty: Duty;
  role: string;
  mayKeep: boolean;
  onEnd: (duty: Duty) => void;
}) {
  return (
    <div className="duty-person">
      <span className="small muted">{role}</span>
      <span className="row">
        <strong>{duty.person_name}</strong> <MarkerTag marker={duty.marker} />
      </span>
      {duty.phone ? (
        <a className="figures" href={`tel:${duty.phone.replace(/[^+\d]/g, '')}`}>
          {duty.phone}
        </a>
      ) : null}
      {duty.email ? <a href={`mailto:${duty.email}`}>{duty.email}</a> : null}
      <span className="small muted figures">{periodText(duty.valid_from, duty.valid_to)}</span>
      {mayKeep ? (
        <span className="only-screen">
          <Button
            isSmall
            tone="quiet"
            onPress={() => onEnd(duty)}
            aria-label={t('web.duty.end_of', { duty: duty.duty, name: duty.person_name })}
          >
            {t('web.duty.end')}
          </Button>
        </span>
      ) : null}
    </div>
  );
}
