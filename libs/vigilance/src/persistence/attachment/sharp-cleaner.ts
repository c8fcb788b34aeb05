import { Injectable } from '@nestjs/common';
import { fileTypeFromBuffer } from 'file-type';
import type { Sharp, SharpOptions } from 'sharp';
import { DomainError } from '#libs/kernel';
import { AttachmentCleaner, type CleanedFile } from '../../application/attachment/attachment-cleaner.js';
import { IntakeRules } from '../../application/neighbours.js';
import { ATTACHMENT_TYPES, type AttachmentType } from '../../domain/report/attachment.js';

type ImageType = Exclude<AttachmentType, 'application/pdf'>;

/** Enough to read a screenshot by; an image is read by people, not measured. */
const JPEG_QUALITY = 90;

/**
 * Images are drawn anew from their pixels: place, device, thumbnail, comments and whatever was hung on behind the image
 * are not carried over. A PDF is kept as it came: who sends it is told so.
 */
@Injectable()
export class SharpCleaner extends AttachmentCleaner {
  constructor(private readonly intake: IntakeRules) {
    super();
  }

  override async clean(content: Buffer): Promise<CleanedFile> {
    const type = (await fileTypeFromBuffer(content))?.mime ?? '';
    if (!isAttachmentType(type)) {
      const accepted = Object.keys(ATTACHMENT_TYPES);
      throw new DomainError('unsupported', 'attachment_kind_refused', 'The file is of no kind that is taken.', {
        accepted,
      });
    }
    if (type === 'application/pdf') return { content, type, remade: false };
    return { content: await this.drawnAnew(content, type), type, remade: true };
  }

  private async drawnAnew(content: Buffer, type: ImageType): Promise<Buffer> {
    const read = await reader();
    try {
      const image = read(content, { limitInputPixels: this.intake.attachments.largestPixels, failOn: 'error' });
      return await encoders[type](image.autoOrient()).toBuffer();
    } catch {
      throw new DomainError('unsupported', 'attachment_unreadable', 'The image is damaged, or larger than is taken.');
    }
  }
}

const encoders: Readonly<Record<ImageType, (image: Sharp) => Sharp>> = {
  'image/jpeg': (image) => image.jpeg({ quality: JPEG_QUALITY }),
  'image/png': (image) => image.png(),
  'image/webp': (image) => image.webp({ quality: JPEG_QUALITY }),
};

const isAttachmentType = (type: string): type is AttachmentType => Object.hasOwn(ATTACHMENT_TYPES, type);

let loaded: Promise<(content: Buffer, options: SharpOptions) => Sharp> | undefined;

/** Loaded with the first image: a report needs neither this library nor the time that it takes to load. */
function reader(): Promise<(content: Buffer, options: SharpOptions) => Sharp> {
  loaded ??= import('sharp').then(({ default: sharp }) => {
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return loaded;
}
