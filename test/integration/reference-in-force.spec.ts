import { ReferenceInForce } from '../../src/reference';
import { County } from '../kit/edited-county';
import { eventually } from '../kit/eventually';
import { serviceId } from '../kit/hanyin';

let county: County;
beforeEach(() => {
  county = new County();
});
afterEach(() => county.remove());

describe('what is in force follows the log', () => {
  const lines: string[] = [];
  const log = { info: () => undefined, warn: (_facts: object, line: string) => void lines.push(line) };
  let node: ReferenceInForce | undefined;
  afterEach(() => node?.close());

  const follow = async () => {
    const { data } = await county.start();
    node = new ReferenceInForce(data, { ...county.from, log });
    return node;
  };

  it('a version that another node publishes comes into force here, too, without a restart', async () => {
    const { current } = await follow();
    const before = current();
    county.renameSanitation('环境卫生', '城乡环境卫生');
    await county.publish('catalogue');
    await eventually(current, ({ versions }) => versions.catalogue === 2);
    expect(current().catalogue.service(serviceId('sanitation'))?.name.zh).toBe('城乡环境卫生');
    expect(before.versions.catalogue).toBe(1);
  });

  it('what was decided by an older version can be told with the names of its day', async () => {
    const { current } = await follow();
    county.renameSanitation('环境卫生', '城乡环境卫生');
    await county.publish('catalogue');
    await eventually(current, ({ versions }) => versions.catalogue === 2);
    const named = async (versions: Readonly<Record<string, number>>) =>
      (await node!.asOf(versions)).catalogue.service(serviceId('sanitation'))?.name.zh;
    expect(await named({ directory: 1, catalogue: 1 })).toBe('环境卫生');
    expect(await named({ directory: 1, catalogue: 2 })).toBe('城乡环境卫生');
    expect(await named({})).toBe('城乡环境卫生');
    const reads = county.store.calls.readStream;
    await named({ directory: 1, catalogue: 1 });
    expect(county.store.calls.readStream).toBe(reads);
    await expect(named({ directory: 1, catalogue: 9 })).rejects.toThrow('catalogue-610921 in version 9');
  });

  it('what cannot be read leaves the older version in force, with a line, and is tried again', async () => {
    const { current } = await follow();
    county.renameSanitation('环境卫生', '城乡环境卫生');
    await county.publish('catalogue');
    const read = county.store.readStream.bind(county.store);
    county.store.readStream = () => Promise.reject(new Error('the disk is away'));
    await eventually(
      () => lines,
      (seen) => seen.length > 0,
    );
    expect(current().versions.catalogue).toBe(1);
    county.store.readStream = read;
    await eventually(current, ({ versions }) => versions.catalogue === 2);
  });

  it('asks for documents only when the log has grown', async () => {
    const { current } = await follow();
    let heads = 0;
    const newest = county.store.newest.bind(county.store);
    county.store.newest = () => {
      heads++;
      return newest();
    };
    await eventually(
      () => heads,
      (times) => times >= 1,
    );
    const asked = { ...county.store.calls };
    await eventually(
      () => heads,
      (times) => times >= 3,
    );
    expect(county.store.calls).toEqual(asked);
    expect(current().versions.catalogue).toBe(1);
    // Then one question for all of them, and their streams are read only where it says so.
    county.renameSanitation('环境卫生', '城乡环境卫生');
    await county.publish('catalogue');
    await eventually(current, ({ versions }) => versions.catalogue === 2);
    expect(county.store.calls.holdsAny).toBe(asked.holdsAny + 1);
  });
});
