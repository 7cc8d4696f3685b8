import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { indexPermissions, permittedVerbs, validatePermissions } from '../../../src/access';
import { SYSTEM } from '../../../src/kernel/actor';

const deployed = () =>
  JSON.parse(readFileSync(join(__dirname, '../../../deploy/access/permissions.json'), 'utf8'));

describe('the access policy', () => {
  it('that is deployed holds, and somebody may do every verb', () => {
    const { roles } = validatePermissions(deployed());
    const permitted = new Set(Object.values(roles).flatMap(({ may }) => may));
    expect([...permittedVerbs].filter((verb) => !permitted.has(verb))).toEqual([]);
  });

  it('names what is wrong with a document', () => {
    const without = deployed();
    delete without.roles.auditor;
    const unknownVerb = deployed();
    unknownVerb.roles.officer.may[1] = 'judge';
    const stray = deployed();
    stray.roles.mayor = {};
    expect(() => validatePermissions(without)).toThrow(/\/roles\/auditor/);
    expect(() => validatePermissions(unknownVerb)).toThrow(/\/roles\/officer\/may\/1.*must be one of/);
    expect(() => validatePermissions(stray)).toThrow(/\/roles\/mayor.*not a known field/);
  });

  it('leaves the engine’s own verbs to the engine', () => {
    const permissions = indexPermissions(validatePermissions(deployed()), 3);
    expect(permissions.may(SYSTEM.role, 'recordMisses')).toBe(true);
    expect(permissions.may('dispatcher', 'recordMisses')).toBe(false);
    expect(() => {
      const document = deployed();
      document.roles.dispatcher.may.push('absorb');
      validatePermissions(document);
    }).toThrow(/absorb|must be one of/);
    expect(permissions.version).toBe(3);
  });
});
