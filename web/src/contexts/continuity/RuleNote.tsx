import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { language, t } from '../../platform/i18n';
import { Shown } from '../../platform/ui/States';
import { noteOf } from './rule_notes';

/** What a rule means, why it matters and what bears witness. */
export function RuleNote({ rule }: { rule: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className="rule-note" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('web.resilience.about_rule', { rule })}</summary>
      {isOpen ? <Note rule={rule} /> : null}
    </details>
  );
}

function Note({ rule }: { rule: string }) {
  const spoken = language() === 'en' ? 'en' : 'sv';
  const note = useQuery({
    queryKey: ['rule-note', rule, spoken],
    queryFn: () => noteOf(rule, spoken),
    staleTime: Infinity,
  });
  return (
    <Shown query={note} lines={3}>
      {(paragraphs) => (
        <div className="stack-small reading">
          {paragraphs.map((words) => (
            <Paragraph key={words} words={words} />
          ))}
        </div>
      )}
    </Shown>
  );
}

/** `**När.** Noden …` with its first words strong. */
function Paragraph({ words }: { words: string }) {
  const [, head = '', rest = words] = /^\*\*(.+?)\*\*(.*)$/.exec(words) ?? [];
  return (
    <p>
      <strong>{head}</strong>
      {rest.replaceAll(/[`*]/g, '')}
    </p>
  );
}
