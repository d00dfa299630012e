import { drawQrCode } from '~/ui/qr-code-path';

export interface QrCodeProps {
  /** What a camera reads: an address. */
  text: string;
  /** What it leads to, for those who do not see it. */
  label: string;
  size?: 'normal' | 'projector';
}

/** A QR code, always dark on white so that a camera reads it in any theme. */
export function QrCode({ text, label, size = 'normal' }: QrCodeProps) {
  const drawn = drawQrCode(text);
  return (
    <svg
      className="qr-code"
      data-size={size}
      viewBox={`0 0 ${drawn.size} ${drawn.size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      <rect width={drawn.size} height={drawn.size} fill="#ffffff" />
      <path d={drawn.path} fill="#000000" />
    </svg>
  );
}
