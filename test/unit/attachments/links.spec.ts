import { AttachmentLinks } from '../../../src/attachments/links';
import type { Actor } from '../../../src/kernel/actor';
import type { AppealId, AttachmentId, PersonId } from '../../../src/kernel/ids';

const chen: Actor = { id: 'citizen-1' as PersonId, role: 'citizen' };
const linked = {
  appeal: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b' as AppealId,
  attachment: 'f'.repeat(64) as AttachmentId,
  variant: 'thumbnail',
  reader: chen,
} as const;

describe('the address of an attachment', () => {
  let now = Date.parse('2026-07-01T08:00:30+08:00');
  const links = new AttachmentLinks(Buffer.alloc(32, 1), () => now);
  const invalid = expect.objectContaining({ code: 'attachment/link-invalid' });

  it('stands for one attachment of one appeal, as its reader may see it, for five minutes', () => {
    const { token, until } = links.make(linked);
    expect(links.open(token)).toEqual(linked);
    expect(until - now).toBeGreaterThanOrEqual(5 * 60_000);
    expect(until - now).toBeLessThanOrEqual(6 * 60_000);
    now = until - 1;
    expect(links.open(token)).toEqual(linked);
    now = until;
    expect(() => links.open(token)).toThrow(invalid);
  });

  it('tells nobody whose or what it is, and fits an address', () => {
    const { token } = links.make(linked);
    expect(token).toMatch(/^[\w-]{1,700}$/);
    for (const told of ['citizen', linked.appeal, linked.attachment])
      expect(Buffer.from(token, 'base64url').includes(told)).toBe(false);
  });

  it('is the same within a minute, so that a cache finds it again, and another for anything else', () => {
    now = Date.parse('2026-07-01T09:00:00+08:00');
    const one = links.make(linked).token;
    now += 59_000;
    expect(links.make(linked).token).toBe(one);
    expect(links.make({ ...linked, variant: 'original' }).token).not.toBe(one);
    expect(links.make({ ...linked, reader: { ...chen, id: 'x' as PersonId } }).token).not.toBe(one);
  });

  it('cannot be made up or changed', () => {
    const { token } = links.make(linked);
    const bytes = Buffer.from(token, 'base64url');
    for (let at = 0; at < bytes.length; at += 7) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => links.open(changed.toString('base64url'))).toThrow(invalid);
    }
    const other = new AttachmentLinks(Buffer.alloc(32, 2), () => now).make(linked);
    for (const made of ['', 'x', other.token, token.slice(0, 40)])
      expect(() => links.open(made)).toThrow(invalid);
  });
});
