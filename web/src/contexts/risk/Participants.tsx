import { useState } from 'react';
import { problemOf } from '../../kernel/problem';
import { heldMoment } from '../../kernel/past';
import { t } from '../../platform/i18n';
import { useSearchWord } from '../../platform/shell/url';
import { Button, Dialog, Form, Notice, Shown, toast } from '../../platform/ui';
import { SelectField, TextField } from '../../platform/ui/Fields';
import { Link } from '../../platform/ui/Link';
import { Table, type Column } from '../../platform/ui/Table';
import { useOwners } from '../measure/data';
import { useAnalyses, useDeed, useOutsiders, useParticipants, useUnits } from './data';
import { participations, type Participant, type Participation, type RoundView } from './types';
import { ParticipationChip, participationWord, StateChip } from './words';

/** Who was asked to take part, what they said, and what each makes; answered where it is read. */
export function ParticipantsOf({ view }: { view: RoundView }) {
  const query = useParticipants(view.round.id);
  return <Shown query={query}>{(page) => <Lines view={view} all={page.items} />}</Shown>;
}

const isAnswered = (one: Participant) => one.participation !== 'asked';

function Lines({ view, all }: { view: RoundView; all: readonly Participant[] }) {
  const [answer, setAnswer] = useSearchWord('svar');
  const [order, setOrder] = useSearchWord('ordning');
  const [isAdding, setAdding] = useState(false);
  const analyses = useAnalyses(view.round.id);
  const { owners } = useOwners();
  const isOpen = view.round.state === 'open' && !heldMoment();
  // A unit answers for itself and those below it, as it enters measures; the centre answers for all.
  const own = new Set(owners.map((unit) => unit.id));
  const mayAnswerFor = (one: Participant) =>
    isOpen && (view.may_lead || (one.unit !== undefined && own.has(one.unit)));
  const silent = all.filter((one) => !isAnswered(one));
  const made = new Map((analyses.data?.items ?? []).map((line) => [line.unit, line]));
  const columns: Column<Participant>[] = [
    {
      key: 'name',
      title: t('risk.participant_name'),
      isName: true,
      sort: (one) => one.name,
      cell: (one) => (
        <span id={`p-${one.id}`} className="risk-anchor">
          {one.unit ? <Link to={`/organisation/${one.unit}`}>{one.name}</Link> : one.name}
          {one.unit ? null : <span className="small muted"> {t('web.risk.outside')}</span>}
        </span>
      ),
    },
    {
      key: 'participation',
      title: t('risk.participation'),
      sort: (one) => participations.indexOf(one.participation),
      cell: (one) => <ParticipationChip participation={one.participation} />,
    },
    {
      key: 'words',
      title: t('risk.participation_words'),
      cell: (one) => (one.words ? <span className="risk-words">{one.words}</span> : '–'),
    },
    {
      key: 'analysis',
      title: t('web.risk.own_analysis'),
      cell: (one) => {
        const line = one.unit ? made.get(one.unit) : undefined;
        return line ? (
          <Link to={`/analyser/${line.analysis}`}>
            <StateChip state={line.state} />
          </Link>
        ) : (
          '–'
        );
      },
    },
    ...(all.some(mayAnswerFor)
      ? [
          {
            key: 'answer',
            title: t('web.risk.answer'),
            cell: (one: Participant) => (mayAnswerFor(one) ? <Answer one={one} /> : '–'),
          },
        ]
      : []),
  ];
  return (
    <section className="section" aria-labelledby="participants">
      <header>
        <h2 id="participants">
          {silent.length > 0
            ? t('web.risk.silent', { count: silent.length, whole: all.length })
            : t('web.risk.all_answered', { count: all.length })}
        </h2>
        {view.may_lead && isOpen ? (
          <Button icon="plus" isSmall onPress={() => setAdding(true)}>
            {t('web.risk.add_participant')}
          </Button>
        ) : null}
      </header>
      <div className="risk-filters only-screen">
        <SelectField
          name="svar"
          label={t('risk.participation')}
          choices={[
            { value: '', title: t('web.risk.all_answers') },
            ...participations.map((one) => ({ value: one, title: participationWord(one) })),
          ]}
          value={answer ?? ''}
          onChange={setAnswer}
          isRequired
        />
      </div>
      <Table
        caption={t('risk.participants')}
        columns={columns}
        rows={all.filter((one) => answer === undefined || one.participation === answer)}
        rowKey={(one) => one.id}
        order={order}
        onOrder={setOrder}
      />
      {isAdding ? <AddParticipant round={view.round.id} all={all} onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

/** Yes at once; no and its reason, or in what way, in a few words. */
function Answer({ one }: { one: Participant }) {
  const [isWriting, setWriting] = useState(false);
  const deed = useDeed();
  const say = async (participation: Participation, words: string | null) => {
    try {
      await deed.mutateAsync({
        method: 'PATCH',
        path: `/analysis-participants/${one.id}`,
        body: { participation, words },
        version: one.version,
      });
      toast(t('web.risk.answered', { name: one.name, answer: participationWord(participation) }));
      setWriting(false);
    } catch {
      // What went wrong stands beside the buttons.
    }
  };
  return (
    <div className="stack-small only-screen">
      <span className="row">
        {one.participation === 'takes_part' ? null : (
          <Button
            isSmall
            icon="check"
            isBusy={deed.isPending && !isWriting}
            onPress={() => void say('takes_part', null)}
          >
            {t('web.risk.takes_part')}
            <span className="unseen"> {one.name}</span>
          </Button>
        )}
        <Button isSmall tone="quiet" onPress={() => setWriting(true)}>
          {isAnswered(one) ? t('web.risk.change_answer') : t('web.risk.takes_no_part')}
          <span className="unseen"> {one.name}</span>
        </Button>
      </span>
      {deed.error && !isWriting ? (
        <Notice tone="bad" title={problemOf(deed.error).detail ?? problemOf(deed.error).title} />
      ) : null}
      {isWriting ? (
        <Dialog title={one.name} isOpen onClose={() => setWriting(false)}>
          <Form
            names={['participation', 'words']}
            thrown={deed.error}
            isBusy={deed.isPending}
            onSubmit={(values) =>
              void say(values.participation as Participation, values.words?.trim() || null)
            }
            onCancel={() => setWriting(false)}
          >
            <SelectField
              name="participation"
              label={t('risk.participation')}
              choices={participations.map((each) => ({ value: each, title: participationWord(each) }))}
              defaultValue={isAnswered(one) ? one.participation : 'not_in'}
              isRequired
            />
            <TextField
              name="words"
              label={t('risk.participation_words')}
              hint={t('web.risk.participation_hint')}
              defaultValue={one.words ?? ''}
              rows={3}
              maxLength={2000}
              autoFocus
            />
          </Form>
        </Dialog>
      ) : null}
    </div>
  );
}

/** One more is asked: a unit or somebody outside; a unit may make an analysis of its own. */
function AddParticipant({
  round,
  all,
  onClose,
}: {
  round: string;
  all: readonly Participant[];
  onClose: () => void;
}) {
  const units = useUnits();
  const outsiders = useOutsiders();
  const deed = useDeed();
  const known = new Set(all.flatMap((one) => [one.unit, one.external_actor]));
  const choices = [
    ...(units.data?.items ?? []).map((one) => ({ value: `u:${one.id}`, title: one.name, id: one.id })),
    ...(outsiders.data ?? []).map((one) => ({
      value: `e:${one.id}`,
      title: t('web.risk.outsider', { name: one.name }),
      id: one.id,
    })),
  ].filter((one) => !known.has(one.id));
  const add = async ({ who = '', makes = '' }: Record<string, string>) => {
    const [kind, id] = [who.slice(0, 1), who.slice(2)];
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: '/analysis-participants',
        body: {
          round,
          participation: 'asked',
          ...(kind === 'u' ? { unit: id } : { external_actor: id }),
        },
      });
      if (kind === 'u' && makes === 'ja') {
        await deed.mutateAsync({ method: 'POST', path: '/risk-analyses', body: { round, unit: id } });
      }
      toast(t('web.risk.participant_added'));
      onClose();
    } catch {
      // The form shows why.
    }
  };
  return (
    <Dialog title={t('web.risk.add_participant')} isOpen onClose={onClose}>
      <Form
        names={['who', 'makes']}
        thrown={deed.error}
        isBusy={deed.isPending}
        submitLabel={t('web.risk.add_participant')}
        onSubmit={(values) => void add(values)}
        onCancel={onClose}
      >
        <SelectField name="who" label={t('risk.participant_name')} choices={choices} isRequired />
        <SelectField
          name="makes"
          label={t('web.risk.own_analysis')}
          hint={t('web.risk.makes_hint')}
          choices={[
            { value: 'ja', title: t('web.risk.makes_yes') },
            { value: 'nej', title: t('web.risk.makes_no') },
          ]}
          defaultValue="ja"
          isRequired
        />
      </Form>
    </Dialog>
  );
}
