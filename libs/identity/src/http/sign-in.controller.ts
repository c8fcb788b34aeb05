import { Controller, Get, Logger, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operation } from '#libs/access';
import { ApiFoundResponse, ApiOkResponse, ApiResponse } from '#openapi';
import { BeginLogin } from '../application/begin-login.js';
import { FinishLogin } from '../application/finish-login.js';
import { LoginRefused } from '../application/identity-provider.js';
import { SignOut } from '../application/sign-out.js';
import { Csrf } from './csrf.js';
import { BeginSignInQuery } from './sign-in.dto.js';
import { SignedOutView } from './sign-in.view.js';
import { COOKIE, LOGIN_COOKIE, SESSION_COOKIE } from './sign-in-cookies.js';

/** The door for people: out to the identity provider, back, and out of the service. */
@Controller('auth')
export class SignInController {
  private readonly log = new Logger('sign-in');

  constructor(
    private readonly beginLogin: BeginLogin,
    private readonly finishLogin: FinishLogin,
    private readonly leave: SignOut,
    private readonly csrf: Csrf,
  ) {}

  @Get('login')
  @Operation('beginSignIn', 'Sends the browser to the identity provider')
  @ApiResponse({ status: 303, description: 'To the identity provider.' })
  async begin(@Query() { returnTo, login_hint: hint }: BeginSignInQuery, @Res() reply: FastifyReply): Promise<void> {
    const { secret, url } = await this.beginLogin.execute({ returnTo, hint });
    await reply.setCookie(LOGIN_COOKIE, secret, COOKIE).redirect(url, 303);
  }

  @Get('callback')
  @Operation('finishSignIn', 'Where the identity provider sends the browser back')
  @ApiResponse({ status: 303, description: 'Signed in, and back to the page that was asked for.' })
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    void reply.clearCookie(LOGIN_COOKIE, COOKIE);
    const { session, returnTo } = await this.finishLogin
      .execute({
        secret: request.cookies[LOGIN_COOKIE],
        answer: new URL(request.url, 'http://here.invalid').searchParams,
        formerSession: request.cookies[SESSION_COOKIE],
      })
      .catch((refusal: unknown) => {
        if (refusal instanceof LoginRefused) this.log.warn(`login refused: ${refusal.reason} (request ${request.id})`);
        throw refusal;
      });
    await reply.setCookie(SESSION_COOKIE, session, COOKIE).redirect(returnTo, 303);
  }

  /** A form is sent on to the provider, which ends its own session; a script is told where that is. */
  @Post('logout')
  @Operation('signOut', 'Ends the session, here first and then at the identity provider')
  @ApiOkResponse({ type: SignedOutView })
  @ApiFoundResponse({ description: 'For a form: to the identity provider, else to the front page.' })
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const session = request.cookies[SESSION_COOKIE];
    if (session) this.csrf.check(request, session);
    const next = (session && (await this.leave.execute(session))) || '/';
    void reply.clearCookie(SESSION_COOKIE, COOKIE);
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if (isForm) await reply.redirect(next, 302);
    else await reply.status(200).send({ next } satisfies SignedOutView);
  }
}
