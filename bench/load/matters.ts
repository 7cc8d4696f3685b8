import type { ReportBody } from '../../test/kit/api/types';
import { phoneOf } from './tokens';

/** Realistic reports: about 600 bytes, most of them Chinese. Each is a little different, as people are. */
const matters = [
  {
    service: 'infrastructure-power',
    words:
      '昨夜大风把村口的水泥电杆吹歪了，电线搭在老屋旁的核桃树上，树又压着厨房的瓦，母亲一个人在家不敢出门。请供电所尽快派人来看，今天还有雨，怕线断了伤人。老屋在路坎下面，车开不进来，从村小学旁边的小路走过来十分钟。',
    form: { fault: '线路或电杆损坏', households: 6, dangerous: true },
  },
  {
    service: 'infrastructure-power',
    words:
      '我们组从昨天傍晚开始停电，到现在还没有来，冰柜里的东西都化了，家里有两位老人要用制氧机，请问什么时候能修好？隔壁两个院子也一样，问了几次都说在排查。听说是上面的变压器烧了，要是今天修不好，能不能先拉一根临时的线过来？',
    form: { fault: '停电', households: 23 },
  },
];

/** 盘龙村, 蒲溪村, 果园社区, 五一村, 东坝村, 界牌村. */
export const villages = [
  '610921102206',
  '610921102200',
  '610921100009',
  '610921100209',
  '610921101203',
  '610921103209',
] as const;

export function reportedMatter(ordinal: number) {
  const { service, words, form } = matters[ordinal % matters.length] as (typeof matters)[number];
  return {
    channel: 'app' as const,
    service,
    words: `${words}（第${ordinal}次反映）`,
    form,
    place: {
      region: villages[ordinal % villages.length] as string,
      address: `${(ordinal % 9) + 1}组${(ordinal % 60) + 1}号`,
      location: { latitude: 32.89 + (ordinal % 100) / 1000, longitude: 108.51 },
    },
  } satisfies ReportBody;
}

/** The same as another system hands it in: a case of its own, with whom to call. */
export function handedIn(id: string, ordinal: number) {
  const { channel: _, ...matter } = reportedMatter(ordinal);
  return {
    ...matter,
    ...{ id, case: id },
    reporter: { name: '赵小兰', phone: phoneOf(ordinal % 200) },
  };
}
