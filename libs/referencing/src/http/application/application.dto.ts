import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';

const PLATFORMS = ['web', 'ios', 'android', 'desktop'] as const;
const AUDIENCES = ['patients', 'proches', 'professionnels', 'grand_public', 'mineurs'] as const;

export class ApplicationSheetDto {
  @IsString()
  @MinLength(2)
  @MaxLength(120)
  name!: string;

  @IsString()
  @MinLength(10)
  @MaxLength(600)
  summary!: string;

  /** Version that is to be evaluated. */
  @IsString()
  @MinLength(1)
  @MaxLength(40)
  currentVersion!: string;

  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(4)
  @ArrayUnique()
  @IsIn(PLATFORMS, { each: true })
  platforms!: (typeof PLATFORMS)[number][];

  @IsArray()
  @ArrayMaxSize(5)
  @ArrayUnique()
  @IsIn(AUDIENCES, { each: true })
  audiences!: (typeof AUDIENCES)[number][];

  /** @example https://example.test */
  @IsOptional()
  @IsUrl({ require_protocol: true, protocols: ['https'] })
  @MaxLength(300)
  website?: string;

  /** In words: "gratuit", "4,99 € par mois". */
  @IsOptional()
  @IsString()
  @MaxLength(120)
  price?: string;

  @IsOptional()
  @IsEmail()
  @MaxLength(200)
  contactEmail?: string;

  @IsBoolean()
  reimbursed!: boolean;

  @IsBoolean()
  prescribable!: boolean;
}

export class DescribeApplicationDto extends ApplicationSheetDto {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  expectedVersion!: number;
}

/** What the application is: decides which criteria apply. The words are those of the framework. */
export class OrientationDto {
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  expectedVersion!: number;

  @IsIn(['DM', 'ORG', 'BIE'])
  category!: string;

  @IsIn(['N0', 'N1', 'N2', 'N3'])
  access!: string;

  @IsIn(['ENS', 'BSP'])
  catalog!: string;

  @IsArray()
  @ArrayMaxSize(15)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(40, { each: true })
  flags!: string[];

  @IsOptional()
  @IsIn(['I', 'IIa', 'IIb', 'III'])
  device_class?: string;

  @IsOptional()
  @IsBoolean()
  ai_effect_on_person?: boolean;
}
