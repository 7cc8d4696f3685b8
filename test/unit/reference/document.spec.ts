import { compose } from '../../../src/app/composition';
import { features } from '../../../src/app/features';
import { SYSTEM } from '../../../src/kernel/actor';
import type { Instant } from '../../../src/kernel/time';
import { contentHash } from '../../../src/reference/content-hash';
import {
  documentDecider,
  type DocumentState,
  type ImportDocument,
} from '../../../src/reference/domain/document';
import { mismatchOf } from '../../../src/reference/domain/together';
import { referenceSources } from '../../../src/reference';
import { DEPLOY, HANYIN } from '../../kit/hanyin';

const context = { now: '2026-07-01T02:00:00.000Z' as Instant, actor: SYSTEM, versions: {} };
const importing = (contentHash: string, verb: ImportDocument['verb'] = 'import'): ImportDocument => ({
  verb,
  data: { contentHash, document: { county: '610921' } },
});
const after = (state: DocumentState, command: ImportDocument): DocumentState =>
  documentDecider.decide(command, state, context).reduce(
    (folded, event, revision) =>
      documentDecider.evolve(folded, event, {
        revision: revision as never,
        occurredAt: context.now,
        actor: SYSTEM,
      }),
    state,
  );

describe('a document of reference data', () => {
  it('given none · when one is imported · then it is the first version', () => {
    expect(documentDecider.decide(importing('a'), documentDecider.initial, context)).toEqual([
      { type: 'DocumentImported', data: { contentHash: 'a', document: { county: '610921' } } },
    ]);
  });

  it('given a version · when the same content comes again · then nothing happens', () => {
    const state = after(documentDecider.initial, importing('a'));
    expect(documentDecider.decide(importing('a'), state, context)).toEqual([]);
    expect(documentDecider.decide(importing('b'), state, context)).toHaveLength(1);
  });

  it('given a, then b · when a start finds a again · then nothing happens: its files are older', () => {
    const state = after(after(documentDecider.initial, importing('a')), importing('b'));
    expect(documentDecider.decide(importing('a'), state, context)).toEqual([]);
  });

  it('given a, then b · when an operator publishes a again · then it is a new version', () => {
    const state = after(after(documentDecider.initial, importing('a')), importing('b'));
    expect(documentDecider.decide(importing('a', 'publish'), state, context)).toHaveLength(1);
    expect(documentDecider.decide(importing('b', 'publish'), state, context)).toEqual([]);
  });
});

it('the hash of content does not hang on the order of its fields', () => {
  expect(contentHash({ county: '610921', units: [] })).toBe(contentHash({ units: [], county: '610921' }));
  expect(contentHash({ units: ['dept-water', 'ent-water'] })).not.toBe(
    contentHash({ units: ['ent-water', 'dept-water'] }),
  );
});

describe('documents must bear each other out', () => {
  const whole = {
    directory: referenceSources.directory.validate(referenceSources.directory.read(DEPLOY, HANYIN).document),
    catalogue: referenceSources.catalogue.validate(referenceSources.catalogue.read(DEPLOY, HANYIN).document),
    policies: referenceSources.policies.validate(referenceSources.policies.read(DEPLOY, HANYIN).document),
    permissions: referenceSources.permissions.validate(
      referenceSources.permissions.read(DEPLOY, HANYIN).document,
    ),
  };

  const { verbs } = compose(features);

  it("Hanyin's do", () => {
    expect(mismatchOf(whole, verbs)).toBeUndefined();
  });

  it('a service needs its policy', () => {
    expect(mismatchOf({ ...whole, policies: { policies: [] } }, verbs)).toMatchObject({
      name: 'catalogue',
      pointer: '/services/0/policy',
    });
  });

  it('a duty needs its service', () => {
    const services = whole.catalogue.services.filter(({ id }) => id !== 'deputy-work');
    expect(mismatchOf({ ...whole, catalogue: { services } }, verbs)).toEqual({
      name: 'directory',
      pointer: '/dispatchList/8/service',
      reason: 'service deputy-work is unknown',
    });
  });

  it('a permission needs a verb that a feature brings, and that people send', () => {
    const fewer = verbs.filter((verb) => verb !== 'transfer');
    expect(mismatchOf(whole, fewer)).toMatchObject({
      name: 'permissions',
      pointer: expect.stringMatching(/^\/roles\/[a-z-]+\/may\/\d+$/) as string,
      reason: expect.stringContaining('must be one of report, comment') as string,
    });
    expect(verbs).not.toContain('recordMisses');
  });
});
