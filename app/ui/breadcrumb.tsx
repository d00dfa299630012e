import { Link } from '@remix-run/react';

/** `to` is left out for the step the reader may not open, and for where they stand. */
export interface BreadcrumbStep {
  label: string;
  to?: string;
}

/** The organisation path from the municipality down to this page. */
export function Breadcrumb({ label, steps }: { label: string; steps: BreadcrumbStep[] }) {
  return (
    <nav aria-label={label}>
      <ol className="breadcrumb">
        {steps.map((step, index) => (
          <li key={`${step.to ?? ''} ${step.label}`}>
            {step.to ? (
              <Link to={step.to}>{step.label}</Link>
            ) : (
              <span aria-current={index === steps.length - 1 ? 'page' : undefined}>
                {step.label}
              </span>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
