import { spanOf } from '../../../src/attachments/range';

describe('the part that a Range header asks for, of 1000 bytes', () => {
  it.each([
    [undefined, 'whole'],
    ['bytes=0-', { from: 0, to: 1000 }],
    ['bytes=0-0', { from: 0, to: 1 }],
    ['bytes=500-599', { from: 500, to: 600 }],
    ['bytes=900-5000', { from: 900, to: 1000 }],
    ['bytes=-100', { from: 900, to: 1000 }],
    ['bytes=-5000', { from: 0, to: 1000 }],
    ['bytes=1000-', 'none'],
    ['bytes=-0', 'none'],
    // Several parts, other units and nonsense may be answered with all of it.
    ['bytes=0-1,5-6', 'whole'],
    ['lines=0-1', 'whole'],
    ['bytes=9-5', 'whole'],
    ['bytes=-', 'whole'],
  ])('%s', (header, span) => {
    expect(spanOf(header, 1000)).toEqual(span);
  });

  it('is none of nothing', () => {
    expect(spanOf('bytes=0-', 0)).toBe('none');
    expect(spanOf('bytes=-5', 0)).toBe('none');
  });
});
