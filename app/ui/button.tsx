import { type ComponentPropsWithoutRef, forwardRef } from 'react';

export type ButtonLook = 'primary' | 'secondary' | 'quiet' | 'danger';

export interface ButtonProps extends ComponentPropsWithoutRef<'button'> {
  /** At most one `primary` on a screen. */
  look?: ButtonLook;
  size?: 'normal' | 'small';
  /** The word while the work is under way; the button stays in place and refuses a second press. */
  pendingLabel?: string | undefined;
}

/** A verb that can be pressed. Submits its form unless told otherwise. */
export const Button = forwardRef<HTMLButtonElement, ButtonProps>(function Button(
  { look = 'secondary', size, pendingLabel, className, children, onClick, ...rest },
  ref,
) {
  const isPending = pendingLabel !== undefined;
  return (
    <button
      type="submit"
      {...rest}
      ref={ref}
      className={className ? `button ${className}` : 'button'}
      data-look={look}
      data-size={size}
      aria-busy={isPending || undefined}
      aria-disabled={isPending || rest['aria-disabled']}
      onClick={(event) => (isPending ? event.preventDefault() : onClick?.(event))}
    >
      {pendingLabel ?? children}
    </button>
  );
});
