// The titles of the map's blocks, in the words of their reader.
import { t } from '../../platform/i18n';
import { kindWord } from './engine_words';
import type { Layout } from './map_layout';
import type { Net } from './map_network';

export function titlesOf(net: Net, layout: Layout): string[] {
  const sectors = new Map(net.told.sectors.map((sector) => [sector.id, sector.name]));
  return layout.blocks.map((block) => {
    const name =
      block.layer === 'services'
        ? (sectors.get(block.key) ?? t('web.resilience.no_sector'))
        : kindWord(block.key);
    return `${name} (${block.nodes.length})`;
  });
}
