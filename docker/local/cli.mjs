import { execFile } from 'node:child_process';
import { compileCache, mainOf, root } from './paths.mjs';

/** Runs a command of the command line tool. @returns its exit code and what it wrote */
export const runCli = (args, environment) =>
  new Promise((resolve) => {
    const options = {
      cwd: root,
      env: { NODE_COMPILE_CACHE: compileCache, ...process.env, ...environment },
      maxBuffer: 16 * 1024 * 1024,
    };
    execFile(process.execPath, [mainOf('cli'), ...args], options, (error, stdout, stderr) =>
      resolve({ code: error ? (error.code ?? 1) : 0, stdout: stdout.trim(), stderr: stderr.trim() }),
    );
  });
