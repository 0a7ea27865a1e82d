import { useState } from 'react';
import { problemOf } from '../../kernel/problem';
import { t } from '../../platform/i18n';
import { Button, Dialog, Form, TextField, toast } from '../../platform/ui';
import { useDeed } from './data';
import { Levels } from './Levels';
import { levelText, stepsOf } from './scales';
import {
  areas,
  aspects,
  type AnalysisView,
  type Capability,
  type CapabilityArea,
  type CapabilityAspect,
  type ScaleStep,
} from './types';
import { areaWord, aspectWord } from './words';

interface Asked {
  area: CapabilityArea;
  aspect: CapabilityAspect;
  row?: Capability;
}

/** How the ability stands: two areas against the aspects, each with a level and words. */
export function Capabilities({
  view,
  steps,
  mayWrite,
}: {
  view: AnalysisView;
  steps: readonly ScaleStep[];
  mayWrite: boolean;
}) {
  const [asked, ask] = useState<Asked>();
  const at = (area: CapabilityArea, aspect: CapabilityAspect) =>
    view.capabilities.find((row) => row.area === area && row.aspect === aspect);
  return (
    <section id="formaga" className="card risk-part" aria-labelledby="capabilities">
      <h2 id="capabilities">{t('risk.capabilities')}</h2>
      <p className="muted reading">{t('web.risk.capability_guidance')}</p>
      <div className="risk-grid-scroll" role="group" aria-labelledby="capabilities" tabIndex={0}>
        <table className="risk-capabilities">
          <thead>
            <tr>
              <th scope="col">{t('risk.capability_aspect')}</th>
              {areas.map((area) => (
                <th key={area} scope="col">
                  {areaWord(area)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {aspects.map((aspect) => (
              <tr key={aspect}>
                <th scope="row">{aspectWord(aspect)}</th>
                {areas.map((area) => {
                  const row = at(area, aspect);
                  return (
                    <td key={area} className={row ? undefined : 'hatched'}>
                      <span className="stack-small">
                        {row ? (
                          <>
                            <strong>{levelText(steps, 'capability', row.level)}</strong>
                            <span className="small risk-words">{row.words}</span>
                          </>
                        ) : (
                          <span className="muted small">{t('web.risk.not_assessed')}</span>
                        )}
                        {mayWrite ? (
                          <span className="only-screen">
                            <Button isSmall tone="quiet" onPress={() => ask({ area, aspect, row })}>
                              {row ? t('web.risk.change') : t('web.risk.assess')}
                              <span className="unseen">
                                {' '}
                                {areaWord(area)}, {aspectWord(aspect)}
                              </span>
                            </Button>
                          </span>
                        ) : null}
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {asked ? <Assess asked={asked} view={view} steps={steps} onClose={() => ask(undefined)} /> : null}
    </section>
  );
}

function Assess({
  asked: { area, aspect, row },
  view,
  steps,
  onClose,
}: {
  asked: Asked;
  view: AnalysisView;
  steps: readonly ScaleStep[];
  onClose: () => void;
}) {
  const [level, setLevel] = useState<number | null>(row?.level ?? null);
  const deed = useDeed();
  const save = async ({ words = '' }: Record<string, string>) => {
    try {
      await deed.mutateAsync(
        row
          ? {
              method: 'PATCH',
              path: `/capability-assessments/${row.id}`,
              body: { level, words },
              version: row.version,
            }
          : {
              method: 'POST',
              path: '/capability-assessments',
              body: { analysis: view.analysis.id, area, aspect, level: level ?? 0, words },
            },
      );
      toast(t('web.risk.assessed', { aspect: aspectWord(aspect) }));
      onClose();
    } catch {
      // The form shows why.
    }
  };
  const wrong = deed.error
    ? problemOf(deed.error).errors?.find((one) => one.pointer === '/level')
    : undefined;
  return (
    <Dialog title={`${areaWord(area)}: ${aspectWord(aspect)}`} isOpen onClose={onClose} size="large">
      <Form
        names={['level', 'words']}
        thrown={deed.error}
        isBusy={deed.isPending}
        onSubmit={(values) => void save(values)}
        onCancel={onClose}
      >
        <Levels
          name="level"
          label={t('risk.level')}
          steps={stepsOf(steps, 'capability')}
          value={level}
          onChange={setLevel}
          problem={wrong?.detail}
          isRequired
        />
        <TextField
          name="words"
          label={t('risk.capability_words')}
          hint={t('web.risk.capability_hint')}
          defaultValue={row?.words ?? ''}
          rows={4}
          maxLength={8000}
          isRequired
        />
      </Form>
    </Dialog>
  );
}
