import { t } from '../../platform/i18n';

const shapes = {
  round: <circle cx="8" cy="8" r="5" />,
  square: <rect x="3.5" y="3.5" width="9" height="9" />,
  diamond: <path d="M8 1.500 14.500 8 8 14.500 1.500 8z" />,
  triangle: <path d="M8 1.500 15 13.500H1z" />,
  cross: <path d="M3 3l10 10M13 3 3 13" />,
} as const;

/** What the shapes of the map mean. */
export function MapKey({ isLoss = false }: { isLoss?: boolean }) {
  const lines: [keyof typeof shapes, string, string][] = isLoss
    ? [
        ['cross', 'lost', t('web.resilience.state.lost')],
        ['triangle', 'broken', t('web.resilience.state.broken')],
        ['diamond', 'down', t('web.resilience.state.down')],
        ['round', 'quiet', t('web.resilience.key_service_up')],
        ['square', 'quiet', t('web.resilience.key_resource_up')],
      ]
    : [
        ['round', 'service', t('continuity.service')],
        ['square', 'resource', t('continuity.resource')],
      ];
  return (
    <ul className="plain map-key small">
      {lines.map(([shape, tone, words]) => (
        <li key={shape}>
          <svg viewBox="0 0 16 16" className={`map-sign map-sign-${tone}`} aria-hidden="true">
            {shapes[shape]}
          </svg>
          {words}
        </li>
      ))}
      {isLoss ? null : (
        <li>
          <svg viewBox="0 0 28 16" className="map-sign map-sign-line" aria-hidden="true">
            <path d="M1 12C10 12 18 4 27 4" />
          </svg>
          {t('web.resilience.key_line')}
        </li>
      )}
    </ul>
  );
}
