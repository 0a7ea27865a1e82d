import { useState } from 'react';
import { dateText, t } from '../../platform/i18n';
import { plainText, ProseView } from '../../platform/prose';
import { Button } from '../../platform/ui/Button';
import { DiffText } from '../../platform/ui/DiffText';
import { Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { bodyOf } from './case_text';
import { sittings, type Sitting } from './case_history';
import { useSectionThen } from './case_data';
import { useMoments } from './data';
import type { SectionShown } from './types';
import type { Writing } from './useWriting';

/** How a section has come to be: each sitting, what it said then, how that differs from now, and the way back to it. */
export function SectionHistory({
  shown,
  writing,
  mayWrite,
  chosen,
  onChoose,
}: {
  shown: SectionShown;
  writing: Writing;
  mayWrite: boolean;
  chosen: Sitting | undefined;
  onChoose: (sitting: Sitting) => void;
}) {
  const moments = useMoments(shown.section.id);
  return (
    <Shown query={moments} lines={4}>
      {({ items }) => (
        <div className="stack">
          <ol className="plain case-moments">
            {sittings(items).map((one, at) => (
              <li key={one.at}>
                <button
                  type="button"
                  className="case-moment"
                  aria-pressed={chosen?.at === one.at}
                  onClick={() => onChoose(one)}
                >
                  <span className="figures">{spanWord(one)}</span>
                  <span className="muted small">
                    {[
                      one.by ?? t('web.consultation.case.begun'),
                      at === 0 ? t('web.consultation.case.latest') : '',
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ol>
          {chosen ? (
            <Then key={chosen.at} shown={shown} chosen={chosen} writing={writing} mayWrite={mayWrite} />
          ) : (
            <p className="muted small">{t('web.consultation.case.choose_moment')}</p>
          )}
        </div>
      )}
    </Shown>
  );
}

/** `2024-02-01 14:02–14:09`. */
function spanWord(one: Sitting): string {
  const [from, to] = [dateText(one.from), dateText(one.at)];
  const isSameDay = from.slice(0, 10) === to.slice(0, 10);
  return from === to ? to : isSameDay ? `${from}–${to.slice(11)}` : `${from} – ${to}`;
}

function Then({
  shown,
  chosen,
  writing,
  mayWrite,
}: {
  shown: SectionShown;
  chosen: Sitting;
  writing: Writing;
  mayWrite: boolean;
}) {
  const { section: now } = shown;
  const query = useSectionThen(now.id, chosen.at);
  const [isComparing, compare] = useState(true);
  const restore = async (body: string, title: string) => {
    if (await writing.change(now.id, () => ({ body, title }))) {
      toast(t('web.consultation.case.restored', { time: dateText(chosen.at) }));
    }
  };
  return (
    <Shown query={query} lines={6}>
      {({ section: then }) => {
        const isSame = bodyOf(then) === bodyOf(now) && then.title === now.title;
        return (
          <section
            className="stack"
            aria-label={t('web.consultation.case.wording_at', { time: dateText(chosen.at) })}
          >
            <div className="row" role="group">
              <Button isSmall aria-pressed={isComparing} onPress={() => compare(true)}>
                {t('web.consultation.case.compare')}
              </Button>
              <Button isSmall aria-pressed={!isComparing} onPress={() => compare(false)}>
                {t('web.consultation.case.read_then')}
              </Button>
            </div>
            {isSame ? <p className="muted">{t('web.consultation.case.same_as_now')}</p> : null}
            {isComparing ? (
              <p className="case-then">
                <DiffText before={plainText(bodyOf(then))} after={plainText(bodyOf(now))} />
              </p>
            ) : (
              <div className="case-then">
                <h3>{then.title}</h3>
                <ProseView value={bodyOf(then)} level={3} />
              </div>
            )}
            {mayWrite && !isSame ? (
              <div className="row">
                <Button icon="undo" onPress={() => void restore(bodyOf(then), then.title)}>
                  {t('web.consultation.case.restore')}
                </Button>
                <span className="small muted">{t('web.consultation.case.restore_means')}</span>
              </div>
            ) : null}
          </section>
        );
      }}
    </Shown>
  );
}
