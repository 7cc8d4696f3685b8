/** One of July's appeals, as a line of the month's record would have it. */
export interface JulyMatter {
  /** RFC 3339, the county's working hours. */
  readonly at: string;
  readonly village: string;
  readonly phone: string;
  readonly channel: 'wechat' | 'app' | 'web' | 'hotline' | 'window' | 'grid';
  /** Said, typed or shown. */
  readonly by: 'text' | 'voice' | 'photo';
  readonly service: string;
  readonly words: string;
  /** Where the service asks for more than words. */
  readonly form?: Record<string, unknown>;
  /** The unit that the list, or the lowest tier, names. */
  readonly holder: string;
  /** Answered by that unit without further handling. */
  readonly direct?: true;
  /** Minutes from the call to the resolution. */
  readonly takes: number;
  readonly account: string;
}

const centre = (region: string): string => `centre-${region}`;
const at = (day: string, time: string): string => `2026-07-${day}T${time}:00+08:00`;
const [POWER, FARMS, WATER, WATERWORKS] = [
  'ent-power',
  'dept-agriculture',
  'dept-water',
  'ent-water',
] as const;

const FROM_AWAY = { arrivedFrom: '四川省成都市', arrivedOn: '2026-07-23', transport: '火车' };

/** Eighteen, in the order of the month; the study tells of the power cut, the maize, the marriage and the rubbish. */
// prettier-ignore
export const julyMatters: readonly JulyMatter[] = [
  { at: at('02', '08:35'), village: '610921102201', phone: '13891500011', channel: 'app', by: 'text', service: 'infrastructure-power', words: '家里停电，左右邻居都有电', holder: POWER, takes: 75, account: '入户线接头烧断，已重新压接送电' },
  { at: at('03', '09:05'), village: '610921110203', phone: '13891500012', channel: 'wechat', by: 'photo', service: 'crop-damage', words: '昨夜大雨，坡下玉米倒伏两亩多', holder: FARMS, takes: 170, account: '农技员到田查勘，指导扶苗排水，协助报保险' },
  { at: at('06', '09:20'), village: '610921107200', phone: '13891500013', channel: 'wechat', by: 'text', service: 'policy-consultation', words: '女儿在外省打工，回来办结婚登记要带什么？', holder: centre('610921107'), direct: true, takes: 15, account: '双方身份证、户口簿原件，可跨省在任一方常住地婚姻登记机关办理' },
  { at: at('06', '14:40'), village: '610921102206', phone: '13891500014', channel: 'app', by: 'photo', service: 'sanitation', words: '村口垃圾池满了一周没人清运', holder: centre('610921102206'), takes: 120, account: '已清运两车，垃圾池消杀，改为每周两清' },
  { at: at('07', '09:00'), village: '610921100001', phone: '13891500015', channel: 'app', by: 'voice', service: 'infrastructure-light', words: '南街巷口路灯坏了三盏', holder: 'dept-housing', takes: 150, account: '更换灯头三只，线路检修正常' },
  { at: at('08', '08:45'), village: '610921101200', phone: '13891500016', channel: 'wechat', by: 'text', service: 'infrastructure-water', words: '村里自来水断水一天了', holder: WATER, takes: 160, account: '取水口淤堵已清，恢复供水' },
  { at: at('09', '10:00'), village: '610921112200', phone: '13891500017', channel: 'wechat', by: 'voice', service: 'infrastructure-road', words: '便道路面塌了一块，三轮车过不去', holder: centre('610921112200'), takes: 60, account: '垫石填平，设警示桩' },
  { at: at('10', '09:30'), village: '610921104200', phone: '13891500018', channel: 'web', by: 'text', service: 'direct-line', words: '老人出门看病不便，想请签约医生上门', holder: centre('610921104'), takes: 90, account: '已联系镇卫生院，签约医生下午上门' },
  { at: at('13', '08:50'), village: '610921105200', phone: '13891500019', channel: 'app', by: 'text', service: 'infrastructure-power', words: '电压太低，水泵带不动', holder: POWER, takes: 180, account: '调整变压器分接头，末端电压合格' },
  { at: at('14', '09:15'), village: '610921108200', phone: '13891500020', channel: 'wechat', by: 'photo', service: 'crop-damage', words: '野猪拱了半亩红薯地', holder: FARMS, takes: 140, account: '现场登记受损，会同林业站安装防护' },
  { at: at('15', '14:45'), village: '610921100003', phone: '13891500021', channel: 'web', by: 'text', service: 'sanitation', words: '菜市场后巷污水外溢', holder: 'dept-urban-management', takes: 100, account: '疏通窨井，冲洗路面' },
  { at: at('16', '09:40'), village: '610921103200', phone: '13891500022', channel: 'app', by: 'voice', service: 'neighbour-dispute', words: '邻居排水沟改道冲我家院墙', holder: centre('610921103200'), takes: 45, account: '双方同意恢复原沟，网格员见证' },
  { at: at('17', '08:40'), village: '610921110206', phone: '13891500023', channel: 'app', by: 'text', service: 'risk-report', words: '屋后土坡裂了缝，下雨怕滑', holder: centre('610921110'), takes: 40, account: '已撤离两户，设监测点，专人值守' },
  { at: at('20', '09:10'), village: '610921107001', phone: '13891500024', channel: 'wechat', by: 'text', service: 'deputy-work', words: '建议在集镇增设公交招呼站', holder: 'congress-610921', takes: 120, account: '已列入代表建议，交交通运输局研办，本月答复' },
  { at: at('22', '10:05'), village: '610921100004', phone: '13891500025', channel: 'app', by: 'text', service: 'infrastructure-water', words: '小区水压不足，六楼上不去水', holder: WATERWORKS, takes: 90, account: '加压泵滤网已清洗，水压恢复' },
  { at: at('24', '09:00'), village: '610921102210', phone: '13891500026', channel: 'wechat', by: 'voice', service: 'epidemic-report', words: '儿子从外省返乡，需要报备吗', form: FROM_AWAY, holder: centre('610921102210'), takes: 30, account: '已登记行程，健康监测三日，无需隔离' },
  { at: at('28', '14:35'), village: '610921108201', phone: '13891500027', channel: 'wechat', by: 'photo', service: 'sanitation', words: '河堤下面有人倒建筑渣土', holder: centre('610921108201'), takes: 110, account: '渣土已清，倾倒人已教育并签承诺书' },
  { at: at('30', '08:55'), village: '610921112203', phone: '13891500028', channel: 'app', by: 'text', service: 'infrastructure-power', words: '变压器异响，夜里有火花', holder: POWER, takes: 150, account: '更换跌落式熔断器，测温正常' },
];
