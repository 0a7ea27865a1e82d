// The two questions of the editor: where a link goes, and what a footnote says.
import { useState, type FormEvent } from 'react';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { Dialog } from '../ui/Dialog';
import { TextField } from '../ui/Fields';
import { keptHref } from './stored';

/** The address that somebody means: `stockholm.se` is https, `a@b.se` is mail. Null when no link may go there. */
export function meantHref(written: string): string | null {
  const text = written.trim();
  const whole = /^[a-z][a-z\d+.-]*:(?!\d)/i.test(text)
    ? text
    : /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)
      ? `mailto:${text}`
      : /^[^\s/.]+\.[^\s]+$/.test(text)
        ? `https://${text}`
        : '';
  return /\s/.test(whole) ? null : keptHref(whole);
}

interface AskProps {
  /** What is there already. */
  was: string;
  onSay: (said: string) => void;
  onRemove?: () => void;
  onClose: () => void;
}

export function AskLink({ was, onSay, onRemove, onClose }: AskProps) {
  const [href, setHref] = useState(was);
  const meant = meantHref(href);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (meant) {
      onSay(meant);
    }
  };
  return (
    <Dialog title={t('prose.editor.link')} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          name="href"
          label={t('prose.editor.address')}
          hint={t('prose.editor.address_hint')}
          value={href}
          onChange={setHref}
          isRequired
          autoFocus
          maxLength={2000}
        />
        {href.trim() !== '' && !meant ? (
          <p className="field-problem" role="status">
            {t('prose.editor.address_wrong')}
          </p>
        ) : null}
        <Ends isThere={was !== ''} can={meant !== null} onRemove={onRemove} onClose={onClose} />
      </form>
    </Dialog>
  );
}

export function AskNote({ was, onSay, onRemove, onClose }: AskProps) {
  const [text, setText] = useState(was);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (text.trim() !== '') {
      onSay(text.replace(/\s+/g, ' ').trim());
    }
  };
  return (
    <Dialog title={t('prose.editor.note')} isOpen onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <TextField
          name="note"
          label={t('prose.editor.note_text')}
          hint={t('prose.editor.note_hint')}
          rows={3}
          value={text}
          onChange={setText}
          isRequired
          autoFocus
          maxLength={1400}
        />
        <Ends isThere={was !== ''} can={text.trim() !== ''} onRemove={onRemove} onClose={onClose} />
      </form>
    </Dialog>
  );
}

function Ends({
  isThere,
  can,
  onRemove,
  onClose,
}: {
  isThere: boolean;
  can: boolean;
  onRemove?: () => void;
  onClose: () => void;
}) {
  return (
    <div className="form-end">
      <Button tone="primary" type="submit" isDisabled={!can}>
        {isThere ? t('prose.editor.change') : t('prose.editor.add')}
      </Button>
      {onRemove ? <Button onPress={onRemove}>{t('prose.editor.remove')}</Button> : null}
      <Button tone="quiet" onPress={onClose}>
        {t('web.cancel')}
      </Button>
    </div>
  );
}
