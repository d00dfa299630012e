/** The adult's microphone, as samples: nothing leaves the browser before the adult keeps it. */
import workletUrl from '~/instruments/voice-capture-worklet?worker&url';
import { SAMPLES_PER_SECOND } from '~/instruments/wave';

export type Capture = {
  /** Ends the recording and lets the microphone go. */
  stop: () => Promise<Int16Array>;
};

/** As the voice is: nothing that makes speech "clearer" for a meeting. */
const PLAIN: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: false,
  noiseSuppression: false,
  autoGainControl: false,
};

function joinBlocks(blocks: readonly Float32Array[]): Float32Array<ArrayBuffer> {
  const joined = new Float32Array(blocks.reduce((sum, block) => sum + block.length, 0));
  let at = 0;
  for (const block of blocks) {
    joined.set(block, at);
    at += block.length;
  }
  return joined;
}

/** To 24 kHz, with the browser's own filter. */
async function resample(sound: Float32Array<ArrayBuffer>, rate: number): Promise<Int16Array> {
  if (sound.length === 0) return new Int16Array();
  const length = Math.ceil((sound.length * SAMPLES_PER_SECOND) / rate);
  const offline = new OfflineAudioContext(1, length, SAMPLES_PER_SECOND);
  const buffer = offline.createBuffer(1, sound.length, rate);
  buffer.copyToChannel(sound, 0);
  const source = offline.createBufferSource();
  source.buffer = buffer;
  source.connect(offline.destination);
  source.start();
  const rendered = (await offline.startRendering()).getChannelData(0);
  return Int16Array.from(rendered, (value) =>
    Math.max(-32_768, Math.min(32_767, Math.round(value * 32_767))),
  );
}

/**
 * Begins to record. @param onLevel the highest sample of each block, 0 to 1
 * @throws when the microphone is refused or there is none.
 */
export async function startCapture(onLevel: (level: number) => void): Promise<Capture> {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: PLAIN });
  const context = new AudioContext();
  const release = async () => {
    for (const track of stream.getTracks()) track.stop();
    await context.close();
  };
  try {
    await context.audioWorklet.addModule(workletUrl);
  } catch (error) {
    await release();
    throw error;
  }
  const blocks: Float32Array[] = [];
  const node = new AudioWorkletNode(context, 'voice-capture', { numberOfOutputs: 0 });
  node.port.onmessage = ({ data }: MessageEvent<Float32Array>) => {
    blocks.push(data);
    onLevel(data.reduce((peak, value) => Math.max(peak, Math.abs(value)), 0));
  };
  context.createMediaStreamSource(stream).connect(node);
  return {
    async stop() {
      node.port.onmessage = null;
      const { sampleRate } = context;
      await release();
      return resample(joinBlocks(blocks), sampleRate);
    },
  };
}

let player: AudioContext | null = null;
let playing: AudioBufferSourceNode | null = null;

/** Plays samples back; what is playing is stopped first. */
export function playSamples(samples: Int16Array): void {
  player ??= new AudioContext();
  void player.resume();
  playing?.stop();
  const buffer = player.createBuffer(1, Math.max(samples.length, 1), SAMPLES_PER_SECOND);
  buffer.copyToChannel(
    Float32Array.from(samples, (sample) => sample / 32_768),
    0,
  );
  playing = player.createBufferSource();
  playing.buffer = buffer;
  playing.connect(player.destination);
  playing.start();
}
