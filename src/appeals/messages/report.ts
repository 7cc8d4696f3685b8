import { problem, type Problems } from '../../kernel/problem';

/** 反映. */
export const reportMessages = {
  'appeal/erased': problem(
    ['诉求人信息已依法清除', '该诉求的身份信息、内容和附件已清除，只保留办理过程，不能再办理。'],
    [
      'Erased by law',
      'Who reported it, what was said and attached is gone; how it was handled stays, and nothing more is done with it.',
    ],
    410,
  ),
  'appeal/unknown-service': problem(
    ['没有这个诉求事项', '请从诉求事项目录中选择，或不选由工作人员归类。'],
    ['Unknown service', 'Choose one of the catalogue, or leave it out and let staff classify.'],
    422,
  ),
  'appeal/unknown-region': {
    ...problem(
      ['没有这个区划', '请从行政区划目录中选择事发地。'],
      ['Unknown region', 'Choose the place from the directory of regions.'],
      422,
    ),
    ofPart: true,
  },
  'appeal/not-yours-to-correct': problem(
    [
      '无权更正',
      '地点和表单由承办单位、调度员或当初登记的工作人员更正；联系方式不由承办单位更正，因为接这个电话的人要评价办理情况。',
    ],
    [
      'Not yours to correct',
      'Place and form are corrected by the holder, a dispatcher or whoever took it down; the contact never by the holder, since whoever answers there rates the handling.',
    ],
    403,
  ),
  'appeal/nothing-to-correct': problem(
    [
      '没有可更正的内容',
      '请填写与原登记不同的地点、联系方式或表单。原来没有登记诉求人或代办人的，不能更正其联系方式。',
    ],
    [
      'Nothing to correct',
      'Give a place, contact or form that differs from what stands. Where no reporter or proxy was taken down, there is no contact to correct.',
    ],
    422,
  ),
  'appeal/not-guardian-desk': problem(
    [
      '监护人不由您登记',
      '监护人由派单或诉求发生地的调度员登记、变更，承办单位不登记，因为监护人要评价办理情况。请联系调度员。',
    ],
    [
      'Not yours to name a guardian',
      'A guardian is named by the dispatcher who oversees the appeal or governs its place, never by the unit that handles it, since the guardian rates the handling. Ask the dispatcher.',
    ],
  ),
  'appeal/not-a-child': problem(
    [
      '该诉求没有登记为儿童诉求',
      '只有登记时写明诉求人不满十四周岁的，才登记监护人。代办人电话或姓名写错的，请用更正。',
    ],
    [
      'Not a child’s appeal',
      'A guardian is named where the reporter was taken down as under fourteen. A proxy’s wrong name or number is corrected.',
    ],
    422,
  ),
  'appeal/speaks-for-itself': problem(
    ['诉求人已满十四周岁', '诉求人自己可以说话办事了，不再登记或变更监护人。请直接联系诉求人。'],
    [
      'The reporter is fourteen by now',
      'They speak for themselves, and no guardian is named any more. Reach the reporter.',
    ],
    422,
  ),
  'appeal/guardian-unchanged': problem(
    [
      '监护人没有变化',
      '这个人已经是该诉求的监护人，或者就是诉求人本人。请填写另一位监护人；只改电话的，请用更正。',
    ],
    [
      'The same guardian',
      'This person speaks for the child already, or is the child. Give another guardian; a number alone is corrected.',
    ],
    422,
  ),
  'appeal/nothing-to-redact': problem(
    [
      '没有可隐去的内容',
      '该诉求的文字中找不到这段话，或附件不属于该诉求、已经隐去。请照原文填写（两个字以上），或从附件列表中选择。',
    ],
    [
      'Nothing to hide',
      'No text of the appeal has this passage, or the attachment is not its own or hidden already. Write the passage as it stands there, or choose one of its attachments.',
    ],
    422,
  ),
  'appeal/place-settled': problem(
    ['现在不能更正区划', '等待补充材料时请等材料补齐；已并单的先取消并单；已办结的先撤回办结。'],
    [
      'The place cannot change now',
      'Wait for the information that was asked for, stand alone again if it was merged, or take the resolution back first.',
    ],
  ),
  'appeal/unknown-accused': problem(
    ['查无被反映对象', '请从单位和人员目录中选择被反映的单位或人员。'],
    ['Unknown accused', 'Choose the unit or person from the directory.'],
    422,
  ),
  'appeal/child-needs-guardian': problem(
    [
      '不满十四周岁，请由监护人一起反映',
      '请爸爸妈妈或其他监护人用自己的账号为你反映，并填写你的姓名。不方便告诉监护人的，可以拨打 12345，或者告诉老师、村（社区）干部；有危险马上拨打 110。',
    ],
    [
      'Under fourteen: report together with a guardian',
      'Let a parent or another guardian report it for you from their own account, with your name. If you cannot tell them, call 12345, or tell a teacher or somebody of your village; in danger call 110 at once.',
    ],
    422,
  ),
  'appeal/channel-not-allowed': problem(
    ['该渠道不受理此事项', '请改用该事项目录中列出的渠道。'],
    ['Channel not offered', 'Use one of the channels that the catalogue lists for this service.'],
    422,
  ),
  'appeal/provenance-not-yours': problem(
    [
      '渠道或来源与您的身份不符',
      '按您的身份，channel 可填 {channels}，origin 可填 {origins}。请更正后重新提交。',
    ],
    [
      'Not your channel or origin',
      'As who you are signed in, channel may be {channels}, and origin {origins}. Correct it and send it again.',
    ],
    403,
  ),
  'appeal/origin-not-allowed': problem(
    ['该来源不受理此事项', '请改选该事项目录中列出的来源。'],
    ['Origin not taken', 'Use one of the origins that the catalogue lists for this service.'],
    422,
  ),
  'appeal/anonymity-not-allowed': problem(
    ['该事项须实名', '请填写诉求人姓名和联系方式。'],
    ['A name is needed', 'This service takes no anonymous appeals: give the reporter’s name and contact.'],
    422,
  ),
  'appeal/anonymous-with-reporter': problem(
    ['匿名诉求不得填写诉求人', '请去掉诉求人和代办人，或改为实名。'],
    ['Anonymous, yet a name', 'Leave out reporter and proxy, or do not report anonymously.'],
    422,
  ),
  'appeal/reporter-missing': problem(
    ['缺少诉求人', '请填写诉求人，或选择匿名反映。'],
    ['Reporter missing', 'Name the reporter, or report anonymously.'],
    422,
  ),
  'appeal/nothing-said': problem(
    ['没有内容', '请写明情况，或附上照片、录音。'],
    ['Nothing said', 'Write what it is about, or add a photo or a voice message.'],
    422,
  ),
  'appeal/observed-in-future': problem(
    ['发现时间晚于当前时间', '现在是 {now}。请核对手机时间，更正发现时间后重新提交。'],
    [
      'Observed in the future',
      'It is {now} now: check the telephone’s clock, correct the time and send it again.',
    ],
    422,
  ),
  'appeal/not-direct': problem(
    ['该事项不能当场答复', '请按流程派单办理。'],
    ['Not answered directly', 'Route it instead: this service is not one that is answered on the spot.'],
  ),
  'appeal/own-appeal': problem(
    ['不能附议自己的诉求', '如需补充，请用留言。'],
    ['Your own appeal', 'Nobody endorses their own; to add something, leave a comment.'],
  ),
  'appeal/already-endorsed': problem(
    ['已经附议过', '每人只能附议一次，无需重复。'],
    ['Already endorsed', 'Once is enough: your endorsement counts.'],
  ),
  'appeal/comments-of-today': problem(
    ['今天的补充说明已满', '每人每天对同一诉求最多补充 {most} 条，请明天再补充；情况紧急请直接打电话。'],
    [
      'No more comments today',
      'One person adds at most {most} comments to an appeal in a day: go on tomorrow, or call when it is urgent.',
    ],
    429,
  ),
  'appeal/already-withdrawn': problem(
    ['已经撤回', '隐患或违法线索将依职权继续处理，无需再次撤回。'],
    ['Already withdrawn', 'It goes on ex officio; there is nothing more to withdraw.'],
  ),
  'appeal/merged-with-itself': problem(
    ['不能与自身并单', '请选择另一件诉求作为主单。'],
    ['Merged with itself', 'Choose another appeal as the lead.'],
    422,
  ),
  'appeal/handled-alone': problem(
    ['该诉求须单独办理', '违法举报和点名反映的诉求不并单，也不列入群体性事项，请单独办理。'],
    [
      'Handled alone',
      'A violation report, or an appeal that names somebody, is never merged nor added to an incident: handle it alone.',
    ],
  ),
  'appeal/carries-others': problem(
    ['该诉求是主单', '请先解除并入它的诉求，或选它作主单。'],
    ['It carries others', 'Release the appeals merged into it first, or make it the lead.'],
  ),
  'appeal/not-absorbed': problem(
    ['不是其从单', '请核对主单和从单。'],
    ['Not absorbed', 'It does not carry that appeal: check both ids.'],
  ),
  'appeal/not-lead': problem(
    ['不是其主单', '请核对主单编号。'],
    ['Not the lead', 'That appeal does not carry this one: check the lead’s id.'],
  ),
} satisfies Problems;
