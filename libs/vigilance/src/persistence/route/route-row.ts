import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AccountId } from '#libs/kernel';
import type { Service } from '../../domain/report/vocabulary.js';

@Entity({ schema: 'vigilance', name: 'route' })
export class RouteRow {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('uuid', { name: 'subject_id' }) subjectId!: string;
  @Column('int', { name: 'rules_version' }) version!: number;
  @Column('text', { array: true }) proposed!: Service[];
  @Column('text', { array: true }) rules!: string[];
  @Column('text', { array: true }) services!: Service[];
  @Column('boolean') accepted!: boolean;
  @Column('text', { nullable: true }) motive!: string | null;
  @Column('uuid', { name: 'decided_by' }) by!: AccountId;
  @Column('timestamptz', { name: 'decided_at' }) at!: Date;
}
