import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Caller, Documented, OnlyFor, ReadsFrom, Sender } from '../../edge';
import type { Identity } from '../../identity';
import { withCountyTime } from '../../kernel/county-time';
import type { Envelope } from '../../kernel/envelope';
import { tags } from '../http/tags';
import { AnsweringDesk } from './answering-desk';
import { surveyIdOf } from './id';
import { mySurveys, surveyAnswered } from './schemas';
import { SurveyAnswerBody } from './surveys.dto';

const tag = tags.surveys;

/** What I was invited to say. */
@OnlyFor('citizen')
@Controller('me/surveys')
export class MySurveysController {
  constructor(@Inject(AnsweringDesk) private readonly desk: AnsweringDesk) {}

  @Get()
  @ReadsFrom('inbox')
  @Documented({
    ...{ tag, answer: mySurveys },
    summary: '我的测评 surveys that I was invited to, the last first',
    description: 'With their questions; those that are over, were withdrawn, or were answered by me say so.',
  })
  async list(@Caller() { actor }: Identity) {
    return withCountyTime({ items: await this.desk.mine(actor) });
  }

  @Post(':survey/answer')
  @HttpCode(200)
  @ReadsFrom('inbox')
  @Documented({
    ...{ tag, answer: surveyAnswered, verb: 'answerSurvey', command: 'aside' },
    who: ['Who was invited.'],
    bodyExample: {
      answers: [
        { question: 'q1', yes: true },
        { question: 'q2', stars: 4 },
        { question: 'q3', choice: 1 },
        { question: 'q4', text: '希望夜间也有人接电话' },
      ],
    },
    parameters: { survey: '0190a1b2-3c4d-8e5f-8a9b-0c1d2e3f4a5b' },
    summary: '作答 answer a survey, once',
    description:
      'Without your name: the record says that somebody answered. So a second answer is refused, and takes the place of none. Sending the same again with its `Idempotency-Key` is the same answer.',
    refuses: [
      'survey/not-found',
      'survey/over',
      'survey/withdrawn',
      'survey/unfit-answer',
      'survey/answered-already',
    ],
  })
  async answer(
    @Param('survey') survey: string,
    @Sender() from: Envelope,
    @Body() { answers }: SurveyAnswerBody,
  ) {
    const id = surveyIdOf(survey);
    await this.desk.answer(id, answers, from);
    return { survey: id, answered: true as const };
  }
}
