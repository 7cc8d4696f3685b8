import 'reflect-metadata';
import { Parser } from '@asyncapi/parser';
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { compose } from '../src/app/composition';
import { features } from '../src/app/features';
import { NOTICE_TOPIC, noticeWritten } from '../src/appeals';
import { IntakeItem } from '../src/appeals/intake/intake.dto';
import { DEAD_LETTERS, INTAKE_TOPIC, INTAKE_TYPE } from '../src/appeals/intake/topics';
import { schemaOf } from '../src/edge';
import type { PublicType } from '../src/kernel/public-events';
import { version } from '../package.json';

const ROOT = resolve(__dirname, '..');
const DOCUMENT = resolve(ROOT, 'asyncapi.json');
const PAGE = resolve(ROOT, 'docs/reference/public-events.md');

const topics: Readonly<Record<string, string>> = {
  'suqiu.appeal.lifecycle.v1': '诉求办理过程 what happens to appeals',
  'suqiu.sla.v1': '时限 what becomes of their deadlines',
  [NOTICE_TOPIC]:
    '通知 what somebody is to be told, for gateways of SMS and WeChat; with NOTICE_CHANNELS=kafka. A webhook gets the same as its body',
};

/** What `npm run asyncapi` writes: the topics and each type of event, as AsyncAPI 3 and as a page for people. */
async function main(): Promise<void> {
  const { publicEvents } = compose(features);
  const types = [...publicEvents.flatMap((one) => one.types), noticeWritten];
  const document = documentOf(types);
  await refuseInvalid(JSON.stringify(document));
  const made = [
    [DOCUMENT, await pretty(DOCUMENT, JSON.stringify(document))],
    [PAGE, await pretty(PAGE, pageOf(types))],
  ] as const;
  for (const [file, text] of made) {
    if (!process.argv.includes('--check')) writeFileSync(file, text);
    else if (readFileSync(file, 'utf8') !== text)
      throw new Error(`${file} is not what the code says: npm run asyncapi, and look at the difference`);
  }
}

const pretty = async (file: string, text: string): Promise<string> =>
  format(text, { ...(await resolveConfig(file)), filepath: file });

async function refuseInvalid(text: string): Promise<void> {
  const faults = (await new Parser().validate(text)).filter(({ severity }) => Number(severity) === 0);
  if (faults.length > 0)
    throw new Error(faults.map(({ message, path }) => `${path.join('/')}: ${message}`).join('\n'));
}

const nameOf = (type: string): string => type.replaceAll('.', '-');

function documentOf(types: readonly PublicType[]): object {
  return {
    asyncapi: '3.0.0',
    info: {
      title: '诉求 Suqiu: what other systems are told, and tell',
      version,
      description:
        'Structured CloudEvents 1.0 in JSON. At least once: tell repetitions by `id`. Events of one subject come in ' +
        'order of first occurrence; `sequence` only grows, with gaps. Nothing in them leads to a person. Published ' +
        'members only grow.',
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/cloudevents+json',
    channels: {
      [nameOf(INTAKE_TOPIC)]: {
        address: INTAKE_TOPIC,
        description: `接入 what other systems report. What cannot be taken goes to ${DEAD_LETTERS} as it came, with suqiu-reason and suqiu-detail among its headers.`,
        messages: { [nameOf(INTAKE_TYPE)]: { $ref: `#/components/messages/${nameOf(INTAKE_TYPE)}` } },
        bindings: { kafka: { topic: INTAKE_TOPIC, bindingVersion: '0.5.0' } },
      },
      ...Object.fromEntries(
        Object.entries(topics).map(([topic, description]) => [
          nameOf(topic),
          {
            address: topic,
            description,
            messages: Object.fromEntries(
              types
                .filter((type) => type.topic === topic)
                .map(({ type }) => [nameOf(type), { $ref: `#/components/messages/${nameOf(type)}` }]),
            ),
            bindings: { kafka: { topic, bindingVersion: '0.5.0' } },
          },
        ]),
      ),
    },
    operations: {
      'take-in': { action: 'receive', channel: { $ref: `#/channels/${nameOf(INTAKE_TOPIC)}` } },
      ...Object.fromEntries(
        Object.keys(topics).map((topic) => [
          `tell-${nameOf(topic)}`,
          { action: 'send', channel: { $ref: `#/channels/${nameOf(topic)}` } },
        ]),
      ),
    },
    components: {
      messages: {
        [nameOf(INTAKE_TYPE)]: intakeMessage(),
        ...Object.fromEntries(types.map((type) => [nameOf(type.type), messageOf(type)])),
      },
      schemas: { about: withoutExamples(types.find(({ data }) => data['about'])?.data['about']) },
    },
  };
}

function messageOf({ type, says, data, required }: PublicType): object {
  const example = Object.fromEntries(Object.entries(data).map(([name, member]) => [name, member.example]));
  return {
    name: type,
    title: says.zh,
    summary: says.en,
    contentType: 'application/cloudevents+json',
    bindings: { kafka: { key: { type: 'string', description: 'The subject.' }, bindingVersion: '0.5.0' } },
    payload: {
      type: 'object',
      required: ['specversion', 'id', 'source', 'type', 'subject', 'time', 'data'],
      properties: {
        specversion: { const: '1.0' },
        id: { type: 'string', description: 'The same at every repetition.' },
        source: { type: 'string', format: 'uri-reference' },
        type: { const: type },
        subject: { type: 'string', description: 'The appeal, or the county of a count.' },
        time: { type: 'string', format: 'date-time' },
        datacontenttype: { const: 'application/json' },
        sequence: { type: 'string', description: 'The revision of the appeal, a whole number.' },
        sequencetype: { const: 'Integer' },
        data: { type: 'object', properties: membersOf(data), required },
      },
    },
    examples: [
      {
        payload: {
          ...{
            specversion: '1.0',
            id: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5c',
            source: '/suqiu/610921',
            type,
          },
          ...{ subject: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b', time: '2026-07-01T02:00:00.000Z' },
          ...{ datacontenttype: 'application/json', sequence: '3', sequencetype: 'Integer', data: example },
        },
      },
    ],
  };
}

/** The message's id is the event's, and everything else its data. */
function intakeMessage(): object {
  const { properties, required, ...rest } = schemaOf(IntakeItem) as {
    readonly properties: Readonly<Record<string, unknown>>;
    readonly required: readonly string[];
  };
  const { id: _id, ...data } = properties;
  return {
    name: INTAKE_TYPE,
    title: '接入一件诉求',
    summary: 'one report that another system took',
    contentType: 'application/cloudevents+json',
    bindings: {
      kafka: {
        key: { type: 'string', description: 'The key of the sender’s client account.' },
        bindingVersion: '0.5.0',
      },
    },
    payload: {
      type: 'object',
      required: ['specversion', 'id', 'source', 'type', 'data'],
      properties: {
        specversion: { const: '1.0' },
        id: {
          type: 'string',
          maxLength: 200,
          description: 'Of the message: the same again changes nothing.',
        },
        source: { type: 'string', format: 'uri-reference' },
        type: { const: INTAKE_TYPE },
        datacontenttype: { const: 'application/json' },
        data: { ...rest, properties: data, required: required.filter((name) => name !== 'id') },
      },
    },
    examples: [
      {
        payload: {
          ...{ specversion: '1.0', id: '20260701-000123-1', source: '/12345', type: INTAKE_TYPE },
          datacontenttype: 'application/json',
          data: {
            ...{ case: '20260701-000123', words: '三组的变压器昨晚起火，现在整组停电' },
            place: { region: '610921102206', address: '盘龙村三组' },
            reporter: { name: '赵小兰', phone: '13709150000' },
          },
        },
      },
    ],
  };
}

/** Most have the same `about`. */
const membersOf = (data: PublicType['data']) => ({
  ...(withoutExamples(data) as object),
  ...('about' in data ? { about: { $ref: '#/components/schemas/about' } } : {}),
});

/** JSON Schema has a list of examples. */
function withoutExamples(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExamples);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== 'example')
      .map(([name, member]) => [name, withoutExamples(member)]),
  );
}

const pageOf = (types: readonly PublicType[]): string =>
  [
    '# Public events',
    '',
    'Made by `npm run asyncapi` from the code, as is [asyncapi.json](../../asyncapi.json). How they come: [messaging](messaging.md).',
    ...Object.entries(topics).flatMap(([topic, description]) => [
      '',
      `## ${topic}`,
      '',
      `${description}.`,
      '',
      '| type | 含义 | meaning | data |',
      '| --- | --- | --- | --- |',
      ...types
        .filter((type) => type.topic === topic)
        .map(
          ({ type, says, data, required }) =>
            `| \`${type}\` | ${says.zh} | ${says.en} | ${Object.keys(data)
              .map((name) => `\`${name}${required.includes(name) ? '' : '?'}\``)
              .join(', ')} |`,
        ),
    ]),
    '',
  ].join('\n');

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
