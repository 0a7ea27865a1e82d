import { numberText, t } from '../../platform/i18n';
import { useSearchWords } from '../../platform/shell/url';
import { Button } from '../../platform/ui/Button';
import { Icon } from '../../platform/ui/icons';
import { PageHeader } from '../../platform/ui/PageHeader';
import { EmptyState, ErrorState, Skeleton } from '../../platform/ui/States';
import { editsOf, withEdit, wordOf } from './change';
import { BeforeAfter } from './BeforeAfter';
import { ChangeNeed } from './ChangeNeed';
import { EngineWays, ModelWord, Stale, WithNet } from './EngineFrame';
import { useComparison } from './engine_data';
import { durationText } from './engine_words';
import { FindNode } from './FindNode';
import type { ComparisonTold, Edit } from './engine_types';
import type { Net } from './map_network';

/** What a change would mean before anybody makes it: a longer buffer, one more alternative, fewer needed at once. */
export default function CompareLossPage() {
  return (
    <WithNet
      head={(net) => (
        <>
          <ChangeHead isReady={net !== undefined} />
          <EngineWays />
        </>
      )}
    >
      {(net) => <ChangeOf net={net} />}
    </WithNet>
  );
}

type Word = 'nod' | 'andringar';

function ChangeHead({ isReady }: { isReady: boolean }) {
  const [wanted] = useSearchWords<Word>();
  const edits = isReady ? editsOf(wanted.andringar) : [];
  const compared = useComparison(edits);
  const told = edits.length > 0 ? compared.data : undefined;
  return (
    <PageHeader
      title={t('web.resilience.change')}
      answer={told ? <strong>{answerOf(told)}</strong> : t('web.resilience.change_what')}
      facts={told ? <ModelWord model={told.model} /> : undefined}
    />
  );
}

function answerOf(told: ComparisonTold): string {
  const { before, after } = told;
  return before.services_lost === after.services_lost && before.weaknesses === after.weaknesses
    ? t('web.resilience.changes_nothing')
    : t('web.resilience.change_answer', {
        before: numberText(before.services_lost),
        after: numberText(after.services_lost),
        single: numberText(after.single_points - before.single_points),
        weaknesses: numberText(after.weaknesses - before.weaknesses),
      });
}

function ChangeOf({ net }: { net: Net }) {
  const [wanted, set] = useSearchWords<Word>();
  const edits = editsOf(wanted.andringar);
  const compared = useComparison(edits);
  const node = wanted.nod === undefined ? undefined : net.at.get(wanted.nod);
  const change = (next: readonly Edit[]) =>
    set({ nod: wanted.nod, andringar: wordOf(next) }, { asStep: true });
  return (
    <div className="stack">
      {edits.length > 0 ? <Stale model={compared.data?.model} /> : null}
      <section className="card stack only-screen" aria-labelledby="make">
        <h2 id="make">{t('web.resilience.make_change')}</h2>
        <FindNode
          net={net}
          label={t('web.resilience.whose_needs')}
          onFound={(found) =>
            set({ nod: net.told.nodes[found]?.id, andringar: wanted.andringar }, { asStep: true })
          }
        />
        {node === undefined ? null : (
          <ChangeNeed net={net} node={node} onEdit={(edit) => change(withEdit(edits, edit))} />
        )}
      </section>
      {edits.length === 0 ? (
        <EmptyState
          icon="updown"
          title={t('web.resilience.no_change')}
          example={<p>{t('web.resilience.change_example')}</p>}
        >
          <p>{t('web.resilience.no_change_why')}</p>
        </EmptyState>
      ) : (
        <>
          <Edits net={net} edits={edits} onChange={change} />
          {compared.error ? (
            <ErrorState thrown={compared.error} onRetry={() => void compared.refetch()} />
          ) : compared.data ? (
            <BeforeAfter told={compared.data} />
          ) : (
            <Skeleton lines={6} />
          )}
        </>
      )}
    </div>
  );
}

function Edits({
  net,
  edits,
  onChange,
}: {
  net: Net;
  edits: readonly Edit[];
  onChange: (edits: readonly Edit[]) => void;
}) {
  return (
    <section className="stack-small" aria-labelledby="edits">
      <h2 id="edits">{t('web.resilience.changes')}</h2>
      <ul className="plain stack-small">
        {edits.map((edit, at) => {
          const words = editWords(net, edit);
          return (
            <li key={words} className="edit-line">
              <Icon name="updown" />
              <span>{words}</span>
              <Button
                tone="quiet"
                icon="undo"
                isSmall
                aria-label={t('web.resilience.undo_change', { change: words })}
                onPress={() => onChange(edits.filter((_, other) => other !== at))}
              >
                {t('web.resilience.take_back')}
              </Button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

function editWords(net: Net, edit: Edit): string {
  const nameOf = (id: string | null | undefined) =>
    net.told.nodes[net.at.get(id ?? '') ?? -1]?.name ?? t('web.resilience.gone');
  if (edit.node) {
    return t('web.resilience.edit.restart', {
      name: nameOf(edit.node),
      time: durationText(edit.restart_minutes ?? 0),
    });
  }
  const need = net.told.needs.find((one) => one.id === edit.need);
  const words = {
    name: need ? (net.told.nodes[need.node]?.name ?? '') : t('web.resilience.gone'),
    need: need?.what ?? '',
  };
  if (edit.add) {
    return t('web.resilience.edit.add', { ...words, other: nameOf(edit.add) });
  }
  if (edit.remove) {
    return t('web.resilience.edit.remove', { ...words, other: nameOf(edit.remove) });
  }
  return edit.buffer_minutes !== undefined && edit.buffer_minutes !== null
    ? t('web.resilience.edit.buffer', { ...words, time: durationText(edit.buffer_minutes) })
    : t('web.resilience.edit.needed', { ...words, count: String(edit.needed ?? 1) });
}
