// What a measure waits for, and what waits for it.
import { useState } from 'react';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Dialog } from '../../platform/ui/Dialog';
import { StatusChip } from '../../platform/ui/Chip';
import { Link } from '../../platform/ui/Link';
import { SearchField } from '../../platform/ui/SearchField';
import { ErrorState, Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useDeed, useMeasuresNamed } from './data';
import type { DependencyView, MeasureTold } from './types';
import { MeasureStatus } from './words';

export function Dependencies({ told, mayChange }: { told: MeasureTold; mayChange: boolean }) {
  const [isOpen, open] = useState(false);
  return (
    <section className="section" aria-labelledby="needs">
      <header>
        <h2 id="needs">{t('measure.needs')}</h2>
        {mayChange ? (
          <Button isSmall icon="plus" onPress={() => open(true)}>
            {t('measure.add_need')}
          </Button>
        ) : null}
      </header>
      {told.needs.length === 0 ? (
        <p className="muted">{t('measure.needs_nothing')}</p>
      ) : (
        <Ends ends={told.needs} measure={told.measure.measure.id} mayChange={mayChange} />
      )}
      {told.needed_by.length > 0 ? (
        <>
          <h3>{t('measure.needed_by')}</h3>
          <Ends ends={told.needed_by} measure={told.measure.measure.id} mayChange={false} />
        </>
      ) : null}
      {isOpen ? <Choose told={told} onClose={() => open(false)} /> : null}
    </section>
  );
}

function Ends({
  ends,
  measure,
  mayChange,
}: {
  ends: readonly DependencyView[];
  measure: string;
  mayChange: boolean;
}) {
  const deed = useDeed<undefined>();
  const remove = (one: DependencyView) =>
    void deed
      .mutateAsync({ method: 'DELETE', path: `/measure-dependencies/${one.id}` })
      .then(() =>
        toast(t('measure.need_removed', { title: one.title }), {
          undo: () =>
            void deed.mutateAsync({
              method: 'POST',
              path: '/measure-dependencies',
              body: { measure, needs: one.measure },
            }),
        }),
      )
      .catch(() => {});
  return (
    <>
      {deed.error ? <ErrorState thrown={deed.error} /> : null}
      <ul className="plain measure-lines">
        {ends.map((one) => (
          <li key={one.id}>
            <Link to={`/atgarder/${one.measure}`}>{one.title}</Link>
            <span className="measure-line-facts small">
              <MeasureStatus status={one.status} />
              <span>{one.owner_name}</span>
              <span className="figures">{one.due}</span>
              {one.is_late ? <StatusChip status="bad">{t('measure.is_late')}</StatusChip> : null}
              {mayChange ? (
                <Button
                  isSmall
                  tone="quiet"
                  onPress={() => remove(one)}
                  aria-label={t('measure.remove_need_of', { title: one.title })}
                >
                  {t('measure.remove_need')}
                </Button>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Choose({ told, onClose }: { told: MeasureTold; onClose: () => void }) {
  const [words, setWords] = useState('');
  const self = told.measure.measure.id;
  const taken = new Set([self, ...told.needs.map((one) => one.measure)]);
  const found = useMeasuresNamed(words, true);
  const deed = useDeed();
  const add = (needs: string, title: string) =>
    void deed
      .mutateAsync({ method: 'POST', path: '/measure-dependencies', body: { measure: self, needs } })
      .then(() => {
        toast(t('measure.need_added', { title }));
        onClose();
      })
      .catch(() => {});
  return (
    <Dialog title={t('measure.add_need')} isOpen onClose={onClose} size="large">
      <div className="stack">
        {deed.error ? <ErrorState thrown={deed.error} /> : null}
        <SearchField label={t('measure.search')} value={words} onSearch={setWords} />
        <Shown query={found} lines={4}>
          {(page) => {
            const free = page.items.filter((one) => !taken.has(one.measure.id));
            return free.length === 0 ? (
              <p className="muted">{t('measure.nothing')}</p>
            ) : (
              <ul className="plain measure-lines">
                {free.map((one) => (
                  <li key={one.measure.id}>
                    <Button isBusy={deed.isPending} onPress={() => add(one.measure.id, one.measure.title)}>
                      {one.measure.title}
                    </Button>
                    <span className="measure-line-facts small">
                      <span>{one.owner_name}</span>
                      <span className="figures">{one.measure.due}</span>
                    </span>
                  </li>
                ))}
              </ul>
            );
          }}
        </Shown>
      </div>
    </Dialog>
  );
}
