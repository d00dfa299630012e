/** A full disk makes PostgreSQL panic and stay down, so writes are refused well before that. */
import { statfsSync } from 'node:fs';

const DEFAULT_MINIMUM_MB = 200;

/** Least free space in bytes; LASFYR_MIN_FREE_MB overrides. */
function minimumFreeBytes(raw = process.env.LASFYR_MIN_FREE_MB): number {
  const megabytes = Number(raw);
  return (raw && Number.isFinite(megabytes) ? megabytes : DEFAULT_MINIMUM_MB) * 1024 * 1024;
}

/** Whether the disk that holds a folder has too little space left to write safely. */
export function isSpaceLow(folder: string): boolean {
  const disk = statfsSync(folder);
  return disk.bavail * disk.bsize < minimumFreeBytes();
}
