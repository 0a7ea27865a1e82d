import { dateText, t } from '../../platform/i18n';
import { thingWord } from '../../platform/trace';
import { Button } from '../../platform/ui/Button';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { SearchField } from '../../platform/ui/SearchField';
import { Shown } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { lastPlace } from './case';
import { isPresent, useEditionText } from './case_data';
import { partsWith, textOf, type TextPart } from './case_programme';
import { useDeed } from './data';
import type { CaseView, Stance } from './types';
import type { Writing } from './useWriting';
import { StanceChip, stances, stanceWord } from './words';

/** What one is doing in the programme beside: it outlives the panel, which is another one when the window is turned. */
export interface Reading {
  asked: string;
  /** The part that a view is written on, and the view so far. */
  speaking?: string;
  stance: Stance;
  body: string;
  proposal: string;
}
export const nothingRead: Reading = { asked: '', stance: 'change_proposal', body: '', proposal: '' };
type Read = (part: Partial<Reading>) => void;

/** The programme that is asked about, beside the opinion: read, searched, and spoken of part by part. */
export function CaseProgramme({
  view,
  edition,
  writing,
  mayWrite,
  reading,
  onRead,
}: {
  view: CaseView;
  edition: string;
  writing: Writing;
  mayWrite: boolean;
  reading: Reading;
  onRead: Read;
}) {
  // A submitted answer speaks of the text as it stood then, however the draft has been changed since.
  const query = useEditionText(edition, view.submitted_at);
  const { asked, speaking } = reading;
  return (
    <Shown query={query} lines={10}>
      {(told) => {
        const all = textOf(told);
        const found = new Set(partsWith(all, asked));
        // What one is writing about stays, whatever is searched for.
        const parts = all.filter((part) => found.has(part) || part.id === speaking);
        return (
          <div className="stack">
            <SearchField
              label={t('web.consultation.case.search_programme')}
              value={asked}
              onSearch={(next) => onRead({ asked: next })}
            />
            {view.submitted_at && isPresent() ? (
              <p className="small muted">
                {t('web.consultation.case.programme_then', { time: dateText(view.submitted_at) })}
              </p>
            ) : null}
            <p className="small muted" role="status">
              {asked ? t('web.consultation.case.parts_found', { count: found.size }) : ''}
            </p>
            {parts.map((part) => (
              <Part
                key={part.id}
                part={part}
                view={view}
                reading={reading}
                onRead={mayWrite ? onRead : undefined}
                onInsert={writing.section ? writing.editor : undefined}
              />
            ))}
          </div>
        );
      }}
    </Shown>
  );
}

function Part({
  part,
  view,
  reading,
  onRead,
  onInsert,
}: {
  part: TextPart;
  view: CaseView;
  reading: Reading;
  onRead?: Read;
  onInsert?: Writing['editor'];
}) {
  const about = view.views.filter((one) => one.view.part === part.id);
  const Heading = part.level <= 1 ? 'h3' : 'h4';
  return (
    <div className={`case-part-text case-part-${Math.min(3, part.level)}`}>
      <Heading>
        {part.number ? <span className="figures muted">{part.number} </span> : null}
        {part.kind === 'section' ? null : <span className="small muted">{thingWord(part.kind)}: </span>}
        {part.title}
      </Heading>
      {part.body ? <p className="case-words">{part.body}</p> : null}
      {about.length > 0 ? (
        <p className="row small">
          {about.map((one) => (
            <StanceChip key={one.view.id} stance={one.view.stance} />
          ))}
          <span className="muted">{t('web.consultation.case.views_here', { count: about.length })}</span>
        </p>
      ) : null}
      {onRead && reading.speaking === part.id ? (
        <ViewHere part={part} view={view} reading={reading} onRead={onRead} />
      ) : onRead ? (
        <div className="row">
          <Button
            isSmall
            tone="quiet"
            icon="plus"
            onPress={() => onRead({ ...nothingRead, asked: reading.asked, speaking: part.id })}
          >
            {t('web.consultation.case.view_here')}
            <span className="unseen"> {part.title}</span>
          </Button>
          {onInsert && part.body ? (
            <Button isSmall tone="quiet" onPress={() => onInsert.current?.insert(`”${part.body.trim()}”`)}>
              {t('web.consultation.case.quote_it')}
              <span className="unseen"> {part.title}</span>
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
}

/** A view on the part one is reading. */
function ViewHere({
  part,
  view,
  reading,
  onRead,
}: {
  part: TextPart;
  view: CaseView;
  reading: Reading;
  onRead: Read;
}) {
  const deed = useDeed();
  const { stance, body, proposal } = reading;
  const proposes = stance === 'change_proposal' || stance === 'shortcoming';
  const done = () => onRead({ ...nothingRead, asked: reading.asked, speaking: undefined });
  const send = async () => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: '/opinion-views',
        body: {
          opinion_case: view.opinion_case.id,
          stance,
          part_kind: part.kind,
          part: part.id,
          body: body.trim(),
          ...(proposes && proposal.trim() ? { text_proposal: proposal.trim() } : {}),
          position: lastPlace(view.views.map((one) => one.view)),
        },
      });
      toast(t('web.consultation.view_added'));
      done();
    } catch {
      // The form says why.
    }
  };
  return (
    <Form
      names={['stance_here', 'body', 'text_proposal']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={t('operation.consultation.add_view')}
      onSubmit={() => void send()}
      onCancel={done}
    >
      <SelectField
        name="stance_here"
        label={t('consultation.stance')}
        choices={stances.map((one) => ({ value: one, title: stanceWord(one) }))}
        value={stance}
        onChange={(next) => onRead({ stance: next as Stance })}
        isRequired
      />
      <TextField
        name="body"
        label={t('consultation.view')}
        hint={t('web.consultation.view_hint')}
        value={body}
        onChange={(next) => onRead({ body: next })}
        rows={3}
        maxLength={8000}
        isRequired
        autoFocus
      />
      {proposes ? (
        <TextField
          name="text_proposal"
          label={t('consultation.text_proposal')}
          hint={t('web.consultation.text_proposal_hint')}
          value={proposal}
          onChange={(next) => onRead({ proposal: next })}
          rows={3}
          maxLength={8000}
        />
      ) : null}
    </Form>
  );
}
