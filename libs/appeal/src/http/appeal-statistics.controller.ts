import { Controller, Get } from '@nestjs/common';
import { Operation } from '#libs/access';
import { ApiTags } from '#openapi';
import { AppealStatistics } from '../application/appeal-statistics.js';
import { AppealStatisticsView } from './appeal-statistics.view.js';

@ApiTags('public')
@Controller('api/v1/public/appeal-statistics')
export class AppealStatisticsController {
  constructor(private readonly statistics: AppealStatistics) {}

  @Get()
  @Operation('readAppealStatistics', 'Appeals and their results, by year')
  async read(): Promise<AppealStatisticsView> {
    const { counts, delays, ...rest } = await this.statistics.figures();
    return { ...rest, counts: [...counts], delays: [...delays] };
  }
}
