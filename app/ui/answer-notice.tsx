import { useEffect, useRef } from 'react';
import { Notice, type NoticeProps } from '~/ui/notice';

export interface AnswerNoticeProps extends Omit<NoticeProps, 'isLive'> {
  /** What the server answered; another answer takes the keyboard here again. */
  answer: unknown;
}

/**
 * The answer to what was just pressed. Stays in sight however far down the page the press was made,
 * and takes the keyboard along. Must not stand in a grid: there it would stay in its own row.
 */
export function AnswerNotice({ answer, ...notice }: AnswerNoticeProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (answer) box.current?.focus({ preventScroll: true });
  }, [answer]);
  return (
    <div ref={box} tabIndex={-1} className="answer-notice print:hidden">
      <Notice {...notice} isLive />
    </div>
  );
}
