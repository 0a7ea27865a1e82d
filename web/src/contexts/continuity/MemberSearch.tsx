import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Icon } from '../../platform/ui/icons';
import { SearchField } from '../../platform/ui/SearchField';
import { toast } from '../../platform/ui/Toasts';
import { askAnew, useFound } from './data';
import { addNamed } from './key';
import { idOf } from './needs';
import { TimeField } from './TimeField';
import { classes, type Member, type Resource, type ResourceClass } from './types';
import { classWord } from './words';

/** How often something is lost, as people reckon; the figure is losses a year. */
export const frequencies = () => [
  { value: '0.02', title: t('web.continuity.often.fifty') },
  { value: '0.1', title: t('web.continuity.often.ten') },
  { value: '0.3', title: t('web.continuity.often.three') },
  { value: '1', title: t('web.continuity.often.year') },
  { value: '4', title: t('web.continuity.often.more') },
];

/** Finds what can meet a need by its name, and adds it to the register when it does not stand there. */
export function MemberSearch({
  unit,
  taken,
  kinds = [],
  onChoose,
}: {
  /** Answers for a resource that is added here. */
  unit: string;
  /** What is chosen already, and the thing itself. */
  taken: readonly string[];
  /** The classes asked for; the first is proposed for what is added. */
  kinds?: readonly ResourceClass[];
  onChoose: (member: Member) => void;
}) {
  const [words, setWords] = useState('');
  const [isAdding, setAdding] = useState(false);
  const wanted = words.trim();
  const { resources, services } = useFound(wanted, wanted.length > 1);
  const found: (Member & { of: string })[] =
    wanted.length > 1
      ? [
          ...(resources.data?.items ?? []).map(({ resource, unit_name }) => ({
            resource: resource.id,
            name: resource.name,
            kind: resource.kind,
            of: `${classWord(resource.kind)} · ${unit_name}`,
          })),
          ...(services.data?.items ?? []).map(({ service, unit_name }) => ({
            service: service.id,
            name: service.name,
            of: `${t('web.continuity.a_service')} · ${unit_name}`,
          })),
        ].filter((one) => !taken.includes(idOf(one)))
      : [];
  const choose = (member: Member) => {
    onChoose(member);
    setWords('');
    setAdding(false);
  };
  return (
    <div className="con-search stack-small">
      <SearchField
        label={t('web.continuity.find_member')}
        placeholder={t('web.continuity.find_member_hint')}
        value={words}
        onSearch={setWords}
      />
      {wanted.length > 1 ? (
        <div className="stack-small" aria-live="polite">
          {found.length > 0 ? (
            <ul className="plain con-found">
              {found.map((one) => (
                <li key={idOf(one)}>
                  <Button isSmall icon="plus" onPress={() => choose(one)}>
                    {one.name}
                  </Button>
                  <span className="small muted">{one.of}</span>
                </li>
              ))}
            </ul>
          ) : resources.isPending || services.isPending ? (
            <p className="small muted">{t('web.loading')}</p>
          ) : (
            <p className="small muted">{t('web.continuity.nothing_found', { words: wanted })}</p>
          )}
          {isAdding ? (
            <AddResource
              name={wanted}
              unit={unit}
              kind={kinds[0]}
              onAdded={(row) => choose({ resource: row.id, name: row.name, kind: row.kind })}
              onCancel={() => setAdding(false)}
            />
          ) : (
            <div>
              <Button isSmall tone="quiet" icon="plus" onPress={() => setAdding(true)}>
                {t('web.continuity.add_missing', { words: wanted })}
              </Button>
            </div>
          )}
        </div>
      ) : null}
    </div>
  );
}

function AddResource({
  name,
  unit,
  kind,
  onAdded,
  onCancel,
}: {
  name: string;
  unit: string;
  kind?: ResourceClass;
  onAdded: (row: Resource) => void;
  onCancel: () => void;
}) {
  const client = useQueryClient();
  const [called, setCalled] = useState(name);
  const [chosen, setChosen] = useState<string>(kind ?? '');
  const [repair, setRepair] = useState<number | null>(null);
  const [often, setOften] = useState('');
  const [thrown, setThrown] = useState<unknown>();
  const [isBusy, setBusy] = useState(false);
  const add = async () => {
    setBusy(true);
    try {
      const row = await addNamed<Resource>('/resources', {
        unit,
        name: called.trim(),
        kind: chosen,
        repair_minutes: repair,
        restart_minutes: 0,
        losses_per_year: Number(often),
        is_black_start: false,
        marker: 'own',
      });
      toast(t('web.continuity.added', { name: row.name }));
      await askAnew(client);
      onAdded(row);
    } catch (problem) {
      setThrown(problem);
    } finally {
      setBusy(false);
    }
  };
  return (
    <section className="con-add" aria-label={t('web.continuity.add_resource')}>
      <p className="small muted reading">
        <Icon name="info" /> {t('web.continuity.add_resource_why')}
      </p>
      <Form
        names={['name', 'kind', 'repair_minutes', 'losses_per_year', 'unit']}
        thrown={thrown}
        isBusy={isBusy}
        submitLabel={t('web.continuity.add_it')}
        onSubmit={() => void add()}
        onCancel={onCancel}
      >
        <TextField
          name="name"
          label={t('continuity.resource_name')}
          value={called}
          onChange={setCalled}
          isRequired
        />
        <SelectField
          name="kind"
          label={t('continuity.resource_kind')}
          choices={classes.map((one) => ({ value: one, title: classWord(one) }))}
          value={chosen}
          onChange={setChosen}
          isRequired
        />
        <TimeField label={t('web.continuity.how_long_back')} value={repair} onChange={setRepair} isRequired />
        <SelectField
          name="losses_per_year"
          label={t('web.continuity.how_often')}
          choices={frequencies()}
          value={often}
          onChange={setOften}
          isRequired
        />
      </Form>
    </section>
  );
}
