/** Runs on the browser's sound thread: hands every block of the microphone to the page. */

type Processor = { port: MessagePort };
declare const AudioWorkletProcessor: { new (): Processor; prototype: Processor };
declare function registerProcessor(name: string, processor: typeof AudioWorkletProcessor): void;

class VoiceCapture extends AudioWorkletProcessor {
  process(inputs: Float32Array[][]): boolean {
    const block = inputs[0]?.[0];
    if (block) this.port.postMessage(block.slice());
    return true;
  }
}

registerProcessor('voice-capture', VoiceCapture);
