import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

export const KEY = 'dJ4Vq8Zr1Xw6Yt3Ks9Bn2Mc7';

/** One of a kind for every field that may tell of a person, so that whatever leaks says where from. */
export const canaries = {
  tokenName: '柯玉珍金丝雀甲',
  tokenPhone: '13891577701',
  tokenSubject: 'wx-jinsique-8f3a77',
  reporterName: '龚承祖金丝雀乙',
  reporterPhone: '13891577702',
  reporterIdNumber: '612423198702147703',
  reporterAddress: '盘龙村七组老槐树下金丝雀',
  proxyName: '尹代办金丝雀丙',
  proxyPhone: '13891577704',
  words: '我家房梁被压断金丝雀丁',
  summary: '树压房梁金丝雀戊',
  form: '87770000055',
  placeAddress: '晒场边第二户金丝雀己',
  latitude: '32.7716347',
  longitude: '108.4917283',
  transcript: '快来人吧金丝雀庚',
  comment: '昨夜又倒一截金丝雀辛',
  contactNote: '电话里说老人怕黑金丝雀壬',
  returnGround: '户主是我表舅金丝雀癸',
  returnBasis: '村里花名册上柯姓一户金丝雀震',
  returnReason: '柯家户口在本镇金丝雀巽',
  classifyReason: '柯老汉与侄儿争地界金丝雀坎',
  recallReason: '柯家与村主任是亲戚金丝雀离',
  routeReason: '柯家认得村支书金丝雀艮',
  transferReason: '柯家地跨两村金丝雀兑',
  escalateReason: '柯老汉三次上门金丝雀乾',
  mergeReason: '都是柯家那台变压器金丝雀坤',
  unmergeReason: '柯家另有一处断线金丝雀屯',
  acknowledgement: '119已到柯家灶房金丝雀蒙',
  reviewer: '柯家请的市局老周金丝雀需',
  progress: '已到柯家院坝金丝雀子',
  question: '您家户号多少金丝雀丑',
  answer: '户号在老伴名下金丝雀寅',
  account: '已给柯家换新梁金丝雀卯',
  rejectReason: '没问柯家意见金丝雀辰',
  receiptNote: '柯家大媳妇在家金丝雀巳',
  followUpNote: '柯婆婆说好金丝雀午',
  remark: '谢谢小王金丝雀未',
  withdrawReason: '儿子回来修了金丝雀申',
  reopenReason: '梁又歪了金丝雀酉',
  purpose: '给柯家送钥匙金丝雀戌',
  declineNote: '柯家已起诉金丝雀亥',
  reviewGround: '不服对柯家的答复金丝雀地',
  opinion: '柯家所述属实金丝雀天',
  fileName: 'keyuzhen-jinsique-photo',
  exifOwner: 'jinsique exif owner',
  idempotencyKey: KEY,
  userAgent: 'jinsique-browser/7.7',
  wrongPhone: '1389157770x金丝雀',
  wrongService: '金丝雀-service',
} as const;

/** What no view has: it is recorded, or dropped, or never taken. */
export const neverShown = [
  'tokenSubject',
  'purpose',
  'fileName',
  'exifOwner',
  'idempotencyKey',
  'userAgent',
  'wrongPhone',
  'wrongService',
];

/** Every form in which one string could lie about: as text, in other encodings, or written into something else. */
const formsOf = (canary: string): readonly Buffer[] => {
  const utf8 = Buffer.from(canary, 'utf8');
  const escaped = JSON.stringify(canary).slice(1, -1);
  const ascii = [...canary].map((sign) => unicodeEscape(sign)).join('');
  return [
    utf8,
    Buffer.from(canary, 'utf16le'),
    Buffer.from(canary, 'utf16le').swap16(),
    Buffer.from(utf8.toString('hex')),
    Buffer.from(utf8.toString('hex').toUpperCase()),
    Buffer.from(encodeURIComponent(canary)),
    Buffer.from(encodeURIComponent(canary).toLowerCase()),
    Buffer.from(escaped),
    Buffer.from(ascii),
    ...base64Of(utf8),
  ];
};

const unicodeEscape = (sign: string): string =>
  sign < '\x7f'
    ? sign
    : [...Buffer.from(sign, 'utf16le').swap16().toString('hex').matchAll(/.{4}/g)]
        .map(([hex]) => `\\u${hex}`)
        .join('');

/** What is certain of its base64 wherever in a longer text it starts: the edges depend on the neighbours. */
const base64Of = (bytes: Buffer): readonly Buffer[] =>
  [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      .replace(/=+$/, '');
    const certain = text.slice(
      shift === 0 ? 0 : shift + 1,
      (bytes.length + shift) % 3 === 0 ? undefined : -1,
    );
    return [Buffer.from(certain), Buffer.from(certain.replaceAll('+', '-').replaceAll('/', '_'))];
  });

/** Which canaries sing in these bytes, by name. */
export function heardIn(bytes: Buffer, canaries: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(canaries)
    .filter(([, canary]) => formsOf(canary).some((form) => bytes.includes(form)))
    .map(([name]) => name);
}

/** Every file below a folder with its bytes. */
export function bytesOf(folder: string): readonly (readonly [file: string, bytes: Buffer])[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => [name, readFileSync(join(folder, name))]);
}
