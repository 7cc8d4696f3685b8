import { diagnose } from '../../../src/edge/problems/diagnose';
import { AttachmentsUnavailable } from '../../../src/kernel/ports/attachment-store';
import { OutcomeUnknown, StoreUnavailable } from '../../../src/kernel/ports/event-store';
import { PrimaryDataUnavailable } from '../../../src/kernel/ports/primary-data';

describe('an error of a port, as the caller is told of it', () => {
  it.each([
    ['the log', new StoreUnavailable('disk full'), 'store/unavailable'],
    ['keys and numbers', new PrimaryDataUnavailable('disk full'), 'store/unavailable'],
    ['the attachments', new AttachmentsUnavailable('disk full'), 'store/unavailable'],
    ['an append that may have been stored', new OutcomeUnknown('gone'), 'command/outcome-unknown'],
    ['what nobody foresaw', new TypeError('oops'), 'server/failed'],
  ])('%s', (_, error, code) => expect(diagnose(error, {}).code).toBe(code));
});
