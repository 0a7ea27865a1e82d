import { useMutation, useQuery } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { dateText, numberText, t } from '../i18n';
import { mayDo, useSession } from '../auth/session';
import { Button } from '../ui/Button';
import { Shown } from '../ui/States';
import { toast } from '../ui/Toasts';
import type { AuditHead, AuditKey } from './audit';

async function copy(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    toast(t('web.audit.copied'));
  } catch {
    toast(t('web.audit.not_copied'), { tone: 'bad' });
  }
}

/** The head that was signed last, and the keys: what an auditor writes down outside. */
export function Seal({ head }: { head: AuditHead }) {
  const session = useSession().data;
  const seal = head.signed_head;
  return (
    <section className="card section" aria-labelledby="seal">
      <header>
        <h2 id="seal">{t('web.audit.seal')}</h2>
        {seal ? (
          <Button icon="file" onPress={() => void copy(seal.note)}>
            {t('web.audit.copy_seal')}
          </Button>
        ) : null}
      </header>
      <p className="muted reading">{t('web.audit.seal_why')}</p>
      {seal ? (
        <dl className="facts">
          <dt>{t('attestation.size')}</dt>
          <dd>
            {t('web.audit.seal_of', { size: numberText(seal.size), at: dateText(seal.at) })}
            {head.size > seal.size ? (
              <> {t('web.audit.seal_later', { count: head.size - seal.size })}</>
            ) : null}
          </dd>
          <dt>{t('attestation.note')}</dt>
          <dd>
            <pre className="fixed root seal">{seal.note}</pre>
          </dd>
        </dl>
      ) : (
        <p>{t('web.audit.no_seal')}</p>
      )}
      {mayDo(session, 'audit.prove') ? <Keys /> : null}
    </section>
  );
}

function Keys() {
  const keys = useQuery({
    queryKey: ['audit-keys'],
    queryFn: ({ signal }) => call<{ items: AuditKey[] }>('/audit-keys?limit=50', { signal }),
  });
  return (
    <Shown query={keys} lines={2}>
      {(page) => (
        <dl className="facts">
          {page.items.map((key) => (
            <KeyShown key={key.key_id} told={key} />
          ))}
        </dl>
      )}
    </Shown>
  );
}

function KeyShown({ told }: { told: AuditKey }) {
  return (
    <>
      <dt>{t('web.audit.key', { id: told.key_id })}</dt>
      <dd className="stack-small">
        <span>
          {told.valid_to
            ? t('web.audit.key_was', { from: dateText(told.valid_from), to: dateText(told.valid_to) })
            : t('web.audit.key_is', { from: dateText(told.valid_from) })}
          {told.handed_over ? null : <> {t('web.audit.key_first')}</>}
        </span>
        <span>
          {t('attestation.fingerprint')}: <span className="fixed root">{told.fingerprint}</span>
        </span>
        <span className="row">
          <Button
            isSmall
            tone="quiet"
            icon="file"
            onPress={() => void copy(told.key)}
            aria-label={t('web.audit.copy_key_of', { id: told.key_id })}
          >
            {t('web.audit.copy_key')}
          </Button>
        </span>
      </dd>
    </>
  );
}

/** Saves the proof that an entry is in the log, as a file that can be checked without Värn. */
export function ProofButton({ position }: { position: number }) {
  const fetchProof = useMutation({
    mutationFn: () => call<object>(`/audit-proofs?position=${String(position)}`),
    onSuccess: (proof) => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([JSON.stringify(proof)], { type: 'application/json' }));
      link.download = `varn-${t('web.audit.proof_file')}-${String(position)}.json`;
      link.click();
      URL.revokeObjectURL(link.href);
    },
    onError: () => toast(t('web.audit.no_proof'), { tone: 'bad' }),
  });
  return (
    <Button
      isSmall
      tone="quiet"
      icon="export"
      isBusy={fetchProof.isPending}
      onPress={() => fetchProof.mutate()}
      aria-label={t('web.audit.prove_number', { position })}
    >
      {t('web.audit.prove')}
    </Button>
  );
}
