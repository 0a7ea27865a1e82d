// When people are reminded in this town: told to everybody, set by the town's strategist.
import { useState } from 'react';
import { useSession } from '../../platform/auth/session';
import { t } from '../../platform/i18n';
import { Button } from '../../platform/ui/Button';
import { Dialog } from '../../platform/ui/Dialog';
import { TextField } from '../../platform/ui/Fields';
import { Form } from '../../platform/ui/Form';
import { toast } from '../../platform/ui/Toasts';
import { useDeed, useMay, useRule } from './data';
import type { Rule } from './types';

export function Reminding() {
  const rule = useRule();
  const mayRule = useMay('measure.rule');
  const session = useSession();
  const isTownwide = session.data?.roles.some((one) => !one.unit) ?? false;
  const [isOpen, open] = useState(false);
  if (!rule.data) {
    return null;
  }
  return (
    <div className="muted small row">
      <span>{t('measure.reminding', { before: rule.data.days_before, late: rule.data.days_late })}</span>
      {mayRule && isTownwide ? (
        <Button isSmall tone="quiet" onPress={() => open(true)}>
          {t('measure.reminding_change')}
        </Button>
      ) : null}
      {isOpen ? (
        <Dialog title={t('measure.reminding_change')} isOpen onClose={() => open(false)}>
          <RuleForm rule={rule.data} onClose={() => open(false)} />
        </Dialog>
      ) : null}
    </div>
  );
}

function RuleForm({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const [before, setBefore] = useState(String(rule.days_before));
  const [late, setLate] = useState(String(rule.days_late));
  const deed = useDeed<Rule>();
  const send = () =>
    void deed
      .mutateAsync({
        method: 'POST',
        path: '/measure-rule',
        body: { days_before: Number(before), days_late: Number(late), version: rule.version },
      })
      .then(() => {
        toast(t('web.saved'));
        onClose();
      })
      .catch(() => {});
  return (
    <Form
      names={['days_before', 'days_late']}
      thrown={deed.error}
      isBusy={deed.isPending}
      onSubmit={send}
      onCancel={onClose}
    >
      <TextField
        name="days_before"
        label={t('measure.days_before')}
        value={before}
        onChange={setBefore}
        inputMode="numeric"
        pattern="\d{1,3}"
        isRequired
      />
      <TextField
        name="days_late"
        label={t('measure.days_late_until_head')}
        value={late}
        onChange={setLate}
        inputMode="numeric"
        pattern="\d{1,3}"
        isRequired
      />
    </Form>
  );
}
