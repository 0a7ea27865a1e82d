import { useMemo, useState } from 'react';
import { t } from '../../platform/i18n';
import { editionOf, thingWord, type TraceTold } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { SelectField } from '../../platform/ui/Fields';
import { ErrorState } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useDeed, useDocument, useLinks, useRequirements } from './data';
import { linkable } from './parts';
import type { Document, Link, NodeKind } from './types';

interface End {
  kind: NodeKind;
  id: string;
  title: string;
}

/** Everything of an edition that a link may lead to. */
function endsOf(told: Document): End[] {
  const parts = [...told.sections.flatMap((section) => section.parts), ...told.elsewhere];
  return [
    ...told.sections.map(({ section }): End => ({ kind: 'section', id: section.id, title: section.title })),
    ...parts.map(({ node }): End => ({ kind: node.kind, id: node.id, title: node.title })),
  ];
}

/** In the panel, for those who keep the programme: ties the thing to another, or lets go of it. */
export function LinkEditor({ trace, edition }: { trace: TraceTold; edition: string }) {
  const kinds = linkable(trace.thing.kind);
  const isHere = editionOf(trace.path) === edition;
  const document = useDocument(edition);
  const links = useLinks(edition, isHere);
  const requirements = useRequirements({}, isHere && kinds.includes('requirement'));
  const deed = useDeed<Link>();
  const ends = useMemo(
    () => [
      ...(document.data ? endsOf(document.data) : []),
      ...(requirements.data ?? []).map((one): End => ({
        kind: 'requirement',
        id: one.id,
        title: `${one.reference} ${one.title}`,
      })),
    ],
    [document.data, requirements.data],
  );
  if (!isHere || kinds.length === 0) {
    return null;
  }
  const mine = (links.data ?? []).filter(
    (link) => link.from_id === trace.thing.id || link.to_id === trace.thing.id,
  );
  const otherEnd = (link: Link) => (link.from_id === trace.thing.id ? link.to_id : link.from_id);
  const join = (end: End) =>
    deed.mutateAsync({
      method: 'POST',
      path: '/links',
      body: {
        edition,
        from_kind: trace.thing.kind,
        from_id: trace.thing.id,
        to_kind: end.kind,
        to_id: end.id,
      },
    });
  const part = (link: Link, end: End) =>
    void deed
      .mutateAsync({ method: 'DELETE', path: `/links/${link.id}` })
      .then(() =>
        toast(t('web.link.gone', { title: end.title }), { undo: () => void join(end).catch(() => {}) }),
      )
      .catch(() => {});
  return (
    <section className="section" aria-label={t('web.link.title')}>
      <h4>{t('web.link.title')}</h4>
      {deed.error ? <ErrorState thrown={deed.error} /> : null}
      <ul className="plain stack-small">
        {mine.map((link) => {
          const end = ends.find((one) => one.id === otherEnd(link));
          return end ? (
            <li key={link.id} className="link-line">
              <span>
                <span className="small muted">{thingWord(end.kind)}</span> {end.title}
              </span>
              <Button
                tone="quiet"
                isSmall
                onPress={() => part(link, end)}
                aria-label={t('web.link.remove_of', { title: end.title })}
              >
                {t('web.link.remove')}
              </Button>
            </li>
          ) : null;
        })}
      </ul>
      <NewLink
        kinds={kinds.filter((kind) => ends.some((end) => end.kind === kind))}
        ends={ends.filter(
          (end) => end.id !== trace.thing.id && !mine.some((link) => otherEnd(link) === end.id),
        )}
        isBusy={deed.isPending}
        onJoin={(end) =>
          void join(end)
            .then(() => toast(t('web.link.made', { title: end.title })))
            .catch(() => {})
        }
      />
    </section>
  );
}

function NewLink({
  kinds,
  ends,
  isBusy,
  onJoin,
}: {
  kinds: readonly NodeKind[];
  ends: readonly End[];
  isBusy: boolean;
  onJoin: (end: End) => void;
}) {
  const [kind, setKind] = useState<string>('');
  const [id, setId] = useState('');
  const wanted = kind || kinds[0] || '';
  const fitting = ends.filter((end) => end.kind === wanted);
  const end = fitting.find((one) => one.id === id) ?? fitting[0];
  return (
    <form
      className="stack-small"
      onSubmit={(event) => {
        event.preventDefault();
        if (end) {
          onJoin(end);
          setId('');
        }
      }}
    >
      <SelectField
        name="link_kind"
        label={t('web.link.kind')}
        choices={kinds.map((one) => ({ value: one, title: thingWord(one) }))}
        value={wanted}
        onChange={setKind}
        isRequired
      />
      <SelectField
        name="link_end"
        label={t('web.link.to')}
        choices={fitting.map((one) => ({ value: one.id, title: one.title }))}
        value={end?.id ?? ''}
        onChange={setId}
        isRequired
      />
      <div>
        <Button type="submit" icon="link" isBusy={isBusy} isDisabled={!end}>
          {t('web.link.make')}
        </Button>
      </div>
    </form>
  );
}
