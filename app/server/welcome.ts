/** What the terminal says when the server is up: where, who can sign in, what is synthetic. */
import { type Environment, publicUrl } from '~/platform/environment.server';
import type { CompositionRoot } from './composition';
import type { EmbeddedPostgres } from './postgres/embedded';

export async function welcome(
  environment: Environment,
  root: CompositionRoot,
  embedded: EmbeddedPostgres | null,
): Promise<void> {
  const lines = ['', `Läsfyr is running on ${publicUrl(environment)}  (Ctrl-C stops it)`];
  const accounts = await root.demonstrationAccounts();
  if (accounts.length > 0) {
    lines.push('', 'Demonstration: every school, pupil and result is invented (synthetic).');
    lines.push('One click on the sign-in page signs in as:');
    for (const account of accounts) {
      lines.push(`  ${account.role.padEnd(20)} ${account.name}`);
    }
  } else {
    lines.push('First administrator: npm run lasfyr -- admin create USERNAME --municipality NAME');
  }
  if (embedded) {
    lines.push(
      '',
      `Data is kept in ${embedded.folder} ("git clean -x" would delete a data folder inside the clone).`,
    );
  }
  process.stdout.write(`${lines.join('\n')}\n\n`);
}
