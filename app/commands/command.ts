/**
 * What a command of the command line is: one file each in this folder, one line each in
 * `app/commands.server.ts`.
 */

/** Input that a command cannot use. The message is one clear line for the one who typed the command. */
export class BadInput extends Error {}

/** JSON text in pieces, for an output that is too long to be one string. */
export class JsonPieces {
  constructor(readonly pieces: Iterable<string | Uint8Array>) {}
}

export interface CommandInput {
  /** Words after the name of the command. */
  words: readonly string[];
  /** Options given, without the dashes. */
  options: Readonly<Record<string, string | undefined>>;
}

export interface Command {
  name: string;
  /** The lines that `help` shows. */
  usage: string;
  /** Names of the options that it takes, each with a value. */
  options: readonly string[];
  /** How many words it takes after its name, at most. */
  wordCount?: number;
  /** @returns one JSON object. @throws {BadInput} for input that it cannot use. */
  run: (input: CommandInput) => object | JsonPieces | Promise<object | JsonPieces>;
}

type Outcome = { ok: true } | { ok: false; problem: string };

/** An outcome without its own `ok`, which is no part of the output. @throws {BadInput} its problem. */
export function requireOutcome<T extends Outcome>(outcome: T): object {
  if (!outcome.ok) throw new BadInput(outcome.problem);
  const { ok: _isOk, ...output } = outcome;
  return output;
}

/** @throws {BadInput} when the option is not given. */
export function requireOption({ options }: CommandInput, name: string): string {
  const value = options[name];
  if (!value) throw new BadInput(`--${name} is missing`);
  return value;
}

/** One of the words that an option may have. @throws {BadInput} that lists them. */
export function requireChoice<T extends string>(
  input: CommandInput,
  name: string,
  choices: readonly T[],
  standard?: T,
): T {
  const value = input.options[name] ?? standard;
  if (value === undefined) throw new BadInput(`--${name} is missing: ${choices.join('|')}`);
  const choice = choices.find((each) => each === value);
  if (choice === undefined) {
    throw new BadInput(`--${name} must be ${choices.join('|')}, not ${value}`);
  }
  return choice;
}
