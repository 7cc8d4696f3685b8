import { eventCards, refusedIn, verbCards, type Refusing } from '../../../src/kernel/cards';
import { DomainError } from '../../../src/kernel/domain-error';
import {
  attached,
  freeText,
  freeTextOr,
  listOf,
  optional,
  orElse,
  ours,
  part,
  plain,
  sealFields,
  type BodyOf,
  type DataOf,
  type Seals,
} from '../../../src/kernel/fields';
import type { KeyId } from '../../../src/kernel/ids';
import type { Sealed } from '../../../src/kernel/sealed';

/** A notice that goes out to villagers: another kind of stream than an appeal. */
interface Notice {
  readonly status: 'drafted' | 'sent';
}
interface Context {
  readonly sender: string;
}
type Code = 'notice/not-sender' | 'notice/sent' | 'notice/empty';

const seals: Seals = {
  value: <T>(value: T) =>
    Promise.resolve({ key: 'k' as KeyId, box: `<${JSON.stringify(value)}>` } as Sealed<T>),
  attachments: (inputs) => Promise.resolve(inputs.map((input) => `file of ${String(input)}`)),
};
const box = (text: string) => ({ key: 'k', box: `<"${text}">` });

describe('the fields of a command', () => {
  const fields = {
    text: freeText,
    reason: freeTextOr<'by-rule'>(),
    village: optional(plain<string>()),
    files: orElse(attached<string, string>(), []),
    contact: optional(part({ means: plain<'phone'>(), note: optional(freeText) })),
    readers: orElse(listOf(part({ unit: plain<string>() })), []),
    number: ours<number>(),
  };
  const body = { text: '明日停水', reason: '检修' };

  it('are sealed, resolved or copied as each is described; what is left out stays out or means its fallback', async () => {
    expect(await sealFields(fields, body, seals)).toEqual({
      text: box('明日停水'),
      reason: box('检修'),
      files: [],
      readers: [],
    });
    const whole = {
      ...body,
      village: '盘龙村',
      files: ['a', 'b'],
      contact: { means: 'phone', note: '老人在家' },
      readers: [{ unit: 'town' }],
    } as const;
    expect(await sealFields(fields, whole, seals)).toEqual({
      text: box('明日停水'),
      reason: box('检修'),
      village: '盘龙村',
      files: ['file of a', 'file of b'],
      contact: { means: 'phone', note: box('老人在家') },
      readers: [{ unit: 'town' }],
    });
  });

  it('let no stray through, at any depth, nor what is the service’s own to say', async () => {
    const strays = {
      ...body,
      number: 7,
      name: '陈秀英',
      contact: { means: 'phone', phone: '139' },
      readers: [{ unit: 'town', name: '陈秀英' }],
    } as const;
    expect(await sealFields(fields, strays, seals)).toEqual({
      text: box('明日停水'),
      reason: box('检修'),
      files: [],
      contact: { means: 'phone' },
      readers: [{ unit: 'town' }],
    });
  });

  it('say what a body must have, and what none has', () => {
    const held: DataOf<typeof fields> = {
      text: { key: 'k' as KeyId, box: '' },
      reason: 'by-rule',
      files: [],
      readers: [],
      number: 1,
    };
    // @ts-expect-error: the text is missing
    const lacking: BodyOf<typeof fields> = { reason: '检修' };
    // @ts-expect-error: no body says the number
    const knowing: BodyOf<typeof fields> = { ...body, number: 1 };
    // @ts-expect-error: free text is held sealed, never in clear
    const open: DataOf<typeof fields> = { ...held, text: '明日停水' };
    expect([lacking, knowing, open]).toHaveLength(3);
  });
});

const eventOf = eventCards<Notice, undefined, { readonly about?: string }>();
const noticeSent = eventOf('NoticeSent', {
  data: { by: plain<string>() },
  evolve: () => ({ status: 'sent' }),
  says: ({ by }) => ({ zh: `${by}发出通知`, en: `Sent by ${by}` }),
  shows: 'all',
});
const verb = verbCards<{
  readonly state: Notice;
  readonly context: Context;
  readonly event: ReturnType<typeof noticeSent>;
  readonly code: Code;
}>();
const meets = { drafted: 'ok', sent: 'notice/sent' } as const;

const bySender = ({ sender, refusal }: Refusing<Context, 'notice/not-sender'>): void => {
  if (sender !== 'town') throw refusal('notice/not-sender');
};
const send = verb('send', {
  by: 'person',
  data: { text: freeText },
  meets,
  refuses: ['notice/not-sender'],
  rule: (_, __, context) => {
    bySender(context);
    return [noticeSent({ by: context.sender })];
  },
});

describe('a card', () => {
  const context = { sender: 'town', refusal: (code: string) => new DomainError(code) };

  it('of an event makes it, and tells what it does', () => {
    const sent = noticeSent({ by: 'town', about: '盘龙村' });
    expect(sent).toEqual({ type: 'NoticeSent', data: { by: 'town', about: '盘龙村' } });
    const facts = { occurredAt: '' as never, actor: undefined as never };
    expect(noticeSent.evolve({ status: 'drafted' }, sent.data, facts)).toEqual({ status: 'sent' });
    // @ts-expect-error: who sent it is missing
    noticeSent({});
    // @ts-expect-error: an event without a sentence
    eventOf('NoticeLost', { data: {}, evolve: (notice) => notice, shows: 'all' });
  });

  it('of a verb knows its rule and its refusals', () => {
    const data = { text: { key: 'k' as KeyId, box: '' } };
    expect(send.rule(data, { status: 'drafted' }, context)).toEqual([noticeSent({ by: 'town' })]);
    expect(() => send.rule(data, { status: 'drafted' }, { ...context, sender: 'village' })).toThrow(
      'notice/not-sender',
    );
  });

  it('lets nothing compile that refuses past it, itself or by a guard', () => {
    const undeclared = verb('send', {
      by: 'person',
      data: {},
      meets,
      refuses: ['notice/empty'],
      rule: (_, __, { refusal }) => {
        // @ts-expect-error: not among its refusals
        throw refusal('notice/not-sender');
      },
    });
    const guarded = verb('send', {
      by: 'person',
      data: {},
      meets,
      refuses: [],
      rule: (_, __, asked) => {
        // @ts-expect-error: the guard refuses with what the card does not name
        bySender(asked);
        return [];
      },
    });
    expect([undeclared.refuses, guarded.refuses]).toEqual([['notice/empty'], []]);
  });

  it('refuses by status, unless something about the state lets it through', () => {
    expect(refusedIn(send.meets, { status: 'drafted' })).toBeUndefined();
    expect(refusedIn(send.meets, { status: 'sent' })).toBe('notice/sent');
    const again = { drafted: 'ok', sent: { refuses: 'notice/sent', unless: () => true } } as const;
    expect(refusedIn(again, { status: 'sent' })).toBeUndefined();
    expect(refusedIn({ ...again, sent: { ...again.sent, unless: () => false } }, { status: 'sent' })).toBe(
      'notice/sent',
    );
  });
});
