import { useParams } from '@tanstack/react-router';
import { numberText, t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { ThingLink, thingWord, thingWords } from '../../platform/trace';
import { StatusChip, Tag, type Status } from '../../platform/ui/Chip';
import { CheckField, SelectField } from '../../platform/ui/Fields';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { EmptyState, Shown } from '../../platform/ui/States';
import { fieldWord, isRewritten, toldParts, valueWord } from './compare';
import { useComparison, useEditionsOf, useProgrammes } from './data';
import { EditionFrame } from './EditionFrame';
import type { ComparedPart, Comparison, DeclaredChange, EditionView, Segment } from './types';
import { changeKindWord } from './words';
import './compare.css';
import './matrix.css';

/** How one edition became another: what it declares first, then every part as a marked-up text. */
export default function ComparePage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const [other] = useSearchWord('med');
  const comparison = useComparison(id, other);
  const told = other ? comparison.data : undefined;
  return (
    <EditionFrame
      id={id}
      title={t('web.edition.compare')}
      answer={told ? <Answer told={told} /> : t('web.compare.choose')}
    >
      {(view) => (
        <div className="stack">
          <Choose view={view} other={other} />
          {other ? (
            <Shown query={comparison} lines={10}>
              {(one) => <Compared told={one} />}
            </Shown>
          ) : (
            <EmptyState icon="programme" title={t('web.compare.none')}>
              <p>{t('web.compare.none_why')}</p>
            </EmptyState>
          )}
        </div>
      )}
    </EditionFrame>
  );
}

function Answer({ told }: { told: Comparison }) {
  return (
    <>
      {told.declared.length > 0 ? (
        <strong>{t('web.compare.declares', { count: told.declared.length })}</strong>
      ) : (
        t('web.compare.declares_none')
      )}{' '}
      {t('web.compare.answer', { before: told.before.edition.title })}
    </>
  );
}

/** Any two editions, of any programmes. */
function Choose({ view, other }: { view: EditionView; other: string | undefined }) {
  const [, setOther] = useSearchWord('med');
  const programmes = useProgrammes();
  const lists = useEditionsOf((programmes.data?.items ?? []).map((one) => one.programme.id));
  const editions = lists.flatMap((list) => list.data?.items ?? []);
  const choices = editions
    .filter((one) => one.edition.id !== view.edition.id)
    .map((one) => ({ value: one.edition.id, title: one.edition.title }));
  return (
    <div className="filters only-screen">
      <SelectField
        name="med"
        label={t('web.compare.before')}
        choices={[{ value: '', title: t('web.compare.pick') }, ...choices]}
        value={other ?? ''}
        onChange={setOther}
        isRequired
      />
      <p className="compare-after">
        <span className="field-label">{t('web.compare.after')}</span>
        {view.edition.title}
      </p>
    </div>
  );
}

function Compared({ told }: { told: Comparison }) {
  const [kind, setKind] = useSearchWord('slag');
  const [all, setAll] = useSearchWord('allt');
  const parts = toldParts(told.parts, { kind, isWhole: all === 'ja' });
  const kinds = [...new Set(told.parts.map((part) => part.kind))];
  return (
    <>
      {told.declared.length > 0 ? (
        <section className="section" aria-labelledby="declared">
          <h2 id="declared">{t('programme.declared')}</h2>
          <ol className="plain declared">
            {told.declared.map((change) => (
              <li key={change.change.id}>
                <Declared change={change} told={told} />
              </li>
            ))}
          </ol>
        </section>
      ) : null}
      <section className="section" aria-labelledby="parts">
        <h2 id="parts">{t('web.compare.parts')}</h2>
        <ul className="plain fates" aria-label={t('programme.counts')}>
          {told.counts
            .filter((one) => one.parts > 0)
            .map((one) => (
              <li key={one.fate}>
                <FateChip fate={one.fate} /> <span className="figures">{numberText(one.parts)}</span>
              </li>
            ))}
        </ul>
        <div className="filters only-screen">
          <SelectField
            name="slag"
            label={t('programme.node_kind')}
            choices={[
              { value: '', title: t('web.matrix.any') },
              ...kinds.map((one) => ({ value: one, title: thingWords(one) })),
            ]}
            value={kind ?? ''}
            onChange={setKind}
            isRequired
          />
          <CheckField
            name="allt"
            label={t('web.compare.unchanged_too')}
            isSelected={all === 'ja'}
            onChange={(on) => setAll(on ? 'ja' : undefined)}
          />
        </div>
        <ul className="plain stack">
          {parts.map((part) => (
            <li key={`${part.after?.id ?? ''}${part.before.map((one) => one.id).join()}`}>
              <PartOf part={part} told={told} />
            </li>
          ))}
        </ul>
        {parts.length === 0 ? <p>{t('web.compare.no_parts')}</p> : null}
      </section>
    </>
  );
}

function Declared({ change: told, told: comparison }: { change: DeclaredChange; told: Comparison }) {
  const { change } = told;
  return (
    <article className="declared-one">
      <span className="row">
        <StatusChip status={change.kind === 'merged' ? 'told' : 'part'}>
          {changeKindWord(change.kind)}
        </StatusChip>
        {change.other_programme ? (
          <span>
            <Icon name="right" />{' '}
            <Link to="/program" search={{ program: change.other_programme }}>
              {told.other_programme_name}
            </Link>
          </span>
        ) : null}
      </span>
      <h3>{change.title}</h3>
      {change.body ? <p>{change.body}</p> : null}
      <dl className="declared-facts small">
        {told.driver_title ? (
          <div>
            <dt>{t('programme.driver')}</dt>
            <dd>{told.driver_title}</dd>
          </div>
        ) : null}
        {told.concerns.length > 0 ? (
          <div>
            <dt>{t('programme.concerns')}</dt>
            {told.concerns.map((node) => (
              <dd key={node.id}>
                <span className="muted">{thingWord(node.kind)}</span>{' '}
                <ThingLink
                  thing={node}
                  edition={
                    comparison.parts.some((part) => part.after?.id === node.id)
                      ? comparison.after.edition.id
                      : comparison.before.edition.id
                  }
                />
              </dd>
            ))}
          </div>
        ) : null}
      </dl>
    </article>
  );
}

const fates: Record<Exclude<ComparedPart['fate'], 'same'>, Status> = {
  changed: 'told',
  added: 'good',
  removed: 'bad',
  moved_out: 'part',
  moved_in: 'part',
  merged: 'told',
};

function fateWord(fate: ComparedPart['fate']): string {
  switch (fate) {
    case 'same':
      return t('web.fate.same');
    case 'changed':
      return t('web.fate.changed');
    case 'added':
      return t('web.fate.added');
    case 'removed':
      return t('web.fate.removed');
    case 'moved_out':
      return t('web.fate.moved_out');
    case 'moved_in':
      return t('web.fate.moved_in');
    case 'merged':
      return t('web.fate.merged');
  }
}

function FateChip({ fate }: { fate: ComparedPart['fate'] }) {
  if (fate === 'same') {
    return <Tag>{fateWord(fate)}</Tag>;
  }
  return <StatusChip status={fates[fate]}>{fateWord(fate)}</StatusChip>;
}

function PartOf({ part, told }: { part: ComparedPart; told: Comparison }) {
  const node = part.after ?? part.before[0];
  const edition = part.after ? told.after.edition.id : told.before.edition.id;
  const effects = part.links.filter((link) => link.fate !== 'kept');
  return (
    <article className={`compared compared-${part.fate}`}>
      <header className="compared-head">
        <FateChip fate={part.fate} />
        <span className="small muted">{thingWord(part.kind)}</span>
        {part.other_programme ? (
          <span className="small">
            {t('web.compare.moved_to')}{' '}
            <Link to="/program" search={{ program: part.other_programme }}>
              {part.other_programme_name}
            </Link>
          </span>
        ) : null}
        {part.fate === 'merged' ? (
          <span className="small">
            {part.before.map((one, at) => (
              <span key={one.id}>
                {at > 0 ? ' + ' : ''}
                <ThingLink thing={one} edition={told.before.edition.id} />
              </span>
            ))}{' '}
            <Icon name="right" /> {part.after ? <ThingLink thing={part.after} edition={edition} /> : null}
          </span>
        ) : null}
      </header>
      <h3>
        <Marked segments={part.title} part={part} />
      </h3>
      {part.body.length > 0 ? <Body part={part} /> : null}
      {part.fields.length > 0 ? (
        <ul className="plain small">
          {part.fields.map((field) => (
            <li key={field.field}>
              {fieldWord(field.field)}: <del>{valueWord(field.field, field.before)}</del>{' '}
              <Icon name="right" /> <ins>{valueWord(field.field, field.after)}</ins>
            </li>
          ))}
        </ul>
      ) : null}
      {effects.length > 0 ? <Effects links={effects} told={told} /> : null}
      {node ? (
        <p className="small only-screen">
          <ThingLink thing={{ ...node, title: t('web.compare.open') }} edition={edition} />
        </p>
      ) : null}
    </article>
  );
}

/** Where most words are new, word by word is noise: the old text and the new stand whole, one after the other. */
function Body({ part }: { part: ComparedPart }) {
  if (!isRewritten(part)) {
    return (
      <p className="compared-body">
        <Marked segments={part.body} part={part} />
      </p>
    );
  }
  const side = (skip: Segment['kind']) =>
    part.body
      .filter((one) => one.kind !== skip)
      .map((one) => one.text)
      .join('');
  return (
    <details>
      <summary>{t('web.compare.rewritten')}</summary>
      <div className="compared-sides">
        <p className="compared-body">
          <span className="small muted">{t('programme.before')}</span>
          <del>{side('added')}</del>
        </p>
        <p className="compared-body">
          <span className="small muted">{t('programme.after')}</span>
          <ins>{side('removed')}</ins>
        </p>
      </div>
    </details>
  );
}

/** What is wholly new or wholly gone is said by its chip; only what changed within is marked word by word. */
function Marked({ segments, part }: { segments: readonly Segment[]; part: ComparedPart }) {
  const isOneSided = part.before.length === 0 || !part.after;
  return segments.map((segment, at) =>
    segment.kind === 'same' || isOneSided ? (
      <span key={at} className={!part.after ? 'compared-gone' : undefined}>
        {segment.text}
      </span>
    ) : segment.kind === 'added' ? (
      <ins key={at}>
        <span className="unseen">{t('web.diff.added')} </span>
        {segment.text}
        <span className="unseen"> {t('web.diff.end')} </span>
      </ins>
    ) : (
      <del key={at}>
        <span className="unseen">{t('web.diff.removed')} </span>
        {segment.text}
        <span className="unseen"> {t('web.diff.end')} </span>
      </del>
    ),
  );
}

function Effects({ links, told }: { links: ComparedPart['links']; told: Comparison }) {
  const side = (fate: 'lost' | 'gained') => links.filter((link) => link.fate === fate);
  return (
    <details className="compared-links small">
      <summary>
        {t('web.compare.links', { gained: side('gained').length, lost: side('lost').length })}
      </summary>
      <ul className="plain">
        {(['lost', 'gained'] as const).flatMap((fate) =>
          side(fate).map((link) => (
            <li key={`${fate}${link.node.id}`}>
              <Tag>{fate === 'lost' ? t('web.compare.lost') : t('web.compare.gained')}</Tag>{' '}
              <span className="muted">{thingWord(link.node.kind)}</span>{' '}
              <ThingLink
                thing={link.node}
                edition={fate === 'lost' ? told.before.edition.id : told.after.edition.id}
              />
            </li>
          )),
        )}
      </ul>
    </details>
  );
}
