import { DomainError } from '../../../src/kernel/domain-error';
import {
  calledPurpose,
  indexLooking,
  noLooking,
  purposeFrom,
  UNLISTED,
  type LookingDocument,
} from '../../../src/looking';

const document: LookingDocument = {
  ...noLooking,
  purposes: [
    { code: 'follow-up', zh: '办结后回访', en: 'Calling back', for: ['reveal'] },
    { code: 'handling', zh: '办理', en: 'Handling' },
  ],
};
const county = indexLooking(document, 1);
const strict = indexLooking({ ...document, wordsAlone: false }, 1);

const refusal = (work: () => unknown) => {
  try {
    return work();
  } catch (error) {
    if (error instanceof DomainError) return [error.code, error.details];
    throw error;
  }
};

describe('a purpose', () => {
  it('is one of the list, with what it is about', () => {
    expect(purposeFrom({ purpose: 'follow-up', reason: '回访前核对电话' }, 'reveal', strict)).toEqual({
      ...{ code: 'follow-up', reason: '回访前核对电话' },
    });
  });

  it('of the list alone says too little', () => {
    expect(refusal(() => purposeFrom({ purpose: 'handling' }, 'reveal', county))).toEqual([
      'purpose/reason-needed',
      {},
    ]);
  });

  it('in words alone is kept as such, as long as the county lets it', () => {
    const written = { purpose: '回访前核对电话' };
    expect(purposeFrom(written, 'reveal', county)).toEqual({ code: UNLISTED, reason: '回访前核对电话' });
    expect(refusal(() => purposeFrom(written, 'reveal', strict))).toEqual([
      'purpose/unlisted',
      { listed: 'follow-up, handling' },
    ]);
  });

  it.each([
    ['that is misspelt', { purpose: 'folow-up' }],
    ['that is misspelt, with a reason', { purpose: 'folow-up', reason: '回访前核对电话' }],
    ['of another act', { purpose: 'follow-up', reason: '回访前核对电话' }],
    ['in words, with a reason', { purpose: '回访一下', reason: '回访前核对电话' }],
    ['that is the word for none', { purpose: UNLISTED, reason: '回访前核对电话' }],
  ])('%s is refused, with those that there are', (_, written) => {
    expect(refusal(() => purposeFrom(written, 'look-up', county))).toEqual([
      'purpose/unlisted',
      { listed: 'handling' },
    ]);
  });

  it('is called as the list has it today', () => {
    expect(calledPurpose('follow-up', county).zh).toBe('办结后回访');
    expect(calledPurpose(UNLISTED, county).zh).toBe('未选用途，只写了事由');
    expect(calledPurpose('gone-since', county)).toEqual({ zh: 'gone-since', en: 'gone-since' });
  });
});
