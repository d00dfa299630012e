/** What the composition root hands to the server process. The server knows only this shape. */
import type { createRequestHandler } from '@remix-run/express';
import type { RequestHandler } from 'express';
import type { Readiness } from './health';

type DemonstrationAccount = { role: string; name: string; username: string };

export type CompositionRoot = {
  readiness: () => Promise<Readiness>;
  boardStream: RequestHandler;
  /** End every open board stream, first thing at shutdown. */
  closeBoards: () => void;
  /** Refuse a mode of operation whose demands are not met: the lines that are missing. */
  missingForMode: (mode: string) => Promise<string[]>;
  /** Fill an empty embedded database with the demonstration. True when it did. */
  loadDemonstrationOnce: () => Promise<boolean>;
  demonstrationAccounts: () => Promise<DemonstrationAccount[]>;
  startJobs: () => Promise<{ stop: () => Promise<void> }>;
  /** Run one command of the command line; returns the exit code. */
  runCommand: (words: string[]) => Promise<number>;
  close: () => Promise<void>;
};

type RemixBuild = Exclude<
  Parameters<typeof createRequestHandler>[0]['build'],
  (...args: never[]) => unknown
>;

/** The application build, whose entry carries the composition root. */
export type ApplicationBuild = RemixBuild & {
  entry: { module: { compositionRoot: CompositionRoot } };
};
