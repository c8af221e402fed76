import { Injectable } from '@nestjs/common';
import { awaitsWindow, messageTriggers } from '@sendero/engine';
import { titleIn, titleOf, type ContactId, type Listening, type ListeningRun, type WorkspaceId } from '@sendero/shared';
import { ContactsRepository } from '../contacts/contacts.repository';
import { userError } from '../errors';
import { Audience } from '../runs/audience';
import { pastOf } from '../runs/past-of';
import { listeningRuns, refusalOf, type Candidate, type Starter } from '../runs/route';
import { ListeningRepository } from './listening.repository';

/** Tells who would get a contact's next message, by the code that decides it. */
@Injectable()
export class ListeningService {
  constructor(
    private readonly contacts: ContactsRepository,
    private readonly listening: ListeningRepository,
    private readonly audience: Audience,
  ) {}

  async of(workspace: WorkspaceId, contact: ContactId): Promise<Listening> {
    if (!(await this.contacts.exists(workspace, contact))) throw userError(404, 'contact.not_found');
    const [conversation, names, { facts, active }] = await Promise.all([
      this.listening.lastConversation(workspace, contact),
      this.listening.journeyNames(workspace),
      this.audience.of(contact),
    ]);
    const letsIn = (starter: Starter): boolean => {
      const past = pastOf(starter, '', active, facts.lastEnds(contact, starter.journeyId));
      return refusalOf(starter, past, facts.now) === null;
    };
    const named = ({ id, journeyId, journey, state: { node } }: Candidate): ListeningRun => ({
      runId: id,
      journeyId,
      journeyName: names.get(journeyId) ?? '',
      node,
      nodeTitle: titleIn(journey.document, node),
    });
    return {
      people: conversation?.isOpen
        ? {
            conversationId: conversation.id,
            assignedTo: conversation.assignedTo,
            note: conversation.note,
            since: conversation.openedAt?.getTime() ?? null,
          }
        : null,
      runs: listeningRuns(active).map(named),
      awaitingWindow: active.filter(({ journey, state }) => awaitsWindow(journey, state)).map(named),
      asked: facts.asked(workspace).flatMap((one): Listening['asked'] => {
        if (one.type === 'rule') return [{ type: 'rule', ruleId: one.rule.id, ruleName: one.rule.definition.name }];
        const { starter } = one;
        return messageTriggers(starter.journey).map((trigger) => ({
          type: 'trigger',
          journeyId: starter.journeyId,
          journeyName: names.get(starter.journeyId) ?? '',
          priority: starter.journey.document.settings.priority,
          node: trigger.id,
          nodeTitle: titleOf(trigger),
          mayStart: letsIn(starter),
        }));
      }),
    };
  }
}
