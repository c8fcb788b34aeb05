import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { projectRoot } from '#libs/kernel';

const text = readFileSync(path.join(projectRoot, 'libs/ui/src/theme.css'), 'utf8');
const hash = createHash('sha256').update(text).digest('hex').slice(0, 16);

/** The one style sheet; its address changes with its content, so it may be kept for ever. */
export const stylesheet = { text, path: `/assets/theme.${hash}.css` } as const;
