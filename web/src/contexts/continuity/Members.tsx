import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Link } from '../../platform/ui/Link';
import { idOf } from './needs';
import type { Member } from './types';
import { classWord } from './words';

const pathOf = (member: Member) =>
  member.service ? `/kontinuitet/tjanster/${member.service}` : `/kontinuitet/resurser/${member.resource}`;

/** The things that can meet a need, each a link to its own page. */
export function Members({
  members,
  onRemove,
}: {
  members: readonly Member[];
  onRemove?: (member: Member) => void;
}) {
  return (
    <ul className="plain con-members">
      {members.map((one) => (
        <li key={idOf(one)}>
          <Link to={pathOf(one)}>{one.name ?? idOf(one)}</Link>
          <span className="small muted">
            {one.kind ? classWord(one.kind) : one.service ? t('web.continuity.a_service') : null}
          </span>
          {onRemove ? (
            <Button
              isSmall
              tone="quiet"
              icon="close"
              iconOnly
              isDisabled={members.length === 1}
              onPress={() => onRemove(one)}
            >
              {t('web.continuity.remove_member', { name: one.name ?? '' })}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
