import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { t } from '../i18n';
import { useSearchWord } from '../shell/url';
import { thingWord, thingWords } from '../trace';
import { Button } from '../ui/Button';
import { Tag } from '../ui/Chip';
import { Link } from '../ui/Link';
import { PageHeader } from '../ui/PageHeader';
import { SearchField } from '../ui/SearchField';
import { EmptyState, ErrorState, Notice, Skeleton } from '../ui/States';
import { placeOfHit, useHits, useLookedFor, type Found, type Hit, type Piece } from './search';
import './search.css';

/** Everything that has the words, for those who may read it. `/` goes to the field, arrows walk among the hits. */
export default function SearchPage() {
  const [words, setWords] = useLookedFor();
  const [kindWord, setKinds] = useSearchWord('slag');
  const [within, setWithin] = useSearchWord('inom');
  const kinds = kindWord ? kindWord.split(',') : [];
  const hits = useHits(words, kinds, within);
  const pages = words.trim() === '' ? [] : (hits.data?.pages ?? []);
  const first = pages[0];
  const list = useRef<HTMLDivElement>(null);
  return (
    <>
      <PageHeader title={t('web.page.search')} answer={<Answer words={words} found={first} />} />
      <div className="stack search-page" onKeyDown={(event) => walk(event, list.current)}>
        <SearchField
          label={t('web.find.label')}
          value={words}
          onSearch={setWords}
          placeholder={t('web.find.placeholder')}
        />
        {first ? (
          <Filters
            found={first}
            kinds={kinds}
            onKinds={(next) => setKinds(next.join(','))}
            within={within}
            onAnywhere={() => setWithin(undefined)}
          />
        ) : null}
        <div ref={list}>
          <Hits
            words={words}
            pages={pages}
            error={hits.error}
            isPending={hits.isPending}
            onRetry={() => void hits.refetch()}
            onWithin={(id) => setWithin(id, { asStep: true })}
          />
        </div>
        {hits.hasNextPage && pages.length > 0 ? (
          <div className="row only-screen">
            <Button isBusy={hits.isFetchingNextPage} onPress={() => void hits.fetchNextPage()}>
              {t('web.find.more')}
            </Button>
          </div>
        ) : null}
      </div>
    </>
  );
}

function Answer({ words, found }: { words: string; found: Found | undefined }) {
  return (
    <span role="status">
      {words.trim() === '' || !found ? t('web.find.about') : t('web.find.count', { count: found.total })}
    </span>
  );
}

/** Arrow keys walk from the field to the hits and among them. */
function walk(event: KeyboardEvent, list: HTMLElement | null) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || !list || event.altKey || event.ctrlKey || event.metaKey) {
    return;
  }
  const links = [...list.querySelectorAll<HTMLElement>('a.hit-link')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const fromField = document.activeElement instanceof HTMLInputElement;
  if (links.length === 0 || (at < 0 && !(fromField && step > 0))) {
    return;
  }
  event.preventDefault();
  if (at === 0 && step < 0) {
    document.querySelector<HTMLInputElement>('[data-page-search]')?.focus();
  } else {
    links[Math.min(links.length - 1, at + step)]?.focus();
  }
}

interface FiltersProps {
  found: Found;
  kinds: readonly string[];
  onKinds: (kinds: string[]) => void;
  within: string | undefined;
  onAnywhere: () => void;
}

function Filters({ found, kinds, onKinds, within, onAnywhere }: FiltersProps) {
  const named = found.hits[0]?.within.find((home) => home.id === within)?.title;
  const shown = [
    ...found.kinds,
    ...kinds
      .filter((kind) => !found.kinds.some((one) => one.kind === kind))
      .map((kind) => ({ kind, count: 0 })),
  ];
  if (shown.length === 0 && !within) {
    return null;
  }
  return (
    <div className="row search-filters" role="group" aria-label={t('web.find.filters')}>
      {shown.map(({ kind, count }) => {
        const isOn = kinds.includes(kind);
        return (
          <button
            key={kind}
            type="button"
            className="search-chip"
            aria-pressed={isOn}
            onClick={() => onKinds(isOn ? kinds.filter((one) => one !== kind) : [...kinds, kind])}
          >
            {wordOfKind(kind)} <span className="figures">{count}</span>
          </button>
        );
      })}
      {within ? (
        <button type="button" className="search-chip" aria-pressed="true" onClick={onAnywhere}>
          {t('web.find.within', { title: named ?? t('web.find.chosen') })}
        </button>
      ) : null}
    </div>
  );
}

/** A period of a unit is the unit to its reader. */
function wordOfKind(kind: string): string {
  return thingWords(kind === 'unit_period' ? 'unit' : kind);
}

interface HitsProps {
  words: string;
  pages: readonly Found[];
  error: unknown;
  isPending: boolean;
  onRetry: () => void;
  onWithin: (id: string) => void;
}

function Hits({ words, pages, error, isPending, onRetry, onWithin }: HitsProps) {
  if (words.trim() === '') {
    return <Advice title={t('web.find.begin')} />;
  }
  if (error) {
    return <ErrorState thrown={error} onRetry={onRetry} />;
  }
  if (isPending || !pages[0]) {
    return <Skeleton lines={6} />;
  }
  if (pages[0].total === 0) {
    return <Advice title={t('web.find.none')} />;
  }
  return (
    <div className="stack">
      {pages[0].is_partial ? <Notice>{t('web.find.partial')}</Notice> : null}
      <ol className="hits">
        {pages
          .flatMap((page) => page.hits)
          .map((hit) => (
            <HitLine key={hit.id} hit={hit} onWithin={onWithin} />
          ))}
      </ol>
    </div>
  );
}

function Advice({ title }: { title: string }) {
  return (
    <EmptyState icon="search" title={title}>
      <ul>
        <li>{t('web.find.advice_words')}</li>
        <li>{t('web.find.advice_phrase')}</li>
        <li>{t('web.find.advice_without')}</li>
        <li>{t('web.find.advice_beginning')}</li>
      </ul>
    </EmptyState>
  );
}

function HitLine({ hit, onWithin }: { hit: Hit; onWithin: (id: string) => void }) {
  const place = placeOfHit(hit);
  return (
    <li className="hit">
      <div className="hit-title">
        {place ? (
          <Link to={place.to} search={place.search} className="hit-link">
            <Marked pieces={hit.title} />
          </Link>
        ) : (
          <strong>
            <Marked pieces={hit.title} />
          </strong>
        )}
        <Tag>{thingWord(hit.page_kind)}</Tag>
      </div>
      {hit.text.length > 0 ? (
        <p className="hit-text">
          <Marked pieces={hit.text} />
        </p>
      ) : null}
      {hit.within.length > 0 ? (
        <p className="hit-homes small muted">
          {hit.within.map((home) => (
            <button
              key={home.id}
              type="button"
              className="hit-home"
              aria-label={t('web.find.only_within', { title: home.title })}
              onClick={() => onWithin(home.id)}
            >
              {home.title}
            </button>
          ))}
        </p>
      ) : null}
    </li>
  );
}

function Marked({ pieces }: { pieces: readonly Piece[] }): ReactNode {
  return pieces.map((piece, at) =>
    piece.marked ? <mark key={at}>{piece.text}</mark> : <span key={at}>{piece.text}</span>,
  );
}
