import { randomBytes, randomUUID } from 'node:crypto';
import type { Contact } from '../../../src/appeals';
import type { Role } from '../../../src/kernel/actor';
import type { AppealId, CitizenId, CommandId, CorrelationId, KeyId, PersonId } from '../../../src/kernel/ids';
import type { DataKey } from '../../../src/kernel/ports/primary-data';
import { StoreUnavailable } from '../../../src/kernel/ports/event-store';
import type { Instant } from '../../../src/kernel/time';
import { Identities, IdentityReveals, type HeldIdentities } from '../../../src/access';
import { accessDecider, accessSchemas } from '../../../src/access/domain/reveal';
import { Sealer } from '../../../src/privacy';
import { CommandExecutor } from '../../../src/runtime/executor';
import { MemoryEventStore } from '../../kit/memory-event-store';

const appeal = randomUUID() as AppealId;

class Keys {
  readonly keys = new Map<KeyId, DataKey>();
  take = async () => {
    const key = { id: randomUUID() as KeyId, secret: randomBytes(32) };
    this.keys.set(key.id, key);
    return key;
  };
  find = async (id: KeyId) => this.keys.get(id);
  destroy = async (id: KeyId) => void this.keys.delete(id);
  close = async () => undefined;
}

const actor = (role: Role) => ({ id: `${role}-1` as PersonId, role });

async function setUp(changes: Partial<HeldIdentities> = {}, stood: readonly string[] = []) {
  const before = stood as readonly CitizenId[];
  const keys = new Keys();
  const sealer = new Sealer(keys);
  const [own, hers] = [await sealer.newKey(), await sealer.newKey()];
  const contact: Contact = { name: '陈秀兰', phone: '13891500001' };
  const reporter = { citizen: 'c-1' as CitizenId, contact: sealer.seal(hers, contact) };
  const log = new MemoryEventStore();
  const clock = { now: () => '2026-07-01T00:00:00.000Z' as Instant };
  const inForce = () => ({ versions: { permissions: 1 } });
  const executor = new CommandExecutor({ store: log, clock: clock as never, inForce });
  const identities = new Identities(executor, sealer);
  const reveals = new IdentityReveals(executor, sealer, identities);
  const was = before.map((citizen) => ({ reporter: { ...reporter, citizen } }));
  const held = { key: own.id, violation: false, reporter, before: was, ...changes };
  const ask = (role: Role, commandId = randomUUID()) =>
    reveals.reveal({
      appeal,
      held,
      actor: actor(role),
      purpose: { code: 'contact', reason: '电话核实陈秀兰家停电' },
      relation: 'holder',
      commandId: commandId as CommandId,
      correlationId: randomUUID() as CorrelationId,
    });
  return { keys, own, hers, contact, log, ask, identities, before };
}

describe('revealing who stands behind an appeal', () => {
  it('is on record, with its purpose in clear and its reason sealed, when it is answered', async () => {
    const { ask, log, contact } = await setUp();
    expect(await ask('officer')).toEqual({ reporter: contact });
    const [stored, ...rest] = await log.readAll(0 as never, 10);
    expect(rest).toEqual([]);
    expect(stored).toMatchObject({ stream: `access-${appeal}`, type: 'IdentityRevealed' });
    expect(JSON.parse(stored!.metadata)).toMatchObject({
      actor: { id: 'officer-1', role: 'officer' },
      versions: { permissions: 1 },
    });
    expect(JSON.parse(stored!.data)).toMatchObject({ purpose: 'contact', relation: 'holder' });
    expect(stored!.data).not.toContain('陈秀兰');
  });

  it('records every reading, and a repeated request once', async () => {
    const { ask, log } = await setUp();
    await ask('officer');
    await ask('auditor');
    const commandId = randomUUID();
    await ask('officer', commandId);
    await ask('officer', commandId);
    expect(await log.readAll(0 as never, 10)).toHaveLength(3);
  });

  it('shows nothing that could not be recorded', async () => {
    const { ask, log } = await setUp();
    log.append = () => Promise.reject(new StoreUnavailable('down'));
    await expect(ask('officer')).rejects.toMatchObject({ code: 'store/unavailable' });
  });

  it.each(['officer', 'dispatcher', 'grid-worker'] as const)(
    'never shows a %s who reported a violation',
    async (role) => {
      const { ask, log } = await setUp({ violation: true });
      await expect(ask(role)).rejects.toMatchObject({ code: 'reveal/refused' });
      expect(await log.readAll(0 as never, 10)).toEqual([]);
    },
  );

  it('shows it to those who watch the handlers', async () => {
    const { ask, contact } = await setUp({ violation: true });
    expect(await ask('auditor')).toEqual({ reporter: contact });
  });

  it('shows who stood there before, but nobody whose data are restricted', async () => {
    const { ask, contact, before, identities } = await setUp({}, ['c-2', 'c-3']);
    const shown = { reporter: contact };
    expect(await ask('officer')).toEqual({ ...shown, before: [shown, shown] });
    const from = {
      ...{ actor: actor('auditor'), commandId: randomUUID() as CommandId },
      correlationId: randomUUID() as CorrelationId,
    };
    const asked = { ground: 'contested', reason: '号码有误', appeals: [], from } as const;
    await identities.restrict({ citizen: before[0]!, ...asked });
    expect(await ask('officer')).toEqual({ ...shown, before: [{}, shown] });
  });

  it('says when there is nobody, or nothing left to show', async () => {
    await expect((await setUp({ reporter: undefined })).ask('officer')).rejects.toMatchObject({
      code: 'reveal/nobody',
    });
    const erased = await setUp();
    await erased.keys.destroy(erased.hers.id);
    await expect(erased.ask('officer')).rejects.toMatchObject({ code: 'reveal/erased' });
    const whole = await setUp();
    await whole.keys.destroy(whole.own.id);
    await expect(whole.ask('officer')).rejects.toMatchObject({ code: 'reveal/erased' });
  });

  it('reads a sentence of before there was a list as its reason', () => {
    const said = { box: 'x', key: 'k' };
    for (const type of ['IdentityRevealed', 'PersonLookedUp'] as const)
      expect(accessSchemas.upcasts[type]![1]!({ appeal, purpose: said })).toEqual({
        ...{ appeal, purpose: 'unlisted', reason: said },
      });
  });

  it('has a schema for each of its events', () => {
    expect(Object.keys(accessSchemas.versions)).toEqual([
      'IdentityRevealed',
      'PersonLookedUp',
      'EvidenceExported',
      'AuditorRead',
      'ListExported',
      'IdentityRestricted',
      'RestrictionLifted',
      'IdentityErased',
      'ErasureFinished',
      'LooksWithheld',
      'WithholdingEnded',
    ]);
    expect(accessDecider.misses({ reveals: 1 }, {} as never)).toEqual([]);
  });
});
