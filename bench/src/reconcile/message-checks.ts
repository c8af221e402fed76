import type { Check } from './check';

/** Each message of ours reached the simulator once, and is known by the status that it has there. */
export const messageChecks: readonly Check[] = [
  {
    complaint: 'The simulator accepted a message more than once',
    sql: `
SELECT format('%s was accepted %s times', callback_data, count(*)) AS difference
  FROM recorded GROUP BY callback_data HAVING count(*) > 1`,
  },
  {
    complaint: 'The simulator received a message that the product does not have',
    sql: `
SELECT format('%s to %s: %s', coalesce(r.callback_data, 'no callback data'), r.recipient, r.text) AS difference
  FROM recorded r LEFT JOIN message m ON m.id = r.message_id AND m.direction = 'out' WHERE m.id IS NULL`,
  },
  {
    complaint: 'A message never reached the simulator, and the product does not say so',
    sql: `
SELECT format('message %s is %s', m.id, m.status) AS difference
  FROM message m LEFT JOIN recorded r ON r.message_id = m.id
 WHERE m.direction = 'out' AND r.message_id IS NULL
   AND NOT (m.status IN ('failed', 'cancelled') AND m.provider_id IS NULL AND m.problem IS NOT NULL)`,
  },
  {
    complaint: 'A message differs from what the simulator received',
    sql: `
SELECT format('message %s: %s, %s, to %s; received as %s, %s, to %s', m.id, m.status, coalesce(m.provider_id, 'no id'),
              c.phone, r.status, r.wamid, r.recipient) AS difference
  FROM recorded r JOIN message m ON m.id = r.message_id JOIN contact c ON c.id = m.contact_id
 WHERE m.provider_id IS DISTINCT FROM r.wamid OR c.phone <> '+' || r.recipient OR m.status::text <> r.status`,
  },
];

/** Nobody was written to against WhatsApp's policy or their own will. */
export const policyChecks: readonly Check[] = [
  {
    complaint: 'A free-form message went out while the service window was closed',
    sql: `
SELECT format('%s to %s: %s', callback_data, recipient, text) AS difference FROM recorded
 WHERE type <> 'template' AND NOT window_open`,
  },
  {
    complaint: 'A template went to someone who had not opted in',
    sql: `
SELECT format('%s to %s: %s', r.callback_data, r.recipient, r.text) AS difference
  FROM recorded r JOIN message m ON m.id = r.message_id
 WHERE r.type = 'template'
   AND NOT EXISTS (SELECT 1 FROM consent_entry e WHERE e.contact_id = m.contact_id AND e.state = 'in'
                                                   AND e.topic IN ('all', m.topic) AND e.at <= r.accepted_at)`,
  },
  {
    complaint: 'Someone who had opted out was written to',
    // A message that was under way when they wrote may still arrive.
    sql: `
SELECT format('%s to %s: %s', r.callback_data, r.recipient, r.text) AS difference
  FROM recorded r
  JOIN message m ON m.id = r.message_id
  JOIN consent_entry e ON e.contact_id = m.contact_id AND e.topic = 'all' AND e.state = 'out'
  JOIN message stop ON stop.id = e.message_id
 WHERE r.accepted_at > stop.created_at + interval '3 seconds'
   AND NOT EXISTS (SELECT 1 FROM consent_entry i WHERE i.contact_id = e.contact_id AND i.state = 'in'
                                                   AND i.at > e.at AND i.at <= r.accepted_at)`,
  },
];
