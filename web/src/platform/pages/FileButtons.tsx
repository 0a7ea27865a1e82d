import { useMutation } from '@tanstack/react-query';
import { fetchFile } from '../../kernel/client';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { ErrorState, Progress } from '../ui/States';

export interface FileWanted {
  title: string;
  /** Below the interface's base. */
  path: string;
}

/** Hands a file over to whoever asked for it. */
export function saveFile(name: string, bytes: Blob): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(bytes);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

/** Files that the server makes when asked: a button each. A long document takes a while, and what went wrong is said. */
export function FileButtons({ label, files }: { label: string; files: readonly FileWanted[] }) {
  const fetching = useMutation({
    mutationFn: (file: FileWanted) => fetchFile(file.path),
    onSuccess: ({ name, bytes }) => saveFile(name, bytes),
  });
  return (
    <div role="group" aria-label={label} className="stack-small only-screen">
      <div className="row">
        {files.map((file) => (
          <Button
            key={file.path}
            tone="plain"
            icon="export"
            isBusy={fetching.isPending && fetching.variables.path === file.path}
            onPress={() => fetching.mutate(file)}
          >
            {file.title}
          </Button>
        ))}
      </div>
      {fetching.isPending ? <Progress label={t('web.file.making')} /> : null}
      {fetching.isSuccess ? (
        <p role="status" className="muted">
          {t('web.file.saved', { file: fetching.data.name })}
        </p>
      ) : null}
      {fetching.error ? (
        <ErrorState
          thrown={fetching.error}
          onRetry={() => fetching.variables && fetching.mutate(fetching.variables)}
        />
      ) : null}
    </div>
  );
}
