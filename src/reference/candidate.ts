import { DomainError } from '../kernel/domain-error';
import type { RegionCode } from '../kernel/ids';
import { InvalidDocument } from '../kernel/invalid-document';
import type { Bilingual } from '../kernel/language';
import type { EventReader } from '../kernel/ports/event-store';
import type { CalendarDocument } from '../sla';
import { readDocument } from './load';
import type { ReferenceDocuments } from './model';
import { bothWays } from './reasons';
import { referenceSources } from './sources';
import type { AdministeredDocument } from './versions';

/** Why a document must not come into force. */
export interface Fault {
  readonly pointer: string;
  readonly reason: Bilingual;
}

export const invalidDocument = (fault: Fault) => new DomainError('reference/invalid-document', { ...fault });

/**
 * A document as it would come into force, judged on its own and beside what is in force.
 * @throws DomainError `reference/invalid-document` with `pointer` and `reason`
 */
export async function judged<Name extends AdministeredDocument>(
  name: Name,
  document: unknown,
  reader: Pick<EventReader, 'readStream'>,
  county: RegionCode,
): Promise<ReferenceDocuments[Name]> {
  try {
    const valid = referenceSources[name].validate(document);
    const fault = await faultBeside(name, valid, reader, county);
    if (fault !== undefined) throw new InvalidDocument(fault.pointer, fault.reason);
    return valid;
  } catch (error) {
    if (!(error instanceof InvalidDocument)) throw error;
    throw invalidDocument({ pointer: error.pointer, reason: bothWays(error.reason) });
  }
}

async function faultBeside(
  name: AdministeredDocument,
  document: object,
  reader: Pick<EventReader, 'readStream'>,
  county: RegionCode,
): Promise<Pick<InvalidDocument, 'pointer' | 'reason'> | undefined> {
  if (name === 'calendar')
    return (document as CalendarDocument).county === county
      ? undefined
      : { pointer: '/county', reason: `must be ${county}, whose calendar it is` };
  if (name === 'scoring') return undefined;
  const catalogue = await readDocument(reader, 'catalogue', county);
  const names = new Set((document as ReferenceDocuments['policies']).policies.map((policy) => policy.name));
  const service = catalogue?.document.services.find(({ policy }) => !names.has(policy));
  return (
    service && {
      pointer: '/policies',
      reason: `has no ${service.policy}, which the service ${service.id} follows`,
    }
  );
}
