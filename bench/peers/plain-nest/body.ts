import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

const ID = /^[A-Za-z0-9][A-Za-z0-9_.:-]{0,127}$/;

class LocationBody {
  @IsNumber() @Min(-90) @Max(90) readonly latitude!: number;
  @IsNumber() @Min(-180) @Max(180) readonly longitude!: number;
}

class PlaceBody {
  @Matches(/^\d{6}(\d{3}(\d{3}(-\d{2}){0,3})?)?$/) readonly region!: string;
  @IsOptional() @IsString() @Length(1, 200) readonly address?: string;
  @IsOptional() @ValidateNested() @Type(() => LocationBody) readonly location?: LocationBody;
}

class ContactBody {
  @IsString() @Length(1, 50) readonly name!: string;
  @IsOptional() @Matches(/^\+?\d[\d-]{4,18}\d$/) readonly phone?: string;
  @IsOptional() @IsString() @Length(1, 200) readonly address?: string;
}

/** A report as the service takes it: the same fields, the same kind of rules. */
export class ReportBody {
  @IsIn(['wechat', 'app', 'web', 'hotline', 'window', 'grid', 'kafka']) readonly channel!: string;
  @IsOptional() @IsIn(['citizen', 'patrol', 'device', 'visit']) readonly origin?: string;
  @IsOptional() @Matches(ID) readonly service?: string;
  @IsOptional() @IsString() @Length(1, 4000) readonly words?: string;
  @IsOptional() @IsString() @Length(1, 200) readonly summary?: string;
  @IsOptional() @IsObject() readonly form?: Record<string, unknown>;
  @IsOptional() @IsArray() @ArrayMaxSize(9) @IsString({ each: true }) readonly attachments?: string[];
  @ValidateNested() @Type(() => PlaceBody) readonly place!: PlaceBody;
  @IsOptional() @ValidateNested() @Type(() => ContactBody) readonly reporter?: ContactBody;
}
