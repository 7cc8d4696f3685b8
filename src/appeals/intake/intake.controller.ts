import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import {
  Caller,
  Correlation,
  Documented,
  InLanguage,
  OnlyFor,
  PROBLEMS,
  edgeError,
  problemOf,
  shapes,
} from '../../edge';
import type { Identity } from '../../identity';
import type { CorrelationId } from '../../kernel/ids';
import type { Language } from '../../kernel/language';
import type { Problems } from '../../kernel/problem';
import { tags } from '../http/tags';
import { inOrderByCase, textOf } from './in-order';
import { Intake, type Taken } from './intake';
import { BATCH, IntakeBody } from './intake.dto';

const { answerOf, eg, listOf, oneOf, shape, text, uuid } = shapes;

interface Outcome {
  readonly id: string;
  readonly outcome: Taken['outcome'];
  readonly appeal?: string | undefined;
  readonly number?: string | undefined;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly errors?:
    readonly { readonly pointer: string; readonly code: string; readonly message: string }[] | undefined;
}

const outcomes = answerOf<{ readonly items: readonly Outcome[] }>()(
  'IntakeOutcomes',
  shape({
    items: listOf(
      shape({
        id: eg(text('Of the message; empty where it has none.'), '20260701-000123-1'),
        outcome: eg(
          {
            ...oneOf(['taken', 'known', 'refused', 'unavailable', 'failed']),
            description:
              '`known`: another message of the case was taken before. `unavailable` and `failed`: send it again later.',
          },
          'taken',
        ),
        'appeal?': eg(uuid, '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b'),
        'number?': eg(text(), '610921-20260701-0001'),
        'code?': text('Why it was not taken.'),
        'detail?': text(),
        'errors?': listOf(shape({ pointer: text(), code: text(), message: text() })),
      }),
    ),
  }),
);

/** What other systems took, where there are no brokers between them and us. */
@OnlyFor('client')
@Controller('intake')
export class IntakeController {
  constructor(
    @Inject(Intake) private readonly intake: Intake,
    @Inject(PROBLEMS) private readonly problems: Problems,
  ) {}

  @Post()
  @HttpCode(200)
  @Documented({
    tag: tags.report,
    summary: '批量接入 hand in what another system took',
    description: `At most ${BATCH} at once; each has an outcome of its own, in the same order. The same message again changes nothing.`,
    answer: outcomes,
    bodyExample: {
      items: [
        {
          id: '20260701-000123-1',
          case: '20260701-000123',
          words: '三组的变压器昨晚起火，现在整组停电',
          place: { region: '610921102206', address: '盘龙村三组' },
          reporter: { name: '赵小兰', phone: '13709150000' },
        },
      ],
    },
  })
  async hand(
    @Correlation() correlationId: CorrelationId,
    @Caller() { actor }: Identity,
    @InLanguage() language: Language,
    @Body() { items }: IntakeBody,
  ): Promise<{ readonly items: readonly Outcome[] }> {
    const account = this.intake.account(actor.id);
    if (account === undefined) throw edgeError('access/forbidden');
    const taken = await inOrderByCase(items, (item) => this.intake.take(account, item, correlationId));
    return {
      items: items.map((item, at) => this.outcomeOf(item, taken[at] as Taken, language, correlationId)),
    };
  }

  private outcomeOf(item: unknown, taken: Taken, language: Language, correlationId: CorrelationId): Outcome {
    const id = textOf(item, 'id');
    if (isAppeal(taken)) return { id, outcome: taken.outcome, appeal: taken.appeal, number: taken.number };
    const { code, detail, errors } = problemOf(taken.why, this.problems, {
      language,
      instance: '/api/v1/intake',
      correlationId,
    });
    return { id, outcome: taken.outcome, code, detail, ...(errors === undefined ? {} : { errors }) };
  }
}

const isAppeal = (taken: Taken): taken is Extract<Taken, { readonly appeal: unknown }> => 'appeal' in taken;
