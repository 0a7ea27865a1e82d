// A new version is fetched quietly and takes over when its reader agrees.
import { t } from '../i18n';
import { toast } from '../ui/Toasts';

const askAgainAfter = 30 * 60 * 1000;

/** Keeps the shell for times without a network, and tells when a new version waits. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) {
    return;
  }
  const workers = navigator.serviceWorker;
  const had = workers.controller !== null;
  let taken = false;
  workers.addEventListener('controllerchange', () => {
    if (had && taken) {
      location.reload();
    }
  });
  const offer = (worker: ServiceWorker) =>
    toast(t('web.update.waiting'), {
      tone: 'told',
      action: {
        verb: t('web.update.take'),
        run: () => {
          taken = true;
          worker.postMessage('activate');
        },
      },
    });
  void workers
    .register('/service_worker.js', { updateViaCache: 'none' })
    .then((registration) => {
      if (registration.waiting && had) {
        offer(registration.waiting);
      }
      registration.addEventListener('updatefound', () => {
        const coming = registration.installing;
        coming?.addEventListener('statechange', () => {
          if (coming.state === 'installed' && had) {
            offer(coming);
          }
        });
      });
      setInterval(() => void registration.update().catch(() => undefined), askAgainAfter);
    })
    .catch(() => undefined);
}
