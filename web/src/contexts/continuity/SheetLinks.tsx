import { base } from '../../kernel/client';
import { askedAt } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { useMay } from './data';

/** Out to a spreadsheet, and in from one for those who keep a unit's own. */
export function SheetLinks({ register, word }: { register: 'services' | 'resources'; word?: string }) {
  const mayImport = useMay('continuity.import');
  return (
    <>
      <a
        className="button button-plain"
        href={base + askedAt(`/continuity-export?register=${register}&format=xlsx`)}
        download
      >
        <Icon name="export" /> {t('web.continuity.export')}
      </a>
      {mayImport ? (
        <Link to="/kontinuitet/las-in" search={{ register: word }} className="button button-plain">
          <Icon name="import" /> {t('web.continuity.import_short')}
        </Link>
      ) : null}
    </>
  );
}
