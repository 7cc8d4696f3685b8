import { FreeForm, InstantAt, JudgedOneByOne, Nested, NestedList, ServiceRef, Text } from '../../edge';
import type { ServiceId } from '../../kernel/ids';
import type { Instant } from '../../kernel/time';
import {
  AccusedBody,
  AttachmentBody,
  ContactPersonBody,
  LONG,
  PlaceBody,
  SHORT,
} from '../http/dto/shared.dto';

export const BATCH = 100;

/** One report that another system took. Its channel and origin are its account's. */
export class IntakeItem {
  @Text(200, { example: '20260701-000123-1', description: 'Of the message: the same again changes nothing.' })
  readonly id!: string;

  @Text(200, {
    example: '20260701-000123',
    description: 'What the sender calls the matter: the first message of a case is taken.',
  })
  readonly case!: string;

  @ServiceRef({ optional: true, description: 'Left out, it is classified by what the words say.' })
  readonly service?: ServiceId | undefined;

  @Text(LONG, { optional: true, example: '三组的变压器昨晚起火，现在整组停电' })
  readonly words?: string | undefined;

  @Text(SHORT, { optional: true, example: '变压器起火停电' })
  readonly summary?: string | undefined;

  @FreeForm({ optional: true, description: "By the service's form schema; only with a service." })
  readonly form?: Readonly<Record<string, unknown>> | undefined;

  @NestedList(() => AttachmentBody, 9, { optional: true })
  readonly attachments?: AttachmentBody[] | undefined;

  @Nested(() => PlaceBody)
  readonly place!: PlaceBody;

  @Nested(() => ContactPersonBody, { optional: true, description: 'Whose matter it is.' })
  readonly reporter?: ContactPersonBody | undefined;

  @Nested(() => ContactPersonBody, { optional: true, description: 'Who speaks for the reporter (代办).' })
  readonly proxy?: ContactPersonBody | undefined;

  @NestedList(() => AccusedBody, 5, { optional: true })
  readonly accused?: AccusedBody[] | undefined;

  @InstantAt({ optional: true, description: 'When it was seen, for what is handed in later.' })
  readonly observedAt?: Instant | undefined;
}

export class IntakeBody {
  @JudgedOneByOne(() => IntakeItem, BATCH)
  readonly items!: readonly unknown[];
}
