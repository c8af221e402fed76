import { judgeRule } from '@sendero/engine';
import type { IncomingMessage, RuleDefinition } from '@sendero/shared';
import { ruleDeeds, type ObeyedRule } from '../rules/obeyed-rule';
import type { BatchFacts } from './batch-facts';
import type { TakenEvent } from './lane.repository';
import type { Rule } from './route';

/** What rules ask for in a batch, gathered as they take messages. */
export class BatchRules {
  /** In the order of the messages. */
  readonly obeyed: ObeyedRule[] = [];

  constructor(private readonly facts: BatchFacts) {}

  takes(rule: RuleDefinition, message: IncomingMessage, firstMessage: boolean, taken: TakenEvent): boolean {
    const facts = this.facts.of(taken);
    const workspace = this.facts.workspaceOf(taken.contactId);
    if (!facts || !workspace) return false;
    const open = this.facts.isOpenForBusiness(workspace);
    return judgeRule(rule, message, { firstMessage, open, facts }) === 'takes';
  }

  /**
   * Notes what a rule asks for, so that events that follow in this batch see it. Answers whether the contact has asked us
   * to stop altogether.
   */
  obey({ id, definition }: Rule, message: IncomingMessage, taken: TakenEvent): boolean {
    const { channelId, contactId } = taken;
    const facts = this.facts.of(taken);
    const workspaceId = this.facts.workspaceOf(contactId);
    if (!facts || !workspaceId) return false;
    const deeds = ruleDeeds(definition, message, facts);
    const thread = { ruleId: id, messageId: message.id, workspaceId, channelId, contactId };
    this.obeyed.push({ ...thread, ruleName: definition.name, message, deeds });
    if (deeds.some(({ type }) => type === 'handOver' || type === 'bot')) this.facts.changeHands(taken, 1);
    const consent = deeds.flatMap((deed) =>
      deed.type === 'consent' ? [{ topic: deed.topic, state: deed.state, evidence: message.text }] : [],
    );
    if (consent.length > 0)
      this.facts.changeContact(contactId, { set: {}, unset: [], addTags: [], removeTags: [], consent }, message.at);
    return consent.some(({ topic, state }) => topic === 'all' && state === 'out');
  }
}
