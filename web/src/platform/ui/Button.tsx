import type { ReactNode } from 'react';
import { Button as Press, type ButtonProps as PressProps } from 'react-aria-components/Button';
import { t } from '../i18n';
import { Icon, type IconName } from './icons';

export interface ButtonProps extends Omit<PressProps, 'children' | 'className' | 'style'> {
  /** One primary per view; danger only where something is taken away. */
  tone?: 'primary' | 'plain' | 'quiet' | 'danger';
  icon?: IconName;
  /** The word is there for listeners only; give it as children all the same. */
  iconOnly?: boolean;
  isBusy?: boolean;
  isSmall?: boolean;
  children: ReactNode;
}

/** A button that says what it does. Busy means pressed and working: it keeps its place and its focus. */
export function Button({ tone = 'plain', icon, iconOnly, isBusy, isSmall, children, ...rest }: ButtonProps) {
  const names = ['button', `button-${tone}`, isSmall ? 'button-small' : '', iconOnly ? 'button-sign' : ''];
  return (
    <Press {...rest} isPending={isBusy} className={names.filter(Boolean).join(' ')}>
      {isBusy ? <span className="spinner" aria-hidden="true" /> : icon ? <Icon name={icon} /> : null}
      <span className={iconOnly ? 'unseen' : undefined}>{children}</span>
      {isBusy ? <span className="unseen">{t('web.busy')}</span> : null}
    </Press>
  );
}
