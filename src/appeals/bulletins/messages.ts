import { problem, type Problems } from '../../kernel/problem';

export const bulletinErrors = {
  'bulletin/not-found': problem(
    ['没有这份通报', '请核对编号；未公布的通报只有县里起草、审核的人员能看到。'],
    ['No such bulletin', 'Check the id; what is not published is for who drafts and reviews at the county.'],
    404,
  ),
  'bulletin/tells-person': problem(
    ['通报内容含有个人号码', '请删去电话号码、身份证号码；通报对单位，不公开个人信息。'],
    [
      'It has somebody’s number',
      'Take telephone and ID numbers out: a bulletin is about units, and everybody reads it.',
    ],
    422,
  ),
  'bulletin/basis-not-published': problem(
    ['所依据的排名尚未公布', '请先公布 {id} 的排名，再据此通报。'],
    ['The ranking is not published', 'Publish the ranking of {id} first, and then name units by it.'],
  ),
  'bulletin/not-in-basis': problem(
    ['所依据的排名中没有该单位', '{unit} 不在这份排名中，请核对。'],
    ['Not in that ranking', '{unit} is not in the ranking that this is based on.'],
    422,
  ),
  'bulletin/not-named': problem(
    ['通报没有提到本单位', '只有被通报、被表扬的单位可以回应。'],
    ['Your unit is not named in it', 'Only a unit that is named or praised answers.'],
    403,
  ),
} satisfies Problems;
export type BulletinErrorCode = keyof typeof bulletinErrors;
