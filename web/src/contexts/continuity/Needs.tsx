import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { AddNeed } from './AddNeed';
import { NeedCard } from './NeedCard';
import type { Owner } from './owner';
import type { Need } from './types';

/** What a service or a resource needs: all of its needs must be met, and within a need some of its members. */
export function Needs({
  owner,
  needs,
  mayWrite,
}: {
  owner: Owner;
  needs: readonly Need[];
  mayWrite: boolean;
}) {
  const [isAdding, setAdding] = useState(false);
  return (
    <section className="section" aria-labelledby="needs">
      <header>
        <h2 id="needs">{t('web.continuity.needs')}</h2>
        {mayWrite && !isAdding ? (
          <Button isSmall icon="plus" onPress={() => setAdding(true)}>
            {t('web.continuity.add_need')}
          </Button>
        ) : null}
      </header>
      <p className="muted reading">
        {needs.length === 0
          ? t('web.continuity.needs_nothing', { name: owner.name })
          : t('web.continuity.needs_how')}
      </p>
      {isAdding ? <AddNeed owner={owner} onDone={() => setAdding(false)} /> : null}
      <div className="con-needs">
        {needs.map((need) => (
          <NeedCard key={need.id} owner={owner} need={need} mayWrite={mayWrite} />
        ))}
      </div>
    </section>
  );
}
