import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#libs/kernel';

/** A statement that a context declares by writing a file. */
export interface DeclaredSql {
  /** The name of the file without its ending. */
  readonly name: string;
  /** The comment on its first line. */
  readonly says: string;
  readonly sql: string;
}

export type Ending = 'retention' | 'hold' | 'hold-subject' | 'file-use' | 'export' | 'export-files';

const known = new Map<Ending, readonly DeclaredSql[]>();

/** Every `*.<ending>.sql` of every lib: a context adds a class, a reason to hold back or a part of the export by a file. */
export function declaredSql(ending: Ending): readonly DeclaredSql[] {
  const found = known.get(ending) ?? read(ending);
  known.set(ending, found);
  return found;
}

function read(ending: Ending): DeclaredSql[] {
  const libs = path.join(projectRoot, 'libs');
  return readdirSync(libs, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(`.${ending}.sql`))
    .sort()
    .map((file) => {
      const text = readFileSync(path.join(libs, file), 'utf8');
      const says = /^--\s*(.+)$/m.exec(text)?.[1] ?? '';
      return { name: path.basename(file, `.${ending}.sql`), says, sql: text };
    });
}

const ERASED_BY = /Erased by: ([a-z_]+\.[a-z_]+)$/;

/** A class of data: what may come to its end, and the procedure that erases it. @throws Error when the file names none */
export function declaredClass(name: string): DeclaredSql & { readonly procedure: string } {
  const found = declaredSql('retention').find((one) => one.name === name);
  const procedure = ERASED_BY.exec(found?.says ?? '')?.[1];
  if (!found || !procedure) throw new Error(`${name}.retention.sql is missing, or names no procedure`);
  return { ...found, procedure };
}

/** All statements of one ending as one. */
export const unionOf = (ending: Ending): string =>
  declaredSql(ending)
    .map(({ sql }) => `(${sql}\n)`)
    .join('\nUNION ALL\n');
