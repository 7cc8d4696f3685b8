import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexPermissions, unknownVerb, validatePermissions } from '../../../src/access';
import { compose } from '../../../src/app/composition';
import { features } from '../../../src/app/features';
import { SYSTEM } from '../../../src/kernel/actor';

const deployed = () =>
  JSON.parse(readFileSync(join(__dirname, '../../../deploy/access/permissions.json'), 'utf8'));
const { verbs } = compose(features);

describe('the access policy', () => {
  it('that is deployed holds, and somebody may do every verb', () => {
    const document = validatePermissions(deployed());
    expect(unknownVerb(document, verbs)).toBeUndefined();
    const permitted = new Set(Object.values(document.roles).flatMap(({ may }) => may));
    expect(verbs.filter((verb) => !permitted.has(verb))).toEqual([]);
  });

  it('names what is wrong with a document', () => {
    const without = deployed();
    delete without.roles.auditor;
    const stray = deployed();
    stray.roles.mayor = {};
    const sightless = deployed();
    sightless.roles.officer.sees = 'all';
    expect(() => validatePermissions(without)).toThrow(/\/roles\/auditor/);
    expect(() => validatePermissions(stray)).toThrow(/\/roles\/mayor.*not a known field/);
    expect(() => validatePermissions(sightless)).toThrow(/\/roles\/officer\/sees.*must be one of/);
  });

  it('names a verb that no feature brings', () => {
    const document = deployed();
    document.roles.officer.may[1] = 'judge';
    expect(unknownVerb(validatePermissions(document), verbs)).toMatchObject({
      pointer: '/roles/officer/may/1',
      reason: expect.stringContaining('must be one of') as string,
    });
  });

  it('leaves the engine’s own verbs to the engine', () => {
    const permissions = indexPermissions(validatePermissions(deployed()), 3);
    expect(permissions.may(SYSTEM.role, 'recordMisses')).toBe(true);
    expect(permissions.may('dispatcher', 'recordMisses')).toBe(false);
    const document = deployed();
    document.roles.dispatcher.may.push('absorb');
    expect(unknownVerb(validatePermissions(document), verbs)?.pointer).toMatch(/\/roles\/dispatcher\/may\//);
    expect(permissions.version).toBe(3);
  });
});
