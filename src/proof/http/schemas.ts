import { shapes } from '../../edge';

const { answerOf, eg, listOf, named, shape, text, whole } = shapes;

const hash = (of: string) => eg(text(of), 'b1810d5cb0d73324596307dd01933ddc170db98c90d9c234af024f25735aa331');
const path = eg({ ...listOf(text()), description: 'Hashes in hex, from the leaf up.' }, [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
]);

export interface SignedHeadView {
  readonly number: number;
  readonly text: string;
  readonly signature: string;
}

export interface HeadsView {
  readonly heads: readonly SignedHeadView[];
  readonly total: number;
  readonly next?: number | undefined;
}

const signedHead = named(
  'SignedHead',
  shape({
    number: eg(whole('From 0.'), 0),
    text: eg(
      text('What was signed, character by character: JSON, as docs/reference/proof-format.md describes it.'),
      '{"county":"610921","events":1000,"first":0,…}',
    ),
    signature: eg(text('Ed25519 over the text as UTF-8, hex.'), 'f3a1…'),
  }),
);

export const headsAnswer = answerOf<HeadsView>()(
  'SignedHeads',
  shape({
    heads: listOf(signedHead),
    total: eg(whole('How many there are.'), 1842),
    'next?': eg(whole('`from` of the next page.'), 100),
  }),
);

export interface InclusionView {
  readonly stream: string;
  readonly revision: number;
  readonly hash: string;
  readonly head: number;
  readonly index: number;
  readonly size: number;
  readonly root: string;
  readonly path: readonly string[];
  readonly under: {
    readonly head: number;
    readonly index: number;
    readonly size: number;
    readonly root: string;
    readonly path: readonly string[];
  };
}

export const inclusionAnswer = answerOf<InclusionView>()(
  'InclusionProof',
  shape({
    stream: eg(text(), 'appeal-0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b'),
    revision: eg(whole(), 0),
    hash: hash('Of the event as it lies in the log now; the leaf.'),
    head: eg(whole('Number of the head that covers it.'), 0),
    index: eg(whole('Of the leaf.'), 7),
    size: eg(whole('Leaves under that head.'), 1000),
    root: hash('Of that head.'),
    path,
    under: shape({
      head: eg(whole('The head that vouches for it.'), 1841),
      index: eg(whole('Of the covering head’s root among the leaves of the tree of heads.'), 0),
      size: eg(whole(), 1842),
      root: hash('`heads` of the vouching head.'),
      path,
    }),
  }),
);

export interface ConsistencyView {
  readonly from: { readonly head: number; readonly size: number; readonly root: string };
  readonly to: { readonly head: number; readonly size: number; readonly root: string };
  readonly path: readonly string[];
}

const end = (number: number) =>
  shape({ head: eg(whole(), number), size: eg(whole(), number + 1), root: hash('`heads` of that head.') });

export const consistencyAnswer = answerOf<ConsistencyView>()(
  'ConsistencyProof',
  shape({ from: end(0), to: end(1841), path }),
);
