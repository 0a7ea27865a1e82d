// The measures that came out of something, shown on its own page.
import { t } from '../../platform/i18n';
import { Link } from '../../platform/ui/Link';
import { Shown } from '../../platform/ui/States';
import { AddMeasure } from './AddMeasure';
import { useMay, useMeasuresOf } from './data';
import type { MeasureView, Source, SourceKind } from './types';
import { Due, MeasureStatus } from './words';
import './measure.css';

/** A section with the measures of a source, and the button that adds one more. */
export function MeasuresOf({ source, owner }: { source: Source; owner?: string }) {
  const mayRead = useMay('measure.read');
  const query = useMeasuresOf(source);
  if (!mayRead) {
    return null;
  }
  const headline = `measures-${source.id ?? source.kind}`;
  return (
    <section className="section" aria-labelledby={headline}>
      <header>
        <h2 id={headline}>{t('measure.page')}</h2>
        <span className="only-screen">
          <AddMeasure source={source} owner={owner} isSmall />
        </span>
      </header>
      <Shown query={query} lines={2}>
        {(page) =>
          page.items.length === 0 ? (
            <p className="muted">{t('measure.none_of_source')}</p>
          ) : (
            <MeasureLines views={page.items} />
          )
        }
      </Shown>
    </section>
  );
}

/**
 * The measures of one of many things of a kind, such as a goal in its document: all of the kind are asked for once,
 * whatever the number of things on the page. Nothing stands there for who may not add any and finds none.
 */
export function MeasuresWithin({ kind, id }: { kind: SourceKind; id: string }) {
  const mayRead = useMay('measure.read');
  const query = useMeasuresOf({ kind });
  const views = (query.data?.items ?? []).filter((one) => one.measure.source_id === id);
  if (!mayRead) {
    return null;
  }
  return (
    <div className="measure-within">
      {views.length > 0 ? (
        <>
          <span className="small muted">{t('measure.page')}</span>
          <MeasureLines views={views} />
        </>
      ) : null}
      <span className="only-screen">
        <AddMeasure source={{ kind, id }} isSmall />
      </span>
    </div>
  );
}

/** Measures as lines: what, who, when and where it stands. */
export function MeasureLines({ views }: { views: readonly MeasureView[] }) {
  return (
    <ul className="plain measure-lines">
      {views.map((view) => (
        <li key={view.measure.id}>
          <Link to={`/atgarder/${view.measure.id}`}>{view.measure.title}</Link>
          <span className="measure-line-facts small">
            <MeasureStatus status={view.measure.status} />
            <Link to={`/organisation/${view.measure.owner}`}>{view.owner_name}</Link>
            <Due view={view} />
          </span>
        </li>
      ))}
    </ul>
  );
}
