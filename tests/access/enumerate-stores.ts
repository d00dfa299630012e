/** Finds the exported functions that reach data through a viewer's scope. Reads source text only. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

export type StoreFunction = { file: string; name: string };

export function listFiles(folder: string, ending: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && ending.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Exported functions of a `.server.ts` whose first argument is the scoped handle, and every exported
 * function of a `…-store.server.ts`.
 */
export function listStoreFunctions(file: string, text: string): StoreFunction[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const isStore = file.endsWith('-store.server.ts');
  return source.statements.flatMap((statement) =>
    functionsOf(statement)
      .filter(({ parameters }) => isStore || isScoped(parameters, source))
      .map(({ name }) => ({ file, name })),
  );
}

type Found = { name: string; parameters: ts.NodeArray<ts.ParameterDeclaration> };

function functionsOf(statement: ts.Statement): Found[] {
  if (!isExported(statement)) return [];
  if (ts.isFunctionDeclaration(statement) && statement.name) {
    return [{ name: statement.name.text, parameters: statement.parameters }];
  }
  if (!ts.isVariableStatement(statement)) return [];
  return statement.declarationList.declarations.flatMap(({ name, initializer }) => {
    const isFunction =
      initializer && (ts.isArrowFunction(initializer) || ts.isFunctionExpression(initializer));
    return isFunction ? [{ name: name.getText(), parameters: initializer.parameters }] : [];
  });
}

function isExported(statement: ts.Statement): boolean {
  return (
    ts.canHaveModifiers(statement) &&
    (ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false)
  );
}

/** The handle's type by its own name, or by the alias that files give it. */
function isScoped(parameters: Found['parameters'], source: ts.SourceFile): boolean {
  const type = parameters[0]?.type?.getText(source) ?? '';
  return /^(ScopedDb\b|Db$)/.test(type);
}

export function readAll(files: readonly string[]): string {
  return files.map((file) => readFileSync(file, 'utf8')).join('\n');
}
