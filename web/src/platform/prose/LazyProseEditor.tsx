import { lazy, Suspense } from 'react';
import type { ProseEditorProps } from './ProseEditor';
import { ProseView } from './ProseView';

const Editor = lazy(() => import('./ProseEditor'));

/** The editor, fetched when it is first shown; until then, and when nothing may be written, the text is read. */
export function ProseEditor(props: ProseEditorProps) {
  const view = (
    <div className="prose-editor" aria-busy={!props.readOnly || undefined}>
      <div className="prose-host">
        <div className="prose-text">
          <ProseView value={props.value} level={props.level} />
        </div>
      </div>
    </div>
  );
  return props.readOnly ? (
    <div role="group" aria-label={props.label} aria-labelledby={props['aria-labelledby']}>
      <ProseView value={props.value} level={props.level} />
    </div>
  ) : (
    <Suspense fallback={view}>
      <Editor {...props} />
    </Suspense>
  );
}
