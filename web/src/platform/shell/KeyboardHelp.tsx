import { t } from '../i18n';
import { Dialog } from '../ui/Dialog';

/** The keys, on `?`. */
export default function KeyboardHelp({ onClose }: { onClose: () => void }) {
  const rows: [string[], string][] = [
    [['Ctrl', 'K'], t('web.keys.palette')],
    [['/'], t('web.keys.search')],
    [['?'], t('web.keys.help')],
    [['Ctrl', 'Enter'], t('web.keys.send')],
    [['Esc'], t('web.keys.escape')],
    [['Tab'], t('web.keys.tab')],
    [['↑', '↓', '←', '→'], t('web.keys.arrows')],
  ];
  return (
    <Dialog title={t('web.keys.title')} isOpen onClose={onClose}>
      <dl className="keys">
        {rows.map(([keys, meaning]) => (
          <div key={meaning} className="keys-row">
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
