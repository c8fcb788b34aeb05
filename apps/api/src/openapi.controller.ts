import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Controller, Get, Header } from '@nestjs/common';
import { Operation } from '#libs/access';
import { projectRoot } from '#libs/kernel';
import { ApiExcludeController } from '#openapi';

/** The committed contract: what is served is what was reviewed. */
export const contract = readFileSync(path.join(projectRoot, 'docs/openapi.json'), 'utf8');

@ApiExcludeController()
@Controller('api/v1')
export class OpenApiController {
  @Get('openapi.json')
  @Header('content-type', 'application/json; charset=utf-8')
  @Operation('readOpenApi', 'The contract of this API')
  readOpenApi() {
    return contract;
  }
}
