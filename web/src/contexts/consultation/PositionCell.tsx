import type { Position } from './types';
import { PositionChip } from './words';

/** A position in a table; its word may break, for a card on a telephone is narrow. */
export function PositionCell({ position }: { position: Position | undefined }) {
  return position ? (
    <span className="referral-position">
      <PositionChip position={position} />
    </span>
  ) : (
    '–'
  );
}
