import { t } from '../../platform/i18n';
import { Link, Shown, Table, type Column } from '../../platform/ui';
import { useRequirementsOfKind } from './data';
import type { BindingRequirement, UnitKind } from './types';
import { kindWord } from './words';

/** What laws and agreements ask of every unit of this kind. */
export function UnitRequirements({ kind }: { kind: UnitKind }) {
  const requirements = useRequirementsOfKind(kind);
  const columns: Column<BindingRequirement>[] = [
    {
      key: 'title',
      title: t('web.organisation.requirement'),
      cell: (one) => <Link to={`/krav/${one.id}`}>{one.title}</Link>,
    },
    { key: 'reference', title: t('web.organisation.reference'), cell: (one) => one.reference },
    {
      key: 'interval',
      title: t('web.organisation.interval'),
      cell: (one) =>
        one.interval_months ? t('web.organisation.months', { count: one.interval_months }) : '–',
    },
  ];
  return (
    <section className="section" aria-labelledby="unit-requirements">
      <header>
        <h2 id="unit-requirements">{t('web.organisation.requirements')}</h2>
      </header>
      <Shown query={requirements} lines={3}>
        {(page) => (
          <>
            <p className="muted">
              {t('web.organisation.requirements_why', { count: page.total, kind: kindWord(kind) })}
            </p>
            {page.items.length > 0 ? (
              <details>
                <summary>{t('web.organisation.requirements_show')}</summary>
                <Table
                  caption={t('web.organisation.requirements')}
                  columns={columns}
                  rows={page.items}
                  rowKey={(one) => one.id}
                />
              </details>
            ) : null}
          </>
        )}
      </Shown>
    </section>
  );
}
