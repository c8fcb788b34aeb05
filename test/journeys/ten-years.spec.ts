import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { projectRoot } from '#libs/kernel';

describe('years of a small register, with partly silent people', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'aval-years-'));
  const simulate = (...words: string[]) =>
    spawnSync(process.execPath, [path.join(projectRoot, 'test/simulation/run.mjs'), ...words, '--out', folder], {
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '', AVAL_TALES: '' },
    });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('end without a violation, with decisions on the way', () => {
    const { status, stdout, stderr } = simulate(...'--applications 8 --years 5 --seed 7 --temper restless'.split(' '));

    expect(stderr).toBe('');
    expect(stdout).toMatch(/^0 violations$/m);
    expect(status).toBe(0);
    const { dossiers, delays } = JSON.parse(readFileSync(path.join(folder, 'figures.json'), 'utf8')) as {
      dossiers: { n: number }[];
      delays: unknown[];
    };
    expect(dossiers.reduce((sum, { n }) => sum + n, 0)).toBeGreaterThanOrEqual(8);
    expect(delays.length).toBeGreaterThan(0);
    expect(readFileSync(path.join(folder, 'listings.svg'), 'utf8')).toContain('<polyline');
  }, 600_000);

  it('are not begun with an order that cannot be', () => {
    const { status, stderr } = simulate('--temper', 'furious');

    expect(stderr).toContain('--temper is one of usual, restless, not furious');
    expect(status).toBe(2);
  });
});
