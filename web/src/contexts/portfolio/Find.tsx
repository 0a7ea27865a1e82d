import { useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import type { components } from '../../kernel/api';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { SearchField } from '../../platform/ui/SearchField';
import type { Page } from './types';

type Told = components['schemas'];
export interface Found {
  id: string;
  name: string;
  of: string;
  /** What kind of row it is. */
  row: 'measure' | 'service' | 'resource';
}

const shown = 8;
const ways: Record<Found['row'], (words: string, signal?: AbortSignal) => Promise<Found[]>> = {
  measure: async (words, signal) =>
    (
      await call<Page<Told['MeasureView']>>(`/measures?open=true&limit=${shown}&q=${words}`, { signal })
    ).items.map((one) => ({
      id: one.measure.id,
      name: one.measure.title,
      of: one.owner_name,
      row: 'measure',
    })),
  service: async (words, signal) =>
    (
      await call<Page<Told['ServiceLine']>>(`/critical-services?limit=${shown}&q=${words}`, { signal })
    ).items.map((one) => ({
      id: one.service.id,
      name: one.service.name,
      of: one.unit_name,
      row: 'service',
    })),
  resource: async (words, signal) =>
    (await call<Page<Told['ResourceLine']>>(`/resources?limit=${shown}&q=${words}`, { signal })).items.map(
      (one) => ({
        id: one.resource.id,
        name: one.resource.name,
        of: one.unit_name,
        row: 'resource',
      }),
    ),
};

/** Finds one thing by its name; what is chosen stands there until it is changed. */
export function Find({
  label,
  rows,
  chosen,
  onChoose,
}: {
  label: string;
  rows: readonly Found['row'][];
  chosen: Found | undefined;
  onChoose: (found: Found | undefined) => void;
}) {
  const [words, setWords] = useState('');
  const wanted = words.trim();
  const found = useQuery({
    queryKey: ['portfolio', 'find', rows.join(), wanted],
    queryFn: async ({ signal }) =>
      (await Promise.all(rows.map((row) => ways[row](encodeURIComponent(wanted), signal)))).flat(),
    enabled: wanted.length > 1 && chosen === undefined,
  });
  if (chosen) {
    return (
      <div className="field">
        <span className="field-label">{label}</span>
        <span className="row">
          <strong>{chosen.name}</strong> <span className="muted small">{chosen.of}</span>
          <Button isSmall tone="quiet" onPress={() => onChoose(undefined)}>
            {t('web.portfolio.change_found', { name: chosen.name })}
          </Button>
        </span>
      </div>
    );
  }
  return (
    <div className="stack-small">
      <SearchField label={label} value={words} onSearch={setWords} />
      <div aria-live="polite">
        {found.data?.length === 0 ? (
          <p className="small muted">{t('web.portfolio.nothing_found', { words: wanted })}</p>
        ) : null}
        <ul className="plain stack-small">
          {(wanted.length > 1 ? (found.data ?? []) : []).map((one) => (
            <li key={one.id} className="row">
              <Button isSmall onPress={() => onChoose(one)}>
                {one.name}
              </Button>
              <span className="small muted">{one.of}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
