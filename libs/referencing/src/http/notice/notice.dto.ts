import { IsIn, IsOptional } from 'class-validator';
import { PageQuery } from '#libs/http';
import { NOTICE_STATES, type NoticeState } from '../../domain/notice/notice.lifecycle.js';

export class NoticeQuery extends PageQuery {
  @IsOptional()
  @IsIn(NOTICE_STATES)
  state?: NoticeState;
}
