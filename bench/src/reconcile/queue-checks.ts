import type { Check } from './check';

/** Nothing is left over once everything is quiet. */
export const queueChecks: readonly Check[] = [
  {
    complaint: 'Something still waits to be worked',
    sql: `
SELECT format('%s rows of %s', n, queue) AS difference
  FROM (SELECT 'event' AS queue, count(*) AS n FROM event
        UNION ALL SELECT 'held_event', count(*) FROM held_event
        UNION ALL SELECT 'outbox', count(*) FROM outbox
        UNION ALL SELECT 'unknown_webhook', count(*) FROM unknown_webhook
        UNION ALL SELECT 'messages that are ' || status, count(*) FROM message
                   WHERE status IN ('queued', 'sending', 'unknown') GROUP BY 1) AS queues
 WHERE n > 0`,
  },
  {
    complaint: 'An event could not be applied',
    sql: `SELECT format('event %s of contact %s: %s', id, contact_id, error) AS difference FROM dead_event`,
  },
  {
    complaint: 'A timer is overdue',
    sql: `
SELECT format('run %s since %s', run_id, due_at) AS difference FROM timer, sandbox_clock
 WHERE due_at < clock_timestamp() + ahead_ms * interval '1 millisecond' - interval '10 seconds'`,
  },
  {
    complaint: 'Two contacts have the same number',
    sql: `SELECT format('%s: %s contacts', phone, count(*)) AS difference FROM contact GROUP BY phone HAVING count(*) > 1`,
  },
];
