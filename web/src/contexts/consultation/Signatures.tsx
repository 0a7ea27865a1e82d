import { useState } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { useSession } from '../../platform/auth/session';
import { dateText, t } from '../../platform/i18n';
import { ProseView } from '../../platform/prose';
import { Button } from '../../platform/ui/Button';
import { Dialog } from '../../platform/ui/Dialog';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Icon } from '../../platform/ui/icons';
import { Link } from '../../platform/ui/Link';
import { ErrorState } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { lastPlace, writtenAfter } from './case';
import { isPresent, useMove, useWrite } from './case_data';
import { bodyOf, isWritten } from './case_text';
import { askAnew, useDeed } from './data';
import type { CaseView, Signature, SignatureShown } from './types';
import { PositionChip, SignatureChip } from './words';

/** Who signs for the opinion, in their order. A signature is of exactly what was signed. */
export function Signatures({ view }: { view: CaseView }) {
  const [isAdding, add] = useState(false);
  const [signing, sign] = useState<Signature>();
  const isOpen = isPresent() && view.opinion_case.state === 'preparing';
  const mayWrite = view.rights.write && isOpen;
  const session = useSession();
  return (
    <section id="underskrifter" tabIndex={-1} className="card case-part" aria-labelledby="signers-title">
      <h2 id="signers-title">{t('consultation.signatures')}</h2>
      {view.signatures.length === 0 ? (
        <p className="muted reading">{t('web.consultation.case.signers_why')}</p>
      ) : null}
      <ol className="plain case-signers">
        {view.signatures.map((one, at) => (
          <li key={one.signature.id} className="case-signer">
            <div className="case-signer-row">
              <span>
                <strong>{one.signature.name}</strong>
                <br />
                <span className="muted">{one.signature.title}</span>
              </span>
              <span className="row">
                <SignatureChip state={one.state} />
                {one.signature.signed_at ? (
                  <span className="small muted figures">{dateText(one.signature.signed_at)}</span>
                ) : null}
              </span>
              <span className="row only-screen">
                {isOpen && one.mine_to_sign ? (
                  <Button
                    tone={one.signature.name === session.data?.name ? 'primary' : 'plain'}
                    onPress={() => sign(one.signature)}
                  >
                    {t('web.consultation.case.sign')}
                    <span className="unseen"> {one.signature.name}</span>
                  </Button>
                ) : null}
                {mayWrite ? <SignerTools view={view} shown={one} at={at} /> : null}
              </span>
            </div>
            {one.state === 'is_void' ? <Void view={view} signature={one.signature} /> : null}
          </li>
        ))}
      </ol>
      {isAdding ? (
        <AddSigner view={view} onDone={() => add(false)} />
      ) : mayWrite ? (
        <div className="only-screen">
          <Button icon="plus" onPress={() => add(true)}>
            {t('operation.consultation.add_signature')}
          </Button>
        </div>
      ) : null}
      {signing ? <SignDialog view={view} signature={signing} onClose={() => sign(undefined)} /> : null}
    </section>
  );
}

/** Why a signature no longer holds good, loudly. */
function Void({ view, signature }: { view: CaseView; signature: Signature }) {
  const sections = writtenAfter(view, signature);
  return (
    <div className="notice notice-bad" role="note">
      <Icon name="octagon" />
      <div className="stack-small">
        <strong>{t('web.consultation.case.void', { name: signature.name })}</strong>
        {sections.length > 0 ? (
          <ul className="plain">
            {sections.map(({ section, written_by_name: name }) => (
              <li key={section.id}>
                <Link
                  to={`/remisser/arenden/${view.opinion_case.id}`}
                  search={{ visa: undefined, del: `avsnitt-${section.id}` }}
                >
                  {section.title}
                </Link>{' '}
                {t('web.consultation.case.written_by', {
                  name: name ?? '–',
                  time: dateText(section.written_at ?? ''),
                })}
              </li>
            ))}
          </ul>
        ) : (
          <p>{t('web.consultation.case.void_other')}</p>
        )}
      </div>
    </div>
  );
}

function SignerTools({ view, shown, at }: { view: CaseView; shown: SignatureShown; at: number }) {
  const write = useWrite();
  const move = useMove('/opinion-signatures');
  const { signature } = shown;
  const step = (by: -1 | 1) =>
    move(
      view.signatures.map((one) => one.signature),
      signature.id,
      by,
    );
  const remove = async () => {
    if (await write([{ method: 'DELETE', path: `/opinion-signatures/${signature.id}` }])) {
      const { name, title, position, opinion_case } = signature;
      toast(t('web.consultation.case.signer_removed', { name }), {
        undo: () =>
          void write([
            {
              method: 'POST',
              path: '/opinion-signatures',
              body: { name, title, position, opinion_case },
            },
          ]),
      });
    }
  };
  return (
    <>
      {view.signatures.length > 1 ? (
        <>
          <Button isSmall tone="quiet" icon="up" iconOnly isDisabled={at === 0} onPress={() => step(-1)}>
            {t('web.consultation.case.signer_up', { name: signature.name })}
          </Button>
          <Button
            isSmall
            tone="quiet"
            icon="down"
            iconOnly
            isDisabled={at === view.signatures.length - 1}
            onPress={() => step(1)}
          >
            {t('web.consultation.case.signer_down', { name: signature.name })}
          </Button>
        </>
      ) : null}
      {shown.state === 'stands' ? null : (
        <Button isSmall tone="quiet" onPress={() => void remove()}>
          {t('web.consultation.remove')}
          <span className="unseen"> {signature.name}</span>
        </Button>
      )}
    </>
  );
}

function AddSigner({ view, onDone }: { view: CaseView; onDone: () => void }) {
  const deed = useDeed();
  const send = async ({ name, title }: Record<string, string>) => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: '/opinion-signatures',
        body: {
          opinion_case: view.opinion_case.id,
          name: name?.trim(),
          title: title?.trim(),
          position: lastPlace(view.signatures.map((one) => one.signature)),
        },
      });
      toast(t('web.consultation.case.signer_added'));
      onDone();
    } catch {
      // The form says why.
    }
  };
  return (
    <Form
      names={['name', 'title']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={t('operation.consultation.add_signature')}
      onSubmit={(values) => void send(values)}
      onCancel={onDone}
    >
      <TextField name="name" label={t('consultation.signer_name')} maxLength={200} isRequired autoFocus />
      <TextField
        name="title"
        label={t('consultation.signer_title')}
        hint={t('web.consultation.case.signer_title_hint')}
        maxLength={200}
        isRequired
      />
    </Form>
  );
}

/** Shows what is signed, and signs exactly that. */
function SignDialog({
  view,
  signature,
  onClose,
}: {
  view: CaseView;
  signature: Signature;
  onClose: () => void;
}) {
  const deed = useDeed();
  const client = useQueryClient();
  // What was shown when the question was put is what is signed, also when somebody writes meanwhile.
  const [hash] = useState(view.content_hash);
  const { opinion_case: of } = view;
  const proposal = view.sections.find((one) => one.section.kind === 'proposal')?.section;
  const sign = async () => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: `/opinion-signatures/${signature.id}/signings`,
        body: { content_hash: hash },
      });
      toast(t('web.consultation.case.signed_now'));
      onClose();
    } catch {
      void askAnew(client);
    }
  };
  return (
    <Dialog
      title={t('web.consultation.case.sign_as', { name: signature.name })}
      isOpen
      onClose={onClose}
      size="large"
      isAlert
    >
      <div className="stack">
        <p>{t('web.consultation.case.sign_means')}</p>
        <dl className="case-facts">
          <div>
            <dt>{t('common.title')}</dt>
            <dd>{t('web.consultation.case.answer_to', { title: of.title })}</dd>
          </div>
          <div>
            <dt>{t('consultation.position')}</dt>
            <dd>{of.position ? <PositionChip position={of.position} /> : '–'}</dd>
          </div>
          <div>
            <dt>{t('consultation.views')}</dt>
            <dd className="figures">{view.views.length}</dd>
          </div>
          <div>
            <dt>{t('consultation.content_hash')}</dt>
            <dd className="fixed" title={hash}>
              {hash.slice(0, 16)}…
            </dd>
          </div>
        </dl>
        {proposal && isWritten(proposal) ? (
          <section className="case-then">
            <h3>{proposal.title}</h3>
            <ProseView value={bodyOf(proposal)} level={3} />
          </section>
        ) : null}
        <p>
          <Link to={`/remisser/arenden/${of.id}`} search={{ visa: 'sida', del: undefined }} onPress={onClose}>
            {t('web.consultation.case.read_all')}
          </Link>
        </p>
        {deed.error ? <ErrorState thrown={deed.error} /> : null}
        <div className="form-end">
          <Button tone="primary" isBusy={deed.isPending} onPress={() => void sign()}>
            {t('web.consultation.case.sign')}
          </Button>
          <Button tone="quiet" onPress={onClose}>
            {t('web.cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
