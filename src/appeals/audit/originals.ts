import { Inject, Injectable } from '@nestjs/common';
import { withCountyTime } from '../../kernel/county-time';
import type { Actor } from '../../kernel/actor';
import type { Recorded } from '../../kernel/event';
import type { AppealId, AttachmentId } from '../../kernel/ids';
import type { Sealed } from '../../kernel/sealed';
import { instantOf } from '../../kernel/time';
import { AttachmentLinks } from '../../attachments';
import type { AppealEvent, AppealEventData } from '../domain/events';
import { readAs } from '../domain/redactions';
import type { OriginalAttachment, OriginalsView, OriginalText } from './answers';
import { Audited, type Found, type Question } from './audited';

type Redacted = Pick<Recorded<AppealEvent>, 'id' | 'metadata'> & AppealEventData['AppealRedacted'];

/** What was hidden of an appeal, for an auditor who has said why; the log has it as it was said. */
@Injectable()
export class Originals {
  constructor(
    @Inject(Audited) private readonly audited: Audited,
    @Inject(AttachmentLinks) private readonly links: AttachmentLinks,
  ) {}

  /** @throws DomainError `appeal/not-found`, `appeal/erased`, and the executor's */
  async of(question: Question): Promise<OriginalsView> {
    const found = await this.audited.find(question);
    const acts = found.past.events.flatMap(({ event, id, metadata }): readonly Redacted[] =>
      event.type === 'AppealRedacted' ? [{ id, metadata, ...event.data }] : [],
    );
    const texts = await Promise.all(acts.map((act) => this.textsOf(act, found)));
    return withCountyTimeOf({
      appeal: question.appeal,
      texts: texts.flat(),
      attachments: acts.flatMap((act) => this.attachmentsOf(act, question)),
    });
  }

  private textsOf({ id, metadata, texts }: Redacted, { past }: Found): Promise<readonly OriginalText[]> {
    return Promise.all(
      texts.map(async ({ revision, field, was, now }) => ({
        ...{ at: metadata.occurredAt, event: id, revision, field },
        was: await this.opened(was),
        now: await this.opened(readAs(now, past.redactions)),
      })),
    );
  }

  private async opened(text: Sealed<unknown>): Promise<unknown> {
    return (await this.audited.reader.ports.sealer.open(text)) ?? null;
  }

  private attachmentsOf(
    { id, metadata, hides }: Redacted,
    { appeal, from: { actor: reader } }: Question,
  ): readonly OriginalAttachment[] {
    return hides.map((attachment) => ({
      ...{ at: metadata.occurredAt, event: id, id: attachment },
      ...linkToOriginal(this.links, { appeal, attachment, reader }),
    }));
  }
}

/** For an auditor alone who has said why. @param of any appeal that has it and that they see */
export function linkToOriginal(
  links: Pick<AttachmentLinks, 'make'>,
  of: { readonly appeal: AppealId; readonly attachment: AttachmentId; readonly reader: Actor },
): Pick<OriginalAttachment, 'url' | 'expiresAt'> {
  const { token, until } = links.make({ ...of, variant: 'original', evenHidden: true });
  return { url: `/api/v1/attachments/linked?token=${token}`, expiresAt: instantOf(until) };
}

/** Times alone: what was said may look like one. */
export const withCountyTimeOf = <
  View extends Pick<OriginalsView, 'texts'> & { readonly attachments: readonly object[] },
>({
  texts,
  attachments,
  ...rest
}: View) => ({
  ...rest,
  texts: texts.map(({ was, now, ...text }) => ({ ...withCountyTime(text), was, now })),
  attachments: withCountyTime(attachments) as View['attachments'],
});
