import { messageIdOf, readLetter } from './letter.js';

const raw = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'));

describe('a letter', () => {
  it('has its accents back, in the headers and in the text', () => {
    const letter = readLetter(
      raw(
        'From: Aval <ne-pas-repondre@aval.example>',
        'To: alice@editeur.example',
        'Subject: =?UTF-8?Q?D=C3=A9cision_sur?=',
        ' =?UTF-8?B?IHZvdHJlIGRvc3NpZXI=?=',
        'Content-Language: en',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: quoted-printable',
        '',
        'Une ligne coup=C3=A9e =',
        'en deux.',
      ),
    );

    expect(letter).toMatchObject({
      subject: 'Décision sur votre dossier',
      text: 'Une ligne coupée en deux.',
      language: 'en',
    });
  });

  it('shows its plain text and names its other parts', () => {
    const letter = readLetter(
      raw(
        'Content-Type: multipart/mixed; boundary="b1"',
        '',
        '--b1',
        'Content-Type: multipart/alternative; boundary="b2"',
        '',
        '--b2',
        'Content-Type: text/html',
        '',
        '<p>Bonjour</p>',
        '--b2',
        'Content-Type: text/plain; charset=utf-8',
        'Content-Transfer-Encoding: base64',
        '',
        Buffer.from('Échéance').toString('base64'),
        '--b2--',
        '--b1',
        'Content-Type: text/calendar',
        'Content-Disposition: attachment; filename="echeance.ics"',
        '',
        'BEGIN:VCALENDAR',
        '--b1--',
      ),
    );

    expect(letter.text).toBe('Échéance');
    expect(letter.attachments).toEqual(['text/html', 'echeance.ics']);
  });

  it('stays readable when it is not a proper message', () => {
    expect(readLetter(Buffer.from('nothing but words')).text).toBe('');
    expect(readLetter(raw('Content-Type: text/plain; charset=unknown-9', '', 'words')).text).toBe('words');
  });

  it('is known by its Message-ID', () => {
    expect(messageIdOf(raw('Message-ID: <1@aval.example>', '', ''))).toBe('<1@aval.example>');
  });
});
