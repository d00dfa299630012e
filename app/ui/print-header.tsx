import { Logo } from '~/ui/logo';

export interface PrintHeaderProps {
  productName: string;
  /** Pupil or class. */
  subject: string;
  /** Day of printing, already formatted. */
  date: string;
  /** Class of the information on the paper, in words; none where no pupil's information stands. */
  information?: string;
}

/** First line of a paper: product, pupil or class, day. Not shown on a screen. */
export function PrintHeader({ productName, subject, date, information }: PrintHeaderProps) {
  return (
    <div className="print-only">
      <div className="print-header">
        <span className="print-header__product">
          <Logo />
          {productName}
        </span>
        <span>{subject}</span>
        <span className="print-header__date">
          {date}
          {information && (
            <>
              <br />
              {information}
            </>
          )}
        </span>
      </div>
    </div>
  );
}
