import { Controller, Get, Header, NotFoundException, Param } from '@nestjs/common';
import { stylesheet } from '#libs/ui';

const ICON =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0b5563"/><path d="M8.5 17l5 5 10-12" fill="none" stroke="#fff" stroke-width="3.4" stroke-linecap="round" stroke-linejoin="round"/></svg>';

@Controller()
export class AssetsController {
  @Get('assets/:name')
  @Header('content-type', 'text/css; charset=utf-8')
  @Header('cache-control', 'public, max-age=31536000, immutable')
  theme(@Param('name') name: string): string {
    if (`/assets/${name}` !== stylesheet.path) throw new NotFoundException();
    return stylesheet.text;
  }

  @Get('icon.svg')
  @Header('content-type', 'image/svg+xml')
  @Header('cache-control', 'public, max-age=86400')
  icon(): string {
    return ICON;
  }
}
