import { encode } from 'uqr';

/** Free modules around the code that a camera needs. */
const QUIET_ZONE_MODULES = 4;

/**
 * A QR code as one SVG path, one unit a module.
 * @returns `size`, modules along a side with the quiet zone, and the path of the dark modules.
 */
export function drawQrCode(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_ZONE_MODULES });
  return { size, path: data.map(drawRow).join('') };
}

/** The dark runs of one row, each a rectangle one module high. */
function drawRow(row: boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    const start = x;
    while (row[x]) x += 1;
    if (x > start) path += `M${start} ${y}h${x - start}v1h-${x - start}z`;
  }
  return path;
}
