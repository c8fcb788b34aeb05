import type { Scanner } from '../scan/scanner.js';
import { ExamineContent } from './examine-content.js';

const optional = { isRequired: false, firstState: 'not_scanned' } as const;
const required = { isRequired: true, firstState: 'pending' } as const;
const saying = (isInfected: boolean): Scanner => ({ scan: async () => ({ isInfected, finding: null }) });
const away: Scanner = { scan: () => Promise.reject(new Error('away')) };
const content = Buffer.from('%PDF-1.7');

describe('a file that somebody is about to be given', () => {
  it.each([
    ['is clean', required, saying(false)],
    ['was examined by nobody where nobody asks for it', optional, undefined],
  ])('is given when it %s', async (_, policy, scanner) => {
    await expect(new ExamineContent(policy, scanner).execute(content)).resolves.toBeUndefined();
  });

  it.each([
    ['it is infected', optional, saying(true), 'file_infected'],
    ['the antivirus is away', optional, away, 'file_not_scanned_yet'],
    ['there is none and one is required', required, undefined, 'file_not_scanned_yet'],
  ])('is refused when %s', async (_, policy, scanner, code) => {
    await expect(new ExamineContent(policy, scanner).execute(content)).rejects.toMatchObject({ code });
  });
});
