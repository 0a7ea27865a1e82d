import { useState } from 'react';
import { t } from '../i18n';
import { Button } from '../ui/Button';
import { TextField } from '../ui/Fields';
import { suggestedPassword } from './accounts';

/** A password to hand over to somebody: shown while it is written, with one to suggest. */
export function PasswordField({
  name,
  label,
  hint,
  isRequired,
}: {
  name: string;
  label: string;
  hint: string;
  isRequired?: boolean;
}) {
  const [value, setValue] = useState('');
  return (
    <div className="stack-small">
      <TextField
        name={name}
        label={label}
        hint={hint}
        value={value}
        onChange={setValue}
        autoComplete="off"
        isRequired={isRequired}
      />
      <div className="row">
        <Button isSmall onPress={() => setValue(suggestedPassword())}>
          {t('web.access.suggest')}
        </Button>
      </div>
    </div>
  );
}
