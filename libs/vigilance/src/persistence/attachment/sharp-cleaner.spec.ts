import sharp from 'sharp';
import type { IntakeRules } from '../../application/neighbours.js';
import { SharpCleaner } from './sharp-cleaner.js';

const cleaner = new SharpCleaner({ attachments: { largestPixels: 10_000 } } as unknown as IntakeRules);
const PLACE = 'Rue des Lilas';
const SECRET = Buffer.from('%PDF-1.4 hidden behind the image');

const drawing = (width = 40, height = 20) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } }).withExif({
    IFD0: { ImageDescription: PLACE, Artist: 'Quatrevents' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 51/1 24/1' },
  });

describe('an image that comes with a report', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('loses what is hidden in a %s, and what hangs behind it', async (kind) => {
    const sent = Buffer.concat([await drawing()[kind]().toBuffer(), SECRET]);
    expect(sent.includes(PLACE)).toBe(true);

    const { content, type, remade } = await cleaner.clean(sent);
    expect([type, remade]).toEqual([`image/${kind}`, true]);
    expect([PLACE, 'Quatrevents', 'hidden'].filter((mark) => content.includes(mark))).toEqual([]);
    const metadata = await sharp(content).metadata();
    expect(metadata).toMatchObject({ width: 40, height: 20 });
    expect(metadata).not.toHaveProperty('exif');
  });

  it('stands upright as its camera said, without saying so', async () => {
    const sent = await drawing().withMetadata({ orientation: 6 }).jpeg().toBuffer();

    const { content } = await cleaner.clean(sent);
    expect(await sharp(content).metadata()).toMatchObject({ width: 20, height: 40 });
  });

  it('is refused when it unpacks to more than is taken', async () => {
    const sent = await drawing(200, 200).png().toBuffer();

    await expect(cleaner.clean(sent)).rejects.toMatchObject({ code: 'attachment_unreadable' });
  });

  it('is refused when it is cut off', async () => {
    const sent = await drawing().jpeg().toBuffer();
    const half = sent.subarray(0, sent.length / 2);

    await expect(cleaner.clean(half)).rejects.toMatchObject({ code: 'attachment_unreadable' });
  });
});

describe('another file that comes with a report', () => {
  it('is kept as it came when it is a PDF', async () => {
    expect(await cleaner.clean(SECRET)).toEqual({ content: SECRET, type: 'application/pdf', remade: false });
  });

  it.each([
    ['a program', Buffer.from('MZ\u0090\u0000', 'latin1')],
    ['an image that is a script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
    ['a text', Buffer.from('bonjour')],
  ])('is refused when it is %s', async (_, content) => {
    await expect(cleaner.clean(content)).rejects.toMatchObject({ code: 'attachment_kind_refused' });
  });
});
