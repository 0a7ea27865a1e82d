import { useState } from 'react';
import { useSession } from '../auth/session';
import { t } from '../i18n';
import { useSearchWords } from '../shell/url';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Fields';
import { Form } from '../ui/Form';
import { toast } from '../ui/Toasts';
import { isSame, keepViews, viewsKept, viewsMost, withView, type View } from './views';
import './views.css';

/** The views of a register that its reader keeps by name, and what is asked now as another one. */
export function SavedViews({ register, words }: { register: string; words: readonly string[] }) {
  const session = useSession();
  const account = session.data?.account ?? '';
  const [views, setViews] = useState(() => viewsKept(account, register));
  const [wanted, setWords] = useSearchWords<string>();
  const [isOpen, setOpen] = useState(false);
  const asked = Object.fromEntries(
    words.flatMap((word) => (word !== 'sida' && wanted[word] ? [[word, wanted[word]]] : [])),
  );
  const current = views.find((one) => isSame(one.words, asked));
  const keep = (next: View[]) => {
    if (keepViews(account, register, next)) {
      setViews(next);
    } else {
      toast(t('web.views.not_kept'));
    }
  };
  const show = (view: View) => setWords(Object.fromEntries(words.map((word) => [word, view.words[word]])));
  const remove = (view: View) => {
    keep(views.filter((one) => one !== view));
    toast(t('web.views.removed', { name: view.name }), { undo: () => keep(withView(views, view)) });
  };
  return (
    <div className="views only-screen" role="group" aria-label={t('web.views.title')}>
      {views.map((view) => (
        <Button
          key={view.name}
          isSmall
          tone={view === current ? 'primary' : 'plain'}
          aria-pressed={view === current}
          onPress={() => show(view)}
        >
          {view.name}
        </Button>
      ))}
      {current ? (
        <Button isSmall tone="quiet" icon="close" onPress={() => remove(current)}>
          {t('web.views.remove', { name: current.name })}
        </Button>
      ) : Object.keys(asked).length > 0 && views.length < viewsMost ? (
        <Button isSmall tone="quiet" icon="plus" onPress={() => setOpen(true)}>
          {t('web.views.save')}
        </Button>
      ) : null}
      <Dialog title={t('web.views.save')} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Form
          names={['name']}
          submitLabel={t('web.views.save')}
          onCancel={() => setOpen(false)}
          onSubmit={({ name }) => {
            keep(withView(views, { name: (name ?? '').trim(), words: asked }));
            setOpen(false);
          }}
        >
          <TextField
            name="name"
            label={t('web.views.name')}
            hint={t('web.views.name_hint')}
            maxLength={60}
            isRequired
            autoFocus
          />
        </Form>
      </Dialog>
    </div>
  );
}
