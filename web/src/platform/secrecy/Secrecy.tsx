import { useState, type ReactNode } from 'react';
import { useQuery } from '@tanstack/react-query';
import { mayDo, useSession } from '../auth/session';
import { t } from '../i18n';
import { unitNamesQuery } from '../pages/accounts';
import { useWhereWord } from '../pages/Reach';
import { matterWord } from '../pages/reach';
import { Button } from '../ui/Button';
import { Tag } from '../ui/Chip';
import { Dialog } from '../ui/Dialog';
import { SelectField, TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { Icon } from '../ui/icons';
import { Shown } from '../ui/States';
import { toast } from '../ui/Toasts';
import {
  circleOf,
  circlesFor,
  grounds,
  isMasked,
  keptBy,
  levelName,
  levels,
  markingsQuery,
  mattersIn,
  partName,
  partsQuery,
  useSecrecyDeed,
  type Circle,
  type Level,
  type Marking,
  type MarkingView,
} from './secrecy';
import './secrecy.css';

/** A text, or in its place a calm word that it is kept from the reader and on what ground. */
export function Kept({ id, part, text }: { id: string; part: string; text: string | null | undefined }) {
  return isMasked(text) ? <Bar id={id} part={part} /> : <>{text}</>;
}

function Bar({ id, part }: { id: string; part: string }) {
  const markings = useQuery(markingsQuery(id));
  return (
    <span className="secrecy-bar">
      <Icon name="lock" />
      <span>{keptBy(markings.data?.items ?? [], part)}</span>
    </span>
  );
}

/** The markings that a record bears, as tags. Nothing when it bears none. */
export function SecrecyTags({ id }: { id: string }) {
  const markings = useQuery(markingsQuery(id));
  const open = (markings.data?.items ?? []).filter((one) => !one.marking.ended_on);
  return open.length === 0 ? null : (
    <span className="secrecy-tags">
      {open.map(({ marking }) => (
        <Tag key={marking.id}>
          {[levelName(marking.level), marking.legal_ground, marking.part ? t('web.secrecy.in_part') : null]
            .filter(Boolean)
            .join(' · ')}
        </Tag>
      ))}
    </span>
  );
}

/** Opens what is known of a record's secrecy, and where it is set and ended. */
export function SecrecyButton({ id, title }: { id: string; title: string }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        tone="quiet"
        isSmall
        icon="lock"
        onPress={() => setOpen(true)}
        aria-label={t('web.secrecy.of', { title })}
      >
        {t('web.secrecy.title')}
      </Button>
      {isOpen ? <SecrecyDialog id={id} title={title} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function SecrecyDialog({ id, title, onClose }: { id: string; title: string; onClose: () => void }) {
  const markings = useQuery(markingsQuery(id));
  const session = useSession();
  const [isAdding, setAdding] = useState(false);
  return (
    <Dialog title={t('web.secrecy.of', { title })} isOpen onClose={onClose} size="large" isAlert={isAdding}>
      <div className="stack">
        <Shown query={markings} lines={3}>
          {(page) =>
            page.items.length === 0 ? (
              <p className="muted">{t('web.secrecy.none')}</p>
            ) : (
              <ul className="plain stack-small">
                {page.items.map((view) => (
                  <li key={view.marking.id}>
                    <MarkingCard view={view} subject={id} />
                  </li>
                ))}
              </ul>
            )
          }
        </Shown>
        {isAdding ? (
          <MarkForm id={id} onDone={() => setAdding(false)} />
        ) : mayDo(session.data, 'secrecy.mark') ? (
          <p>
            <Button tone="primary" icon="plus" onPress={() => setAdding(true)}>
              {t('web.secrecy.mark')}
            </Button>
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}

/** The word for the part of a marking, or that it is the whole record. */
function PartWord({ subject, part }: { subject: string; part?: string | null }) {
  const parts = useQuery(partsQuery(subject));
  const found = parts.data?.items.find((one) => one.part === part);
  return <>{part ? (found ? partName(found) : part) : t('web.secrecy.whole')}</>;
}

function MarkingCard({ view, subject }: { view: MarkingView; subject: string }) {
  const { marking } = view;
  const where = useWhereWord();
  const session = useSession();
  const [isEnding, setEnding] = useState(false);
  return (
    <div className="card secrecy-card">
      <p>
        <strong>{levelName(marking.level)}</strong>
        {marking.legal_ground ? <span> · {marking.legal_ground}</span> : null}
        <span>
          {' · '}
          <PartWord subject={subject} part={marking.part} />
        </span>
      </p>
      {isMasked(marking.reason) ? null : <p>{marking.reason}</p>}
      <p className="muted small">
        {t('web.secrecy.admits', { circle: where(marking) })} · {dates(marking)}
      </p>
      <Standing view={view}>
        {isEnding ? (
          <EndForm marking={marking} onDone={() => setEnding(false)} />
        ) : mayDo(session.data, 'secrecy.release') ? (
          <Button isSmall onPress={() => setEnding(true)}>
            {t('web.secrecy.end')}
          </Button>
        ) : null}
      </Standing>
    </div>
  );
}

function dates(marking: Marking): string {
  return marking.ended_on
    ? t('web.secrecy.from_to', { from: marking.marked_on, to: marking.ended_on })
    : t('web.secrecy.from', { from: marking.marked_on });
}

/** What can be done with a marking, or why nothing can. */
function Standing({ view, children }: { view: MarkingView; children: ReactNode }) {
  if (view.marking.ended_on) {
    return null;
  }
  if (view.proposal) {
    return <p className="small">{t('web.secrecy.awaits')}</p>;
  }
  return view.hides ? <p className="small">{t('web.secrecy.hidden_from_you')}</p> : <>{children}</>;
}

function EndForm({ marking, onDone }: { marking: Marking; onDone: () => void }) {
  const deed = useSecrecyDeed<{ proposal?: string | null }>();
  const end = (values: Record<string, string>) =>
    void deed
      .mutateAsync({ path: `/markings/${marking.id}/endings`, body: { reason: values['reason'] } })
      .then((answer) => {
        toast(answer.proposal ? t('web.secrecy.proposed_now') : t('web.secrecy.ended_now'));
        onDone();
      })
      .catch(() => {});
  return (
    <Form
      names={['reason']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={marking.level === 'internal' ? t('web.secrecy.end') : t('web.secrecy.propose_end')}
      onSubmit={end}
      onCancel={onDone}
    >
      <TextField
        name="reason"
        label={t('secrecy.reason')}
        hint={marking.level === 'internal' ? undefined : t('web.secrecy.takes_two')}
        rows={2}
        isRequired
        maxLength={2000}
        autoFocus
      />
    </Form>
  );
}

/** Whom a marking is to admit, and the place when it is not where the record stands. */
function CircleFields({ circle, onCircle }: { circle: Circle; onCircle: (circle: Circle) => void }) {
  const units = useQuery({ ...unitNamesQuery, enabled: circle === 'unit' });
  const matters = mattersIn(useSession().data?.roles ?? []);
  return (
    <>
      <SelectField
        name="circle"
        label={t('web.secrecy.circle')}
        hint={circleWords()[circle].hint}
        isRequired
        value={circle}
        onChange={(value) => onCircle(value as Circle)}
        choices={circlesFor(matters).map((value) => ({ value, title: circleWords()[value].title }))}
      />
      {circle === 'unit' ? (
        <SelectField
          name="unit"
          label={t('secrecy.unit')}
          isRequired
          defaultValue=""
          choices={[...(units.data ?? [])].map(([value, title]) => ({ value, title }))}
        />
      ) : null}
      {circle === 'matter' ? (
        <SelectField
          name="matter"
          label={t('secrecy.matter')}
          isRequired
          defaultValue={matters[0] ?? ''}
          choices={matters.map((value) => ({ value, title: matterWord(value) }))}
        />
      ) : null}
    </>
  );
}

const circleWords = (): Record<Circle, { title: string; hint: string }> => ({
  own: { title: t('web.secrecy.circle.own'), hint: t('web.secrecy.circle.own_hint') },
  unit: { title: t('web.secrecy.circle.unit'), hint: t('web.secrecy.circle.unit_hint') },
  matter: { title: t('web.secrecy.circle.matter'), hint: t('web.secrecy.circle.matter_hint') },
});

function MarkForm({ id, onDone }: { id: string; onDone: () => void }) {
  const parts = useQuery(partsQuery(id));
  const [circle, setCircle] = useState<Circle>('own');
  const deed = useSecrecyDeed<Marking>();
  const [level, setLevel] = useState<Level>('confidential');
  const mark = (values: Record<string, string>) =>
    void deed
      .mutateAsync({
        path: '/markings',
        body: {
          subject: id,
          level,
          reason: values['reason'],
          ...(values['part'] ? { part: values['part'] } : {}),
          ...(values['legal_ground'] ? { legal_ground: values['legal_ground'] } : {}),
          ...circleOf(circle, values),
        },
      })
      .then(() => {
        toast(t('web.secrecy.marked_now'));
        onDone();
      })
      .catch(() => {});
  return (
    <Form
      names={['part', 'level', 'legal_ground', 'unit', 'matter', 'reason']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={t('web.secrecy.mark')}
      onSubmit={mark}
      onCancel={onDone}
    >
      <SelectField
        name="part"
        label={t('secrecy.part')}
        hint={t('web.secrecy.part_hint')}
        isRequired
        defaultValue=""
        choices={[
          { value: '', title: t('web.secrecy.whole') },
          ...(parts.data?.items ?? []).map((part) => ({ value: part.part, title: partName(part) })),
        ]}
      />
      <SelectField
        name="level"
        label={t('secrecy.level')}
        isRequired
        value={level}
        onChange={(value) => setLevel(value as Level)}
        choices={levels.map((one) => ({ value: one, title: levelName(one) }))}
      />
      <TextField
        name="legal_ground"
        label={t('secrecy.legal_ground')}
        hint={t('web.secrecy.ground_hint', { examples: grounds.join(', ') })}
        isRequired={level !== 'internal'}
        defaultValue={level === 'internal' ? '' : 'OSL 18:13'}
        maxLength={100}
      />
      <CircleFields circle={circle} onCircle={setCircle} />
      <TextField name="reason" label={t('secrecy.reason')} rows={3} isRequired maxLength={2000} />
    </Form>
  );
}
