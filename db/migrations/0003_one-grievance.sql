-- Every grievance that was named before there was a list of them.
INSERT OR IGNORE INTO grievances (shop, source, external_id, complaint)
  SELECT shop, source, external_id, id FROM complaints;
--> statement-breakpoint
INSERT OR IGNORE INTO grievances (shop, source, external_id, complaint)
  SELECT shop, source, json_extract(facts, '$.externalId'), complaint FROM deliveries
  WHERE complaint IS NOT NULL AND json_extract(facts, '$.type') = 'complaint' AND json_extract(facts, '$.externalId') IS NOT NULL;
--> statement-breakpoint
INSERT OR IGNORE INTO order_refunds (shop, order_id, refund, minor, at_at)
  SELECT shop, external_id, 'before', refunded_minor, created_at FROM orders WHERE refunded_minor > 0;
--> statement-breakpoint
-- Two complaints become one only while the one that stays is open, and of the same shop: a join that comes too late
-- rolls back its whole batch and is decided again. "UNIQUE constraint failed" is what the loop takes for such a race.
CREATE TRIGGER joins_an_open_complaint BEFORE UPDATE OF joined_into ON complaints
WHEN NEW.joined_into IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM complaints c WHERE c.id = NEW.joined_into AND c.shop = NEW.shop AND c.id <> NEW.id AND c.closed_at IS NULL
)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: the complaint to join is not open'); END;
--> statement-breakpoint
UPDATE complaints SET payment = (
  SELECT json_extract(d.facts, '$.payment') FROM deliveries d WHERE d.complaint = complaints.id AND json_extract(d.facts, '$.payment') IS NOT NULL LIMIT 1
) WHERE order_id IS NULL;
--> statement-breakpoint
-- Mail to a shop's address finds its shop. (An index over an expression with a comma is beyond drizzle-kit.)
CREATE INDEX shops_by_sender ON shops (lower(json_extract(sender, '$.email')));
