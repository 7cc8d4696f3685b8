import {
  Choice,
  DayOf,
  Flag,
  IdNumber,
  Numeric,
  PersonRef,
  Phone,
  RegionRef,
  Text,
  UnitRef,
  Nested,
  Whole,
} from '../../../edge';
import type { PersonId, RegionCode, UnitId } from '../../../kernel/ids';
import type { Day } from '../../../kernel/time';
import type { ChildInput } from '../../application/child';
import type { AttachmentInput, ContactInput } from '../../domain/card';
import {
  contactMeans,
  type Accused,
  type Contact,
  type ContactChange,
  type ContactMeans,
} from '../../domain/values';

/** Free text that tells a matter: long enough for any report, short enough for one event. */
export const LONG = 5_000;
export const SHORT = 500;

export class AttachmentBody implements AttachmentInput {
  @Text(4_000, { description: 'What `POST /attachments` answered.', example: 'eyJhIjoiM2Y4YiJ9.c2lnbmVk' })
  readonly ref!: string;

  @Text(LONG, { optional: true, description: 'What a voice message says.', example: '电线杆把树推到房上了' })
  readonly transcript?: string | undefined;
}

export class ContactPersonBody implements Contact {
  @Text(60, { example: '陈桂英' })
  readonly name!: string;

  @Phone({ optional: true })
  readonly phone?: string | undefined;

  @IdNumber({ optional: true })
  readonly idNumber?: string | undefined;

  @Text(200, { optional: true, example: '蒲溪镇盘龙村三组' })
  readonly address?: string | undefined;
}

/** One of the two. */
export class ChildBody implements ChildInput {
  @DayOf({ optional: true, example: '2014-09-01' })
  readonly birthDate?: Day | undefined;

  @Whole(0, 17, { optional: true, example: 9, description: 'In full years, as whoever reports it says.' })
  readonly age?: number | undefined;
}

export class LocationBody {
  @Numeric(-90, 90, { example: 32.8931 })
  readonly latitude!: number;

  @Numeric(-180, 180, { example: 108.5087 })
  readonly longitude!: number;
}

export class PlaceBody {
  @RegionRef({ example: '610921102206', description: 'County, town, village or grid; the finer the better.' })
  readonly region!: RegionCode;

  @Text(200, { optional: true, example: '盘龙村三组陈家院坝' })
  readonly address?: string | undefined;

  @Nested(() => LocationBody, { optional: true, description: 'WGS 84, degrees.' })
  readonly location?: LocationBody | undefined;
}

export class ContactChangeBody implements ContactChange {
  @Text(60, { optional: true, example: '陈桂英' })
  readonly name?: string | undefined;

  @Phone({ optional: true })
  readonly phone?: string | undefined;

  @IdNumber({ optional: true })
  readonly idNumber?: string | undefined;

  @Text(200, { optional: true, example: '蒲溪镇盘龙村三组' })
  readonly address?: string | undefined;
}

export class PlaceChangeBody {
  @RegionRef({ optional: true, example: '610921102201' })
  readonly region?: RegionCode | undefined;

  @Text(200, { optional: true, example: '村委会对面' })
  readonly address?: string | undefined;

  @Nested(() => LocationBody, { optional: true, description: 'WGS 84, degrees.' })
  readonly location?: LocationBody | undefined;
}

/** A unit, a person on duty, or both. */
export class AccusedBody implements Pick<Accused, 'unit' | 'person'> {
  @UnitRef({ optional: true })
  readonly unit?: UnitId | undefined;

  @PersonRef({ optional: true })
  readonly person?: PersonId | undefined;
}

export class ContactMadeBody implements ContactInput {
  @Choice(contactMeans, { example: 'phone' })
  readonly means!: ContactMeans;

  @Flag({ description: 'Whether the reporter was reached.' })
  readonly reached!: boolean;

  @Text(SHORT, { optional: true, example: '老人一人在家，已叮嘱先到院坝等候' })
  readonly note?: string | undefined;
}
