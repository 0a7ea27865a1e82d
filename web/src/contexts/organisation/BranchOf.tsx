import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { CheckField } from '../../platform/ui/Fields';
import { toggled, type Branch } from './choose';
import './organisation.css';

/** A unit and those below it, to be ticked one by one or all at once. */
export function BranchOf({
  branch,
  asked,
  onChange,
}: {
  branch: Branch;
  asked: ReadonlySet<string>;
  onChange: (next: ReadonlySet<string>) => void;
}) {
  return (
    <div className="branch">
      <CheckField
        name={`unit-${branch.id}`}
        label={branch.name}
        isSelected={asked.has(branch.id)}
        onChange={(on) => onChange(toggled(asked, [branch.id], on))}
      />
      {branch.below.length > 0 ? (
        <div className="branch-below">
          <Button
            isSmall
            tone="quiet"
            aria-label={t('organisation.all_below_of', { unit: branch.name })}
            onPress={() =>
              onChange(toggled(asked, branch.allBelow, !branch.allBelow.every((id) => asked.has(id))))
            }
          >
            {t('organisation.all_below', { count: branch.allBelow.length })}
          </Button>
          {branch.below.map((one) => (
            <BranchOf key={one.id} branch={one} asked={asked} onChange={onChange} />
          ))}
        </div>
      ) : null}
    </div>
  );
}
