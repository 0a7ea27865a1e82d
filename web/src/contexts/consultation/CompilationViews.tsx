import { memo, type CSSProperties } from 'react';
import { t } from '../../platform/i18n';
import { thingWord } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { Link } from '../../platform/ui/Link';
import { EmptyState } from '../../platform/ui/States';
import { piecesOf, stanceOrder, type Group, type Piece, type StanceCounts } from './compilation';
import { CompilationCard } from './CompilationCard';
import { StanceSign } from './StanceSign';
import type { Compilation } from './types';
import { usePiece } from './usePiece';
import { stanceWord } from './words';

/** So many views are drawn at once; then the browser's own search finds them all. */
const shortUpTo = 100;

/** The chosen views part by part. However many they are, only those near the window are in the page. */
export function CompilationViews({
  told,
  groups,
  leads,
  onAlike,
  onClear,
}: {
  told: Compilation;
  groups: readonly Group[];
  leads: boolean;
  onAlike: (cluster: string) => void;
  onClear: () => void;
}) {
  if (told.views.length === 0) {
    return (
      <EmptyState isKept icon="file" title={t('web.consultation.no_views')}>
        <p>{t('web.consultation.no_views_why')}</p>
      </EmptyState>
    );
  }
  if (groups.length === 0) {
    return (
      <div className="stack-small">
        <p>{t('web.consultation.none_chosen')}</p>
        <div className="row">
          <Button isSmall onPress={onClear}>
            {t('web.consultation.clear')}
          </Button>
        </div>
      </div>
    );
  }
  const isShort = groups.reduce((sum, one) => sum + one.rows.length, 0) <= shortUpTo;
  return (
    <div className="compilation-groups">
      {groups.map((group, at) => (
        <section
          key={group.head.key}
          className="compilation-group"
          aria-labelledby={`part-${group.head.key}`}
        >
          <GroupHead group={group} edition={told.referral.edition} />
          {piecesOf(group).map((piece, index) => (
            <PieceOf
              key={piece.key}
              piece={piece}
              isFirst={at === 0 && index === 0}
              isShort={isShort}
              told={told}
              leads={leads}
              onAlike={onAlike}
            />
          ))}
        </section>
      ))}
      <p className="muted small">{t('web.consultation.alike_how')}</p>
    </div>
  );
}

function GroupHead({ group: { head, counts, rows }, edition }: { group: Group; edition?: string }) {
  const { kind, part } = head.part;
  return (
    <header className="compilation-head">
      <h2 id={`part-${head.key}`}>
        {part && edition ? (
          <Link to={`/utgavor/${edition}`} search={{ del: part }}>
            {head.title}
          </Link>
        ) : (
          head.title
        )}
        {kind ? <span className="small muted compilation-kind">{thingWord(kind)}</span> : null}
      </h2>
      <Counts counts={counts} total={rows.length} />
    </header>
  );
}

export function Counts({ counts, total }: { counts: StanceCounts; total: number }) {
  const those = stanceOrder.filter((one) => counts[one] > 0);
  return (
    <span className="compilation-counts">
      <span className="unseen">
        {t('web.consultation.views_count', { count: total })}{' '}
        {those.map((one) => `${stanceWord(one)} ${counts[one]}`).join(', ')}
      </span>
      {those.map((stance) => (
        <span key={stance} className="compilation-count-one" aria-hidden="true">
          <StanceSign stance={stance} />
          <span className="figures">{counts[stance]}</span>
        </span>
      ))}
    </span>
  );
}

const PieceOf = memo(function PieceOf({
  piece,
  isFirst,
  isShort,
  told,
  leads,
  onAlike,
}: {
  piece: Piece;
  isFirst: boolean;
  isShort: boolean;
  told: Compilation;
  leads: boolean;
  onAlike: (cluster: string) => void;
}) {
  const { place, isDrawn, height } = usePiece(isFirst, isShort);
  const style = {
    '--rows': piece.rows.length,
    ...(height ? { '--was': `${height}px` } : {}),
  } as CSSProperties;
  return (
    <div ref={place} className={isDrawn ? undefined : 'compilation-gap'} style={isDrawn ? undefined : style}>
      {isDrawn ? (
        <ul className="compilation-cards">
          {piece.rows.map((row) => (
            <li key={row.view.view}>
              <CompilationCard row={row} told={told} leads={leads} onAlike={onAlike} />
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
});
