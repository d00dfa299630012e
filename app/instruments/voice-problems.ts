/** Why something in the voice studio was not done: codes that the pages put into words. */
import type { VoiceFault } from '~/instruments/voice-level';
import type { PackageProblem } from '~/instruments/voice-package';
import type { WaveProblem } from '~/instruments/wave';

export type RecordingProblem = WaveProblem | VoiceFault;
export type VoiceListProblem = 'agreement-missing' | 'agreement-in-future';
export type ImportProblem =
  | PackageProblem
  | 'other-battery'
  | 'other-prompt'
  | 'agreement-in-future';
export type VoiceImportProblem = ImportProblem | 'file-missing' | 'fields-missing';
