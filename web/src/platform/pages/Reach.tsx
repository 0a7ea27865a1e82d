import { useQuery } from '@tanstack/react-query';
import { t } from '../i18n';
import { SelectField } from '../ui/Fields';
import { Link } from '../ui/Link';
import { unitNamesQuery } from './accounts';
import {
  matterWord,
  reachOf,
  reaches,
  sectorNamesQuery,
  type KnownMatter,
  type Reach,
  type Where,
} from './reach';

/** Where a role holds, as a link to the place when it has a page. */
export function ReachWord({ where }: { where: Where }) {
  const units = useQuery(unitNamesQuery);
  const reach = reachOf(where);
  const sectors = useQuery({ ...sectorNamesQuery, enabled: reach === 'sector' });
  switch (reach) {
    case 'unit':
      return <Link to={`/organisation/${where.unit}`}>{units.data?.get(where.unit ?? '') ?? '…'}</Link>;
    case 'sector':
      return (
        <Link to={`/sektorer/${where.sector}`}>
          {t('web.reach.in_sector', { sector: sectors.data?.get(where.sector ?? '') ?? '…' })}
        </Link>
      );
    case 'matter':
      return <span title={where.matter ?? undefined}>{matterWord(where.matter ?? '')}</span>;
    case 'town':
      return <>{t('web.access.whole_town')}</>;
  }
}

/** Where a role holds in plain words, for a sentence or the line of a list. */
export function useWhereWord(): (where: Where) => string {
  const units = useQuery(unitNamesQuery).data;
  const sectors = useQuery(sectorNamesQuery).data;
  return (where) => {
    switch (reachOf(where)) {
      case 'unit':
        return units?.get(where.unit ?? '') ?? '…';
      case 'sector':
        return t('web.reach.in_sector', { sector: sectors?.get(where.sector ?? '') ?? '…' });
      case 'matter':
        return matterWord(where.matter ?? '');
      case 'town':
        return t('web.access.whole_town');
    }
  };
}

const words = (): Record<Reach, { title: string; hint: string }> => ({
  town: { title: t('web.reach.town'), hint: t('web.reach.town_hint') },
  unit: { title: t('web.reach.unit'), hint: t('web.reach.unit_hint') },
  sector: { title: t('web.reach.sector'), hint: t('web.reach.sector_hint') },
  matter: { title: t('web.reach.matter'), hint: t('web.reach.matter_hint') },
});

/** A matter that is begun by the first role in it. */
export const beginning = 'new';

/** How far a role is to reach, and the one place when it is not the whole town. */
export function ReachFields({
  reach,
  onReach,
  matters,
}: {
  reach: Reach;
  onReach: (reach: Reach) => void;
  /** Matters that have begun, with those who take part in them in words. */
  matters: readonly (KnownMatter & { who: string })[];
}) {
  const units = useQuery(unitNamesQuery);
  const sectors = useQuery({ ...sectorNamesQuery, enabled: reach === 'sector' });
  const named = (names?: ReadonlyMap<string, string>) =>
    [...(names ?? [])].map(([value, title]) => ({ value, title }));
  return (
    <>
      <SelectField
        name="reach"
        label={t('web.access.where')}
        hint={words()[reach].hint}
        isRequired
        value={reach}
        onChange={(chosen) => onReach(chosen as Reach)}
        choices={reaches.map((value) => ({ value, title: words()[value].title }))}
      />
      {reach === 'unit' ? (
        <SelectField
          name="unit"
          label={t('auth.unit')}
          isRequired
          defaultValue=""
          choices={named(units.data)}
        />
      ) : null}
      {reach === 'sector' ? (
        <SelectField
          name="sector"
          label={t('auth.sector')}
          isRequired
          defaultValue=""
          choices={named(sectors.data)}
        />
      ) : null}
      {reach === 'matter' ? (
        <SelectField
          name="matter"
          label={t('auth.matter')}
          hint={t('web.reach.matter_choice_hint')}
          isRequired
          defaultValue={beginning}
          choices={[
            { value: beginning, title: t('web.reach.new_matter') },
            ...matters.map(({ matter, who }) => ({
              value: matter,
              title: t('web.reach.known_matter', { matter: matterWord(matter), who }),
            })),
          ]}
        />
      ) : null}
    </>
  );
}
