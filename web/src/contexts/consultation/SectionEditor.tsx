import { useEffect, useRef } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../kernel/client';
import { BothWrote, SavingWord, useAutosave } from '../../platform/draft';
import { t } from '../../platform/i18n';
import { plainText, ProseEditor, type ProseHandle } from '../../platform/prose';
import { Button } from '../../platform/ui/Button';
import { Notice } from '../../platform/ui/States';
import { sentBody } from './case_text';
import { laySection } from './case_data';
import { askAnew } from './data';
import type { OpinionSection, SectionShown } from './types';
import type { Writing } from './useWriting';

/** How long after the last saving it is asked what is missing now, and whether signatures still hold. */
const calm = 4000;

/** A section while it is written in: saved as it is written, never over somebody else's words. */
export function SectionEditor({ shown, writing }: { shown: SectionShown; writing: Writing }) {
  const { section } = shown;
  const client = useQueryClient();
  const prose = useRef<ProseHandle>(null);
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);
  const { draft, saving, conflict, set, settle, choose } = useAutosave<OpinionSection>({
    path: `/opinion-sections/${section.id}`,
    names: ['title', 'body'],
    stored: section,
    again: async () => (await call<SectionShown>(`/opinion-sections/${section.id}`)).section,
    kept: (row) => {
      laySection(client, row, { held_by_me: true });
      clearTimeout(soon.current);
      soon.current = setTimeout(() => void askAnew(client), calm);
    },
  });
  const body = typeof draft.body === 'string' ? draft.body : '';
  const words = useRef(body);
  words.current = body;
  const { editor } = writing;
  useEffect(() => {
    editor.current = {
      settle,
      set: ({ body: next, ...more }) => set({ body: sentBody(next), ...more }, true),
      body: () => words.current,
      insert: (more) => prose.current?.insertText(more),
    };
    return () => {
      editor.current = null;
    };
  }, [editor, set, settle]);
  // A refusal may mean that somebody took the section over: who, the case tells.
  const hasFailed = saving.state === 'failed';
  useEffect(() => {
    if (hasFailed) {
      void askAnew(client);
    }
  }, [hasFailed, client]);
  const isTaken = !shown.held_by_me && Boolean(shown.held_by_name);
  return (
    <div className="case-writing">
      {/* The headings of the form are fixed; one's own are written here. */}
      {section.kind === 'own' ? (
        <label className="field">
          <span className="field-label">{t('consultation.heading')}</span>
          <input
            className="input"
            maxLength={200}
            value={String(draft.title ?? '')}
            onChange={(event) => set({ title: event.target.value })}
          />
        </label>
      ) : null}
      {isTaken ? <TakenOver name={shown.held_by_name ?? ''} section={section.id} writing={writing} /> : null}
      {conflict && !isTaken ? (
        <BothWrote
          names={conflict.names}
          mine={draft}
          theirs={conflict.theirs}
          label={(name) => (name === 'title' ? t('consultation.heading') : t('common.body'))}
          word={(value, name) => (name === 'body' ? plainText(String(value)) : String(value))}
          onChoose={choose}
        />
      ) : null}
      <ProseEditor
        ref={prose}
        value={body}
        onChange={(next) => set({ body: sentBody(next) })}
        label={String(draft.title ?? section.title)}
        numberedPoints={section.kind === 'proposal'}
        level={2}
        autoFocus
        onSaveKey={() => void settle()}
      />
      <div className="case-writing-end only-screen">
        <Button tone="primary" onPress={() => void writing.leave()}>
          {t('web.consultation.case.write_done')}
        </Button>
        <SavingWord saving={saving} />
        <span className="small muted case-keys">{t('web.consultation.case.save_keys')}</span>
      </div>
    </div>
  );
}

function TakenOver({ name, section, writing }: { name: string; section: string; writing: Writing }) {
  const back = async () => {
    await writing.open(section, true);
    // The newer row is taken in first; then what was written here is sent.
    setTimeout(() => void writing.editor.current?.settle(), 50);
  };
  return (
    <div role="alert">
      <Notice tone="bad" title={t('web.consultation.case.taken_over', { name })}>
        <div className="stack-small">
          <p>{t('web.consultation.case.taken_over_why')}</p>
          <div className="row">
            <Button isSmall onPress={() => void back()}>
              {t('web.consultation.case.take_back')}
            </Button>
          </div>
        </div>
      </Notice>
    </div>
  );
}
