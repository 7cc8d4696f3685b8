import type { AppealErrorCode } from '../../appeals';
import { message, type Message } from './message';

/** 反映. */
export const reportMessages = {
  'appeal/unknown-service': message(
    ['没有这个诉求事项', '请从诉求事项目录中选择，或不选由工作人员归类。'],
    ['Unknown service', 'Choose one of the catalogue, or leave it out and let staff classify.'],
  ),
  'appeal/unknown-region': message(
    ['没有这个区划', '请从行政区划目录中选择事发地。'],
    ['Unknown region', 'Choose the place from the directory of regions.'],
  ),
  'appeal/unknown-accused': message(
    ['查无被反映对象', '请从单位和人员目录中选择被反映的单位或人员。'],
    ['Unknown accused', 'Choose the unit or person from the directory.'],
  ),
  'appeal/channel-not-allowed': message(
    ['该渠道不受理此事项', '请改用该事项目录中列出的渠道。'],
    ['Channel not offered', 'Use one of the channels that the catalogue lists for this service.'],
  ),
  'appeal/origin-not-allowed': message(
    ['该来源不受理此事项', '请改选该事项目录中列出的来源。'],
    ['Origin not taken', 'Use one of the origins that the catalogue lists for this service.'],
  ),
  'appeal/anonymity-not-allowed': message(
    ['该事项须实名', '请填写诉求人姓名和联系方式。'],
    ['A name is needed', 'This service takes no anonymous appeals: give the reporter’s name and contact.'],
  ),
  'appeal/anonymous-with-reporter': message(
    ['匿名诉求不得填写诉求人', '请去掉诉求人和代办人，或改为实名。'],
    ['Anonymous, yet a name', 'Leave out reporter and proxy, or do not report anonymously.'],
  ),
  'appeal/reporter-missing': message(
    ['缺少诉求人', '请填写诉求人，或选择匿名反映。'],
    ['Reporter missing', 'Name the reporter, or report anonymously.'],
  ),
  'appeal/nothing-said': message(
    ['没有内容', '请写明情况，或附上照片、录音。'],
    ['Nothing said', 'Write what it is about, or add a photo or a voice message.'],
  ),
  'appeal/observed-in-future': message(
    ['发现时间晚于当前时间', '请更正发现时间。'],
    ['Observed in the future', 'Correct the time at which it was observed.'],
  ),
  'appeal/not-direct': message(
    ['该事项不能当场答复', '请按流程派单办理。'],
    ['Not answered directly', 'Route it instead: this service is not one that is answered on the spot.'],
  ),
  'appeal/own-appeal': message(
    ['不能附议自己的诉求', '如需补充，请用留言。'],
    ['Your own appeal', 'Nobody endorses their own; to add something, leave a comment.'],
  ),
  'appeal/already-endorsed': message(
    ['已经附议过', '每人只能附议一次，无需重复。'],
    ['Already endorsed', 'Once is enough: your endorsement counts.'],
  ),
  'appeal/already-withdrawn': message(
    ['已经撤回', '隐患或违法线索将依职权继续处理，无需再次撤回。'],
    ['Already withdrawn', 'It goes on ex officio; there is nothing more to withdraw.'],
  ),
  'appeal/merged-with-itself': message(
    ['不能与自身并单', '请选择另一件诉求作为主单。'],
    ['Merged with itself', 'Choose another appeal as the lead.'],
  ),
  'appeal/handled-alone': message(
    ['该诉求须单独办理', '违法举报和点名反映的诉求不并单，请单独办理。'],
    [
      'Handled alone',
      'A violation report, or an appeal that names somebody, is never merged: handle it alone.',
    ],
  ),
  'appeal/carries-others': message(
    ['该诉求是主单', '请先解除并入它的诉求，或选它作主单。'],
    ['It carries others', 'Release the appeals merged into it first, or make it the lead.'],
  ),
  'appeal/not-absorbed': message(
    ['不是其从单', '请核对主单和从单。'],
    ['Not absorbed', 'It does not carry that appeal: check both ids.'],
  ),
  'appeal/not-lead': message(
    ['不是其主单', '请核对主单编号。'],
    ['Not the lead', 'That appeal does not carry this one: check the lead’s id.'],
  ),
} satisfies Partial<Record<AppealErrorCode, Message>>;
