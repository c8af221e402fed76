/**
 * Whether a visit `v` of a run `r` was broken off because the run was moved to another version: it has no output, and the
 * run went on.
 */
export const BROKEN_OFF = `(v.output IS NULL AND v.cause = 'moved'
          AND (r.status = 'active'
               OR EXISTS (SELECT 1 FROM visit later WHERE later.run_id = v.run_id AND later.revision > v.revision)))`;
