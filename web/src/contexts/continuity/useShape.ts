import { useMedia } from '../../platform/ui/SidePanel';
import { lying } from './map_layout';

const upright = 0.72;
const square = 1.02;

/** How wide for its height the map is drawn: upright on a telephone, nearly square with a panel beside it. */
export function useShape(hasPanel: boolean): number {
  const isNarrow = useMedia('(max-width: 720px)');
  const isMiddle = useMedia('(min-width: 1200px) and (max-width: 1599px)');
  return isNarrow ? upright : hasPanel && isMiddle ? square : lying;
}
