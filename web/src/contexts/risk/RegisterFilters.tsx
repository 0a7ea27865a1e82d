import { t } from '../../platform/i18n';
import { useSearchWords } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { SelectField } from '../../platform/ui/Fields';
import { SearchField } from '../../platform/ui/SearchField';
import { useKinds, useRounds, useScaleSet, useUnits, useValues } from './data';
import { isFiltered, orderOf, orders, wordsAsked, type Order, type WordAsked } from './question';
import { stepsOf } from './scales';
import { standings, treatments } from './types';
import { standingWord, treatmentWord } from './words';

function orderWord(order: Order): string {
  return {
    consequence: t('web.risk.order.consequence'),
    likelihood: t('web.risk.order.likelihood'),
    unit: t('web.risk.order.unit'),
    title: t('web.risk.order.title'),
  }[order];
}

/** What is asked of the register of risks. */
export function RegisterFilters() {
  const [wanted, setWords] = useSearchWords<WordAsked>();
  const rounds = useRounds();
  const units = useUnits();
  const kinds = useKinds();
  const round = rounds.data?.find((one) => one.round.id === wanted.omgang);
  const values = useValues(round?.round.edition);
  // Levels are named by the scales of the round that is asked about; numbers alone when it is about all of them.
  const scales = useScaleSet(round?.round.scale_set);
  const named = stepsOf(scales.data?.steps ?? [], 'consequence');
  const levels =
    named.length > 0
      ? named.map((step) => ({ value: String(step.level), title: `${step.level} ${step.name}` }))
      : [2, 3, 4, 5].map((one) => ({ value: String(one), title: String(one) }));
  // Another question begins on its first page; a protection value belongs to the edition of one round.
  const set = (word: WordAsked) => (value: string) =>
    setWords({
      ...(Object.fromEntries(wordsAsked.map((one) => [one, wanted[one]])) as Record<
        WordAsked,
        string | undefined
      >),
      sida: undefined,
      ...(word === 'omgang' ? { skydd: undefined } : {}),
      [word]: value || undefined,
    });
  const any = (title: string) => ({ value: '', title });
  return (
    <div className="stack-small only-screen">
      <div className="risk-filters">
        <SearchField label={t('web.risk.search')} value={wanted.q ?? ''} onSearch={set('q')} />
        <SelectField
          name="omgang"
          label={t('risk.round')}
          isRequired
          value={wanted.omgang ?? ''}
          onChange={set('omgang')}
          choices={[
            any(t('web.risk.all_rounds')),
            ...(rounds.data ?? []).map((one) => ({ value: one.round.id, title: one.round.name })),
          ]}
        />
        <SelectField
          name="enhet"
          label={t('organisation.unit')}
          isRequired
          value={wanted.enhet ?? ''}
          onChange={set('enhet')}
          choices={[
            any(t('web.risk.all_units')),
            ...(units.data?.items ?? []).map((one) => ({ value: one.id, title: one.name })),
          ]}
        />
        <SelectField
          name="slag"
          label={t('risk.kind')}
          isRequired
          value={wanted.slag ?? ''}
          onChange={set('slag')}
          choices={[
            any(t('web.matrix.any')),
            ...(kinds.data?.items ?? []).map((one) => ({ value: one.id, title: one.title })),
          ]}
        />
        <SelectField
          name="stallning"
          label={t('risk.standing')}
          isRequired
          value={wanted.stallning ?? ''}
          onChange={set('stallning')}
          choices={[
            any(t('web.matrix.any')),
            ...standings.map((one) => ({ value: one, title: standingWord(one) })),
          ]}
        />
        <SelectField
          name="ordning"
          label={t('web.risk.order')}
          isRequired
          value={orderOf(wanted)}
          onChange={(next) => set('ordning')(next === 'consequence' ? '' : next)}
          choices={orders.map((one) => ({ value: one, title: orderWord(one) }))}
        />
      </div>
      <details
        open={Boolean(wanted.behandling ?? wanted.antagonist ?? wanted.skydd ?? wanted.fran) || undefined}
      >
        <summary>{t('web.risk.more_filters')}</summary>
        <div className="risk-filters">
          <SelectField
            name="behandling"
            label={t('risk.treatment')}
            isRequired
            value={wanted.behandling ?? ''}
            onChange={set('behandling')}
            choices={[
              any(t('web.matrix.any')),
              ...treatments.map((one) => ({ value: one, title: treatmentWord(one) })),
            ]}
          />
          <SelectField
            name="antagonist"
            label={t('risk.is_antagonistic')}
            isRequired
            value={wanted.antagonist ?? ''}
            onChange={set('antagonist')}
            choices={[
              any(t('web.matrix.any')),
              { value: 'ja', title: t('web.risk.yes') },
              { value: 'nej', title: t('web.risk.no') },
            ]}
          />
          <SelectField
            name="fran"
            label={t('web.risk.level_from')}
            isRequired
            value={wanted.fran ?? ''}
            onChange={set('fran')}
            choices={[any(t('web.matrix.any')), ...levels]}
          />
          <SelectField
            name="skydd"
            label={t('risk.protection_value')}
            hint={round ? undefined : t('web.risk.value_of_round')}
            isRequired
            isDisabled={!round}
            value={wanted.skydd ?? ''}
            onChange={set('skydd')}
            choices={[
              any(t('web.matrix.any')),
              ...(values.data ?? []).map((one) => ({ value: one.id, title: one.title })),
            ]}
          />
        </div>
      </details>
      {isFiltered(wanted) ? (
        <div>
          <Button
            isSmall
            tone="quiet"
            onPress={() =>
              setWords(
                Object.fromEntries(wordsAsked.map((one) => [one, undefined])) as Record<WordAsked, undefined>,
              )
            }
          >
            {t('web.risk.clear')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
