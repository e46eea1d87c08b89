-- One mailed code for each holder and purpose: two asked for at once left two that worked.
DELETE FROM email_code old USING email_code newer WHERE newer.holder_id = old.holder_id AND newer.purpose = old.purpose
  AND (newer.created_at, newer.id) > (old.created_at, old.id);
DROP INDEX "email_code_holder_id_purpose_created_at_idx";
CREATE UNIQUE INDEX "email_code_holder_id_purpose_key" ON "email_code"("holder_id", "purpose");
