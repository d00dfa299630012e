import { Link, type LinkProps } from '@remix-run/react';
import type { ButtonLook } from '~/ui/button';

export interface LinkButtonProps extends LinkProps {
  look?: ButtonLook;
  size?: 'normal' | 'small';
}

/** A link that is the next step of the screen, with a button's weight. */
export function LinkButton({ look = 'secondary', size, className, ...rest }: LinkButtonProps) {
  return (
    <Link
      {...rest}
      className={className ? `button ${className}` : 'button'}
      data-look={look}
      data-size={size}
    />
  );
}
