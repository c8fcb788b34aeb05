import { IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { VersionedDto } from '../dossier/dossier.dto.js';

export class SignContractDto extends VersionedDto {
  /**
   * Hash of the text that was read: `documentHash` of the contract.
   * @example 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08
   */
  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  documentHash!: string;
}

export class DeclineContractDto extends VersionedDto {
  @IsString()
  @MinLength(10)
  @MaxLength(2000)
  reason!: string;
}
