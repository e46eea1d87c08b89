/** A rule about what is stored: which rows break it, and a statement that breaks it, for the control. */
export type Rule = { what: string; breaks: string; plant: string };

/** Writes copies of one row with other values in some columns. */
const copy = (table: string, where: string, changes: string, times = 1) =>
  `insert into ${table} select (jsonb_populate_record(one, jsonb_build_object(${changes}))).*
   from (select t as one from ${table} t where ${where} limit 1) x, generate_series(1, ${times}) n`;
const change = (table: string, where: string, set: string) =>
  `update ${table} set ${set} where ctid = (select ctid from ${table} where ${where} limit 1)`;
const anyone = "true";

/** What must hold whatever happened before. */
export const rules: readonly Rule[] = [
  {
    what: "a full session of someone with a second factor has proven one",
    breaks: `select s.id from session s join member m on (m.workspace_id, m.id) = (s.workspace_id, s.member_id)
      where s.stage = 'full' and s.revoked_at is null and m.totp_count + m.passkey_count > 0
        and (s.second_factor_at is null or s.amr <@ '{pwd}')`,
    plant: change("session", "stage = 'full' and revoked_at is null", "second_factor_at = null"),
  },
  {
    what: "a challenge has proven no second factor, and ends within ten minutes",
    breaks: `select id from session where stage = 'challenge'
      and (second_factor_at is not null or expires_at > created_at + interval '10 minutes 1 second')`,
    plant: change("session", anyone, "stage = 'challenge', expires_at = created_at + interval '1 hour'"),
  },
  {
    // A challenge before it may have taken ten. Two processes differ by 90 s while a clock is ahead.
    what: "a session that enrols has 30 minutes from the step that let it",
    breaks: `select id from session where stage = 'enrolment' and (expires_at > created_at + interval '40 minutes 1 second'
      or expires_at > last_seen_at + interval '31 minutes 31 seconds')`,
    plant: change("session", anyone, "stage = 'enrolment', expires_at = created_at + interval '1 hour'"),
  },
  {
    what: "a member has 20 sessions at most",
    breaks: `select member_id from session where stage = 'full' and revoked_at is null and expires_at > now()
      group by workspace_id, member_id having count(*) > 20`,
    plant: copy(
      "session",
      "stage = 'full' and revoked_at is null and expires_at > now()",
      "'id', gen_random_uuid(), 'token_hash', '\\x' || encode(sha256(n::text::bytea), 'hex')",
      21,
    ),
  },
  once("a member joins once", "member.joined", "subject_id"),
  once("a reset is used once", "reset.used", "entry::jsonb #>> '{data,reset}'"),
  once("a reset is opened once", "reset.opened", "entry::jsonb #>> '{data,reset}'"),
  {
    what: "a reset that was used is over",
    breaks: "select id from reset where ending = 'used' and (ended_at is null or opened_at is null)",
    plant: change("reset", "ending = 'used'", "opened_at = null"),
  },
  {
    what: "a member has one live reset at most",
    breaks: `select member_id from reset where issued_at is not null and ended_at is null
      group by workspace_id, member_id having count(*) > 1`,
    plant: copy(
      "reset",
      anyone,
      "'id', gen_random_uuid(), 'stop_token_hash', null, 'ended_at', null, 'ending', null",
      2,
    ),
  },
  {
    what: "someone who joined has a password and no live invitation",
    breaks: `select m.id from member m join invitation i on (i.workspace_id, i.member_id) = (m.workspace_id, m.id)
      where m.joined_at is not null
        and (m.password_hash is null or i.accepted_at is null and i.withdrawn_at is null and i.expires_at > now())`,
    plant: change("invitation", "accepted_at is not null", "accepted_at = null"),
  },
  {
    what: "the numbers kept of a member are those of the rows",
    breaks: ["totp", "passkey"]
      .map(
        (kind) => `select m.id from member m where m.${kind}_count <> (select count(*) from credential c
          where (c.workspace_id, c.member_id) = (m.workspace_id, m.id) and kind = '${kind}' and confirmed_at is not null and suspended_at is null)`,
      )
      .join(" union all "),
    plant: change("member", anyone, "totp_count = totp_count + 1"),
  },
  {
    what: "no attempt is under way for more than a minute",
    breaks:
      "select key from attempt_budget, unnest(pending) lapses where lapses > now() + interval '1 minute 1 second'",
    plant: change("attempt_budget", anyone, "pending = array[now() + interval '10 minutes']"),
  },
];

function once(what: string, action: string, key: string): Rule {
  return {
    what,
    breaks: `select workspace_id, ${key} from audit_event where action = '${action}' and ${key} is not null
      group by workspace_id, ${key} having count(*) > 1`,
    plant: copy("audit_event", `action = '${action}'`, "'sequence', 1000000000"),
  };
}
