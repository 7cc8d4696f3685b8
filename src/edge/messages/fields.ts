import type { Bilingual } from '../../kernel/language';

/** What is wrong with one field, and what it should be. */
export const fieldMessages = {
  'field/required': { zh: '必填，请补上', en: 'is required: add it' },
  'field/unknown': { zh: '没有这个字段，请去掉', en: 'is not a known field: leave it out' },
  'field/not-text': { zh: '应为文字', en: 'should be text' },
  'field/too-short': { zh: '至少 {min} 个字', en: 'should have at least {min} characters' },
  'field/says-nothing': { zh: '请用文字写明', en: 'should say something in words' },
  'field/too-long': { zh: '最多 {max} 个字', en: 'should have at most {max} characters' },
  'field/not-a-choice': { zh: '应为其中之一：{choices}', en: 'should be one of: {choices}' },
  'field/not-a-number': { zh: '应为数字', en: 'should be a number' },
  'field/not-whole': { zh: '应为整数', en: 'should be a whole number' },
  'field/too-small': { zh: '不小于 {min}', en: 'should be at least {min}' },
  'field/too-large': { zh: '不大于 {max}', en: 'should be at most {max}' },
  'field/not-true-or-false': { zh: '应为 true 或 false', en: 'should be true or false' },
  'field/not-a-list': { zh: '应为列表', en: 'should be a list' },
  'field/too-few': { zh: '至少 {min} 项', en: 'should have at least {min} items' },
  'field/too-many': { zh: '最多 {max} 项', en: 'should have at most {max} items' },
  'field/doubled': { zh: '有重复项，请去掉', en: 'names something twice: leave one out' },
  'field/not-an-object': { zh: '应为对象', en: 'should be an object' },
  'field/not-an-instant': {
    zh: '应为带时区的时间，如 2026-07-01T10:00:00+08:00',
    en: 'should be a time with its offset, such as 2026-07-01T10:00:00+08:00',
  },
  'field/not-a-day': { zh: '应为日期，如 2026-07-01', en: 'should be a day, such as 2026-07-01' },
  'field/not-a-region': {
    zh: '应为区划代码：县 6 位、镇 9 位、村 12 位或网格',
    en: 'should be a region code: county 6 digits, town 9, village 12, or a grid',
  },
  'field/not-an-id': { zh: '应为编号', en: 'should be an id' },
  'field/not-an-appeal-number': {
    zh: '应为诉求编号，如 610921-20260701-0001',
    en: 'should be the number of an appeal, such as 610921-20260701-0001',
  },
  'field/not-an-id-number': { zh: '应为 18 位身份证号', en: 'should be an identity number of 18 signs' },
  'field/not-a-phone': { zh: '应为电话号码', en: 'should be a telephone number' },
  'field/outside-county': {
    zh: '这个位置不在本县。请在地图上重新选点，或不填坐标，只写地点',
    en: 'does not lie in this county: choose the point on the map again, or leave it out and say where it is',
  },
  'field/not-allowed': { zh: '此处不能填，请去掉', en: 'is not allowed here: leave it out' },
  'field/invalid': { zh: '内容不符合要求：{reason}', en: 'does not hold: {reason}' },
} satisfies Readonly<Record<string, Bilingual>>;
