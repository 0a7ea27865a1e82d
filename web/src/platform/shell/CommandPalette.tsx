import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { useNavigate } from '@tanstack/react-router';
import { Dialog } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import { t } from '../i18n';
import { Icon } from '../ui/icons';
import { nextSearch } from '../ui/Link';
import type { Command, Context } from './context';
import { ranked } from './fuzzy';

export interface CommandPaletteProps {
  commands: readonly Command[];
  contexts: readonly Context[];
  onClose: () => void;
}

const most = 30;
const groups: readonly Command['group'][] = ['pages', 'units', 'found', 'actions'];

/** Any page, unit and action by a few letters; the group with the best hit stands first. Arrows choose, Enter goes, Escape leaves. */
export default function CommandPalette({ commands, contexts, onClose }: CommandPaletteProps) {
  return (
    <ModalOverlay
      className="veil"
      isOpen
      isDismissable
      onOpenChange={(open) => (open ? undefined : onClose())}
    >
      <Modal className="palette">
        <Dialog aria-label={t('web.palette.title')}>
          <Palette commands={commands} contexts={contexts} onClose={onClose} />
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}

function useFound(contexts: readonly Context[], words: string): readonly Command[] {
  const [found, setFound] = useState<readonly Command[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(() => {
      const asked = contexts.map((context) => context.find?.(words, stop.signal).catch(() => []) ?? []);
      void Promise.all(asked).then((answers) => (stop.signal.aborted ? undefined : setFound(answers.flat())));
    }, 120);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [contexts, words]);
  return found;
}

function Palette({ commands, contexts, onClose }: CommandPaletteProps) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const navigate = useNavigate();
  const found = useFound(contexts, words);
  const [shown, order] = useMemo(() => {
    const named = [...commands, ...found.filter((one) => !one.isAnswer)];
    const hits = [
      ...ranked(named, (one) => `${one.title} ${one.note ?? ''}`, words, most),
      ...found.filter((one) => one.isAnswer),
      ...(words.trim() === '' ? [] : [everyHit(words)]),
    ];
    const best = words === '' ? groups : [...new Set(hits.map((one) => one.group))];
    return [best.flatMap((group) => hits.filter((one) => one.group === group)), best] as const;
  }, [commands, found, words]);
  useEffect(() => setAt(0), [words]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at, shown]);
  const take = (command: Command | undefined) => {
    if (!command) {
      return;
    }
    onClose();
    command.run?.();
    if (command.to) {
      void navigate({
        to: command.to,
        search: ((before: Record<string, unknown>) => nextSearch(before, command.search)) as never,
        state: (command.state ?? {}) as never,
      });
    }
  };
  const keys = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step && shown.length > 0) {
      event.preventDefault();
      const next = at + step;
      setAt(
        Math.abs(step) === 1
          ? (next + shown.length) % shown.length
          : Math.min(shown.length - 1, Math.max(0, next)),
      );
    } else if (event.key === 'Enter') {
      event.preventDefault();
      take(shown[at]);
    }
  };
  return (
    <>
      <div className="palette-ask">
        <Icon name="search" />
        <input
          autoFocus
          role="combobox"
          aria-expanded="true"
          aria-controls={`${id}-list`}
          aria-activedescendant={shown[at] ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          aria-label={t('web.palette.label')}
          placeholder={t('web.palette.placeholder')}
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={keys}
          spellCheck={false}
        />
      </div>
      <div
        className="palette-list"
        role="listbox"
        id={`${id}-list`}
        aria-label={t('web.palette.hits')}
        ref={list}
      >
        {order.map((group) => (
          <Group key={group} group={group} shown={shown} at={at} id={id} onTake={take} onPoint={setAt} />
        ))}
      </div>
      <p className={shown.length === 0 ? 'palette-none' : 'unseen'} role="status">
        {shown.length === 0
          ? t('web.palette.none', { words })
          : t('web.palette.count', { count: shown.length })}
      </p>
      <p className="palette-foot" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {t('web.palette.choose')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('web.palette.go')}
        </span>
        <span>
          <kbd>Esc</kbd> {t('web.close')}
        </span>
      </p>
    </>
  );
}

/** The way to the page of search, with the words along. */
function everyHit(words: string): Command {
  return {
    id: 'every hit',
    title: t('web.find.all', { words: words.trim() }),
    group: 'found',
    icon: 'search',
    to: '/sok',
    state: { looked_for: words.trim() },
  };
}

interface GroupProps {
  group: Command['group'];
  shown: readonly Command[];
  at: number;
  id: string;
  onTake: (command: Command) => void;
  onPoint: (at: number) => void;
}

function Group({ group, shown, at, id, onTake, onPoint }: GroupProps) {
  if (!shown.some((one) => one.group === group)) {
    return null;
  }
  return (
    <div role="group" aria-labelledby={`${id}-${group}`}>
      <div className="palette-group" id={`${id}-${group}`}>
        {groupWord(group)}
      </div>
      {shown.map((one, index) =>
        one.group !== group ? null : (
          <div
            key={one.id}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="palette-option"
            onPointerMove={() => onPoint(index)}
            onClick={() => onTake(one)}
          >
            <Icon name={one.icon} />
            <span>{one.title}</span>
            {one.note ? <span className="palette-note">{one.note}</span> : null}
          </div>
        ),
      )}
    </div>
  );
}

function groupWord(group: Command['group']): string {
  switch (group) {
    case 'pages':
      return t('web.palette.pages');
    case 'units':
      return t('web.palette.units');
    case 'found':
      return t('web.palette.found');
    case 'actions':
      return t('web.palette.actions');
  }
}
