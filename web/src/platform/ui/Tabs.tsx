import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as Base } from 'react-aria-components/Tabs';

export interface TabItem {
  key: string;
  title: string;
  /** How many things the tab holds. */
  count?: number;
  content: ReactNode;
}

/** Views of one thing. Which one is shown stands in the address, so the page gives and takes it. */
export function Tabs({
  label,
  tabs,
  selected,
  onSelect,
}: {
  label: string;
  tabs: readonly TabItem[];
  selected: string;
  onSelect: (key: string) => void;
}) {
  return (
    <Base className="tabs" selectedKey={selected} onSelectionChange={(key) => onSelect(String(key))}>
      <TabList className="tab-list" aria-label={label}>
        {tabs.map((tab) => (
          <Tab key={tab.key} id={tab.key} className="tab">
            {tab.title}
            {tab.count === undefined ? null : <span className="tab-count figures">{tab.count}</span>}
          </Tab>
        ))}
      </TabList>
      {tabs.map((tab) => (
        <TabPanel key={tab.key} id={tab.key} className="tab-panel">
          {tab.content}
        </TabPanel>
      ))}
    </Base>
  );
}
