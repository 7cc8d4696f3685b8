/** The story of the API document: the tree in 盘龙村, 蒲溪镇. */
export const reportExample = {
  channel: 'app',
  service: 'infrastructure-power',
  words: '电线杆倾斜，把院边的树推到我家房上，母亲一人在家',
  place: { region: '610921102206', address: '盘龙村三组陈家院坝' },
};

export const ID = '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b';
export const EVENT = '5f8a9b0c-1d2e-8f4a-8b5c-0190a1b23c4d';
export const NUMBER = '610921-20260701-0001';
export const TOWN = 'centre-610921102';
export const VILLAGE = '610921102206';
export const SERVICE = 'infrastructure-power';
export const HASH = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const at = (time: string, day = '01'): string => `2026-07-${day}T${time}.000+08:00`;

const townName = { [TOWN]: '蒲溪镇综治中心' };
export const names = { ...townName, [VILLAGE]: '盘龙村', [SERVICE]: '供电设施' };
export const townNames: Readonly<Record<string, string>> = townName;
