import type { RuleDefinition, RuleList, RuleView } from '@sendero/shared';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request';

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => request<RuleList>('GET', '/rules', { signal }),
  refetchInterval: 15_000,
});

export interface RuleFields {
  readonly enabled: boolean;
  readonly definition: RuleDefinition;
}

/** @throws ProblemError `rule.incomplete` */
export function createRule(fields: RuleFields): Promise<RuleView> {
  return request('POST', '/rules', { body: fields });
}

/** @throws ProblemError `rule.incomplete`, `rule.not_found` */
export function changeRule(id: string, fields: RuleFields): Promise<RuleView> {
  return request('PUT', `/rules/${id}`, { body: fields });
}

export function deleteRule(id: string): Promise<void> {
  return request('DELETE', `/rules/${id}`);
}

/** Ids of rules and journeys before and after where new journeys come in. */
export interface RuleOrder {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** @throws ProblemError `rule.order_changed` */
export function orderRules(order: RuleOrder): Promise<RuleList> {
  return request('PUT', '/rules/order', { body: order });
}
