import type { ComponentPropsWithoutRef } from 'react';
import { Icon, type IconName } from '~/ui/icon';

export interface IconButtonProps extends ComponentPropsWithoutRef<'button'> {
  icon: IconName;
  /** The button's name, for example "Stäng". */
  label: string;
}

/** A button that is only a sign; its name is spoken and shown on hover. */
export function IconButton({ icon, label, ...rest }: IconButtonProps) {
  return (
    <button type="button" {...rest} className="icon-button" aria-label={label} title={label}>
      <Icon name={icon} />
    </button>
  );
}
