import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Operation } from '#libs/access';
import { ApiOkResponse } from '#openapi';
import { FrameworkArchive } from '../application/framework-archive.js';
import { PolicyView } from './framework.view.js';
import { JSON_TYPE, sendHashed } from './sent-with-version.js';

/** Every threshold, weight and time limit, as open data. */
@Controller('api/v1/public/policies')
export class PublicPoliciesController {
  constructor(private readonly archive: FrameworkArchive) {}

  @Get(':version')
  @Operation('readPolicy', 'One version of the policy whole')
  @ApiOkResponse({ type: PolicyView })
  async read(@Param('version') version: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply) {
    const { policy, contentHash } = await this.archive.publicPolicy(version);
    const view: PolicyView = { version, contentHash, content: policy };
    await sendHashed(request, reply, contentHash, () => JSON.stringify(view), JSON_TYPE);
  }
}
