import { useNavigate } from '@tanstack/react-router';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Dialog } from '../../platform/ui/Dialog';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { useDeed } from './data';
import type { Proposal, Reckoning } from './types';

/** Puts the choice forward for decision. */
export function Propose({
  reckoning,
  isOpen,
  onOpen,
}: {
  reckoning: Reckoning;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
}) {
  const navigate = useNavigate();
  const deed = useDeed<Proposal>();
  return (
    <div className="only-screen">
      <Button tone="primary" icon="file" onPress={() => onOpen(true)}>
        {t('web.portfolio.propose')}
      </Button>
      <Dialog title={t('web.portfolio.propose')} isOpen={isOpen} onClose={() => onOpen(false)}>
        <Form
          names={['title', 'words']}
          thrown={deed.error}
          isBusy={deed.isPending || deed.isSuccess}
          submitLabel={t('web.portfolio.propose_verb')}
          onCancel={() => onOpen(false)}
          onSubmit={(values) =>
            deed.mutate(
              {
                method: 'POST',
                path: '/decision-proposals',
                body: {
                  title: values.title,
                  reckoning: reckoning.id,
                  ...(values.words ? { words: values.words } : {}),
                },
              },
              { onSuccess: (made) => void navigate({ to: `/beslutsforslag/${made.id}` }) },
            )
          }
        >
          <TextField
            name="title"
            label={t('web.portfolio.proposal_title')}
            maxLength={300}
            defaultValue={t('web.portfolio.proposal_default', {
              count: reckoning.portfolio?.chosen.measures.length ?? 0,
            })}
            isRequired
          />
          <TextField
            name="words"
            label={t('web.portfolio.proposal_words')}
            hint={t('web.portfolio.proposal_words_hint')}
            rows={5}
            maxLength={20000}
          />
        </Form>
      </Dialog>
    </div>
  );
}
