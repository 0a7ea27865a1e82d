import { useState } from 'react';
import { base } from '../../kernel/client';
import { askedAt } from '../../kernel/past';
import { problemOf } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Confirm } from '../../platform/ui/Dialog';
import { FileDrop } from '../../platform/ui/FileDrop';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { Notice } from '../../platform/ui/States';
import { toast } from '../../platform/ui/Toasts';
import { useDeed } from './data';
import { base64Of, endings, fileFacts, sizeMax, titleOfFile } from './files';
import type { FileShown } from './types';
import './views.css';

/** Adds a file to a remiss or to a case: chosen or dropped, given a heading, and looked into by the server. */
export function FileUpload({ referral, opinion_case }: { referral?: string; opinion_case?: string }) {
  const [file, setFile] = useState<File | null>(null);
  const deed = useDeed<FileShown>();
  if (!file) {
    return (
      <FileDrop
        label={t('operation.consultation.add_file')}
        hint={t('web.consultation.file_hint')}
        accept={endings}
        sizeMax={sizeMax}
        onFile={setFile}
      />
    );
  }
  const submit = async ({ title = '', reference = '' }: Record<string, string>) => {
    try {
      await deed.mutateAsync({
        method: 'POST',
        path: '/case-files',
        body: {
          ...(referral ? { referral } : { opinion_case }),
          title: title.trim(),
          ...(reference.trim() ? { reference: reference.trim() } : {}),
          file_name: file.name,
          content: base64Of(new Uint8Array(await file.arrayBuffer())),
        },
      });
      toast(t('web.consultation.file_added', { title: title.trim() }));
      setFile(null);
    } catch {
      // The form says what the server found in the file.
    }
  };
  return (
    <Form
      names={['title', 'reference']}
      thrown={deed.error}
      isBusy={deed.isPending}
      submitLabel={t('operation.consultation.add_file')}
      onSubmit={(values) => void submit(values)}
      onCancel={() => {
        deed.reset();
        setFile(null);
      }}
    >
      <p>{t('web.consultation.file_chosen', { name: file.name })}</p>
      <TextField
        name="title"
        label={t('consultation.file_title')}
        hint={t('web.consultation.file_title_hint')}
        defaultValue={titleOfFile(file.name)}
        maxLength={300}
        isRequired
        autoFocus
      />
      <TextField
        name="reference"
        label={t('consultation.file_reference')}
        hint={t('web.consultation.file_reference_hint')}
        maxLength={120}
      />
    </Form>
  );
}

/** The files, each to be opened; who may can take one away. */
export function FileList({ files, mayRemove = false }: { files: readonly FileShown[]; mayRemove?: boolean }) {
  const [removing, setRemoving] = useState<FileShown | null>(null);
  const deed = useDeed();
  const remove = (file: FileShown) =>
    void deed
      .mutateAsync({ method: 'DELETE', path: `/case-files/${file.id}` })
      .then(() => {
        toast(t('web.consultation.file_removed', { title: file.title }));
        setRemoving(null);
      })
      .catch(() => {});
  return (
    <>
      <ul className="case-files">
        {files.map((file) => (
          <li key={file.id} className="case-file keep">
            <span className="case-file-name">
              <a href={base + askedAt(`/case-files/${file.id}`)} download>
                {file.title}
              </a>
              <span className="small muted">
                {[file.reference, file.file_name, fileFacts(file)].filter(Boolean).join(' · ')}
              </span>
            </span>
            {mayRemove ? (
              <Button isSmall tone="quiet" onPress={() => setRemoving(file)}>
                {t('web.consultation.remove')}
                <span className="unseen"> {file.title}</span>
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {removing ? (
        <Confirm
          title={t('web.consultation.file_remove_sure')}
          isOpen
          onClose={() => setRemoving(null)}
          verb={t('operation.consultation.remove_file')}
          isDanger
          isBusy={deed.isPending}
          onConfirm={() => remove(removing)}
        >
          {t('web.consultation.file_remove_means', { title: removing.title })}
          {deed.error ? (
            <Notice tone="bad" title={problemOf(deed.error).detail ?? problemOf(deed.error).title} />
          ) : null}
        </Confirm>
      ) : null}
    </>
  );
}
