import { Logo } from '~/ui/logo';

export interface PrintHeaderProps {
  productName: string;
  /** Pupil or class. */
  subject: string;
  /** Day of printing, already formatted. */
  date: string;
}

/** First line of a paper: product, pupil or class, day. Not shown on a screen. */
export function PrintHeader({ productName, subject, date }: PrintHeaderProps) {
  return (
    <div className="print-only">
      <div className="print-header">
        <span className="print-header__product">
          <Logo />
          {productName}
        </span>
        <span>{subject}</span>
        <span className="print-header__date">{date}</span>
      </div>
    </div>
  );
}
