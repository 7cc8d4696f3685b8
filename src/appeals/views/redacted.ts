import type { AttachmentId } from '../../kernel/ids';
import { readAs, type Redactions } from '../domain/redactions';
import { isSealed } from './opened';

/**
 * A view as everybody but an auditor with a purpose reads it: each text as it stands since something in it was hidden, and each
 * attachment that is hidden marked as such. Whatever event it came from, and however long ago.
 */
export function redactedIn<View>(view: View, redactions: Redactions): View {
  const { texts, attachments } = redactions;
  if (Object.keys(texts).length + attachments.length === 0) return view;
  return read(view, redactions, new Set(attachments)) as View;
}

function read(value: unknown, redactions: Redactions, hidden: ReadonlySet<AttachmentId>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => read(item, redactions, hidden));
  if (isSealed(value)) return readAs(value, redactions);
  const members = Object.entries(value).map(
    ([name, member]) => [name, read(member, redactions, hidden)] as const,
  );
  return Object.fromEntries(isHidden(value, hidden) ? [...members, ['redacted', true]] : members);
}

const isHidden = (value: object, hidden: ReadonlySet<AttachmentId>): boolean =>
  'mediaType' in value && 'id' in value && hidden.has(value.id as AttachmentId);
