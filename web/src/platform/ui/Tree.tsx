import type { ReactNode } from 'react';
import { Button as Press } from 'react-aria-components/Button';
import { Collection } from 'react-aria-components/Collection';
import { Tree as Base, TreeItem, TreeItemContent } from 'react-aria-components/Tree';
import { t } from '../i18n';
import { Icon } from './icons';

export interface TreeNode {
  id: string;
  title: string;
  /** Small words behind the title: the type, a period. */
  note?: ReactNode;
  children: TreeNode[];
}

export interface TreeProps {
  label: string;
  nodes: readonly TreeNode[];
  expanded: ReadonlySet<string>;
  onExpanded: (expanded: Set<string>) => void;
  selected?: string;
  onOpen: (id: string) => void;
}

/** A tree by keys: right opens, left closes, letters find, Enter walks in. */
export function Tree({ label, nodes, expanded, onExpanded, selected, onOpen }: TreeProps) {
  return (
    <Base
      className="tree"
      aria-label={label}
      items={nodes}
      expandedKeys={expanded}
      onExpandedChange={(keys) => onExpanded(new Set([...keys].map(String)))}
      selectionMode="single"
      selectionBehavior="replace"
      selectedKeys={selected ? [selected] : []}
      onSelectionChange={(keys) => {
        const [key] = keys === 'all' ? [] : [...keys];
        if (key !== undefined && key !== selected) {
          onOpen(String(key));
        }
      }}
    >
      {(node) => <Item node={node} />}
    </Base>
  );
}

function Item({ node }: { node: TreeNode }) {
  return (
    <TreeItem id={node.id} textValue={node.title} className="tree-item">
      <TreeItemContent>
        {({ level, hasChildItems }) => (
          <span className={`tree-row tree-level-${Math.min(level, 8)}`}>
            {hasChildItems ? (
              <Press slot="chevron" className="tree-chevron" aria-label={t('web.tree.toggle')}>
                <Icon name="right" />
              </Press>
            ) : (
              <span className="tree-leaf" aria-hidden="true" />
            )}
            <span className="tree-title">{node.title}</span>
            {node.note ? <span className="tree-note">{node.note}</span> : null}
          </span>
        )}
      </TreeItemContent>
      <Collection items={node.children}>{(child) => <Item node={child} />}</Collection>
    </TreeItem>
  );
}

/** The keys of every node above one, so that the tree can open down to it. */
export function pathTo(nodes: readonly TreeNode[], id: string): string[] {
  for (const node of nodes) {
    if (node.id === id) {
      return [];
    }
    const below = pathTo(node.children, id);
    if (below.length > 0 || node.children.some((child) => child.id === id)) {
      return [node.id, ...below];
    }
  }
  return [];
}

/** Only the nodes whose title has the words, with those above them. */
export function pruned(nodes: readonly TreeNode[], words: string): TreeNode[] {
  const wanted = words.trim().toLocaleLowerCase('sv');
  if (wanted === '') {
    return [...nodes];
  }
  return nodes.flatMap((node) => {
    const children = pruned(node.children, words);
    const hit = node.title.toLocaleLowerCase('sv').includes(wanted);
    return hit || children.length > 0
      ? [{ ...node, children: hit && children.length === 0 ? node.children : children }]
      : [];
  });
}
