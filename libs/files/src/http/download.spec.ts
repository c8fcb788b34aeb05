import { attachment } from './download.js';

describe('the name under which a file is saved', () => {
  it('is given plainly and truly', () => {
    expect(attachment('Étude « pilote » 2027.pdf')).toBe(
      `attachment; filename="Etude _ pilote _ 2027.pdf"; filename*=UTF-8''%C3%89tude%20%C2%AB%20pilote%20%C2%BB%202027.pdf`,
    );
  });

  it('cannot break out of its header', () => {
    const header = attachment('a"; filename=evil.exe\r\nSet-Cookie: x=1.pdf');

    expect(header).not.toMatch(/[\r\n]/);
    expect(header.match(/"/g)).toHaveLength(2);
  });
});
