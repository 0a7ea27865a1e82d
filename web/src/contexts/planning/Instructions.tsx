import { t } from '../../platform/i18n';
import type { Instruction, PlanField } from './types';

/** What the centre says beside a field, in place. */
export function InstructionBeside({
  field,
  instructions,
}: {
  field: PlanField | undefined;
  instructions: readonly Instruction[];
}) {
  const said = instructions.filter((one) => one.plan_field === field);
  if (said.length === 0) {
    return null;
  }
  return (
    <span className="plan-instruction">
      <strong>{t('planning.instruction')}:</strong> {said.map((one) => one.body).join(' ')}
    </span>
  );
}
