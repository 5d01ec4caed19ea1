-- What customers were given: gifts, extras, codes, and money for the fix. A fix that is a code counts as that code alone.
CREATE VIEW given AS
SELECT l.shop, l.complaint, l.at_at, l.entry, l.about, l.minor, l.currency FROM ledger l
WHERE l.entry NOT IN ('fix', 'code-redeemed', 'code-reinstated', 'code-lapsed', 'code-voided')
  OR (l.entry = 'fix' AND NOT EXISTS (SELECT 1 FROM codes c WHERE c.purpose = l.about));
--> statement-breakpoint
-- No code beyond what one person gets in a year, or the whole shop gives in a day, unless a person let it through (a task
-- `cap-<purpose>` that is done). Only the insert itself sees what others gave in this very moment: it rolls back its batch
-- with what the loop takes for a lost race, and is decided again with less. The caps are those of the policy in force.
CREATE TRIGGER codes_stay_within_caps BEFORE INSERT ON ledger
WHEN NEW.entry = 'code-issued' AND NOT EXISTS (
  SELECT 1 FROM codes c JOIN tasks k ON k.complaint = c.complaint AND k.key = 'cap-' || c.purpose AND k.state = 'done'
  WHERE c.shop = NEW.shop AND c.code = NEW.about
)
BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: cap person-year') FROM (
    SELECT json_extract(p.override, '$.caps.perPersonYear.' || NEW.currency) AS cap FROM policies p
    WHERE p.shop = NEW.shop AND (p.starts_at IS NULL OR p.starts_at <= NEW.at_at) ORDER BY p.version DESC LIMIT 1
  ) WHERE cap IS NOT NULL AND cap < NEW.minor + (
    SELECT coalesce(sum(g.minor), 0) FROM given g
    WHERE g.currency = NEW.currency AND g.at_at > NEW.at_at - 31536000000 AND g.complaint IN (
      SELECT NEW.complaint
      UNION SELECT c.id FROM complaints me JOIN complaints c ON c.shop = me.shop AND c.customer = me.customer
      WHERE me.id = NEW.complaint
    )
  );
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: cap shop-day') FROM (
    SELECT json_extract(p.override, '$.caps.perShopDay.' || NEW.currency) AS cap FROM policies p
    WHERE p.shop = NEW.shop AND (p.starts_at IS NULL OR p.starts_at <= NEW.at_at) ORDER BY p.version DESC LIMIT 1
  ) WHERE cap IS NOT NULL AND cap < NEW.minor + (
    SELECT coalesce(sum(g.minor), 0) FROM given g
    WHERE g.shop = NEW.shop AND g.at_at > NEW.at_at - 86400000 AND g.currency = NEW.currency
  );
END;
--> statement-breakpoint
-- Money that goes back by itself stops at the same caps; what is left to a person does not. Its own grant in the ledger
-- (the fix of the same purpose) is not counted twice.
CREATE TRIGGER refunds_stay_within_caps BEFORE INSERT ON refunds WHEN NEW.state = 'planned'
BEGIN
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: cap person-year') FROM (
    SELECT json_extract(p.override, '$.caps.perPersonYear.' || NEW.currency) AS cap FROM policies p
    WHERE p.shop = NEW.shop AND (p.starts_at IS NULL OR p.starts_at <= NEW.planned_at) ORDER BY p.version DESC LIMIT 1
  ) WHERE cap IS NOT NULL AND cap < NEW.minor + (
    SELECT coalesce(sum(g.minor), 0) FROM given g
    WHERE g.currency = NEW.currency AND g.at_at > NEW.planned_at - 31536000000 AND g.about <> NEW.purpose
      AND g.complaint IN (
        SELECT NEW.complaint
        UNION SELECT c.id FROM complaints me JOIN complaints c ON c.shop = me.shop AND c.customer = me.customer
        WHERE me.id = NEW.complaint
      )
  );
  SELECT RAISE(ABORT, 'UNIQUE constraint failed: cap shop-day') FROM (
    SELECT json_extract(p.override, '$.caps.perShopDay.' || NEW.currency) AS cap FROM policies p
    WHERE p.shop = NEW.shop AND (p.starts_at IS NULL OR p.starts_at <= NEW.planned_at) ORDER BY p.version DESC LIMIT 1
  ) WHERE cap IS NOT NULL AND cap < NEW.minor + (
    SELECT coalesce(sum(g.minor), 0) FROM given g
    WHERE g.shop = NEW.shop AND g.at_at > NEW.planned_at - 86400000 AND g.currency = NEW.currency
      AND g.about <> NEW.purpose
  );
END;
--> statement-breakpoint
-- What the month before brought is asked once in an hour, not row by row.
CREATE INDEX orders_by_time ON orders (shop, placed_at);
