import { useMemo } from 'react';
import { Button as Press } from 'react-aria-components/Button';
import { ComboBox } from 'react-aria-components/ComboBox';
import { Header } from 'react-aria-components/Header';
import { Input } from 'react-aria-components/Input';
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { t } from '../../platform/i18n';
import { thingWords } from '../../platform/trace';
import { Icon } from '../../platform/ui/icons';
import { FieldHint, FieldLabel, FieldProblem } from '../../platform/ui/Fields';
import { partKinds, type EditionPart } from './parts';
import './views.css';

const listHeight = 320;

/** The part of the programme that is spoken of, found by a few letters; empty is the programme as a whole. */
export function PartField({
  parts,
  value,
  onChange,
}: {
  parts: readonly EditionPart[];
  value: string;
  onChange: (part: string) => void;
}) {
  const groups = useMemo(
    () =>
      partKinds
        .map((kind) => ({ kind, items: parts.filter((one) => one.kind === kind) }))
        .filter((group) => group.items.length > 0),
    [parts],
  );
  return (
    <ComboBox
      name="part"
      className="field"
      defaultItems={groups}
      value={value || null}
      onChange={(key) => onChange(key === null ? '' : String(key))}
      allowsEmptyCollection
    >
      <FieldLabel label={t('consultation.part')} />
      <FieldHint>{t('web.consultation.part_hint')}</FieldHint>
      <FieldProblem />
      <span className="part-row">
        <Input className="input" placeholder={t('web.consultation.part_whole')} />
        <Press className="button button-plain button-sign">
          <Icon name="down" />
          <span className="unseen">{t('web.consultation.part_show')}</span>
        </Press>
      </span>
      <Popover className="popover part-list" maxHeight={listHeight}>
        <ListBox<(typeof groups)[number]>
          renderEmptyState={() => <p className="part-none muted">{t('web.consultation.part_none')}</p>}
        >
          {(group) => (
            <ListBoxSection id={group.kind}>
              <Header className="part-kind">{thingWords(group.kind)}</Header>
              {group.items.map((one) => (
                <ListBoxItem key={one.id} id={one.id} textValue={one.title} className="part-item">
                  {one.title}
                </ListBoxItem>
              ))}
            </ListBoxSection>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
