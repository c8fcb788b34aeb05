import { createTransport, type Transporter } from 'nodemailer';
import { AddressRefused, type Mail, Mailer } from './mailer.js';

/** A relay that says nothing this long is away; the letter waits and is tried again. */
const TIMEOUTS = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** SMTP answers of this class are final (RFC 5321, 4.2.1). */
const FINAL = 500;

export class SmtpMailer extends Mailer {
  private readonly transport: Transporter;
  private readonly domain: string;

  constructor(
    url: string,
    private readonly from: string,
  ) {
    super();
    this.transport = createTransport({ url, ...TIMEOUTS });
    this.domain = /@([^\s>]+)/.exec(from)?.[1] ?? 'localhost';
  }

  async send({ id, to, subject, text, language }: Mail): Promise<void> {
    try {
      await this.transport.sendMail({
        from: this.from,
        to,
        subject,
        text,
        messageId: `<${id}@${this.domain}>`,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
        disableFileAccess: true,
        disableUrlAccess: true,
      });
    } catch (fault) {
      const { responseCode } = fault as { responseCode?: number };
      if (responseCode !== undefined && responseCode >= FINAL) throw new AddressRefused(String(fault));
      throw fault;
    }
  }
}
