-- What can still be paid back of each order, as the rule and the guard below both read it: its sum, less every step that
-- was told, less what is on its way or was paid by hand and not told yet. `frozen`: the bank pays, or has paid, on top.
CREATE VIEW refundable AS
SELECT o.shop AS shop, o.external_id AS order_id, o.currency AS currency,
  (SELECT coalesce(sum(s.minor), 0) FROM order_refunds s WHERE s.shop = o.shop AND s.order_id = o.external_id) AS told_minor,
  o.minor
    - (SELECT coalesce(sum(s.minor), 0) FROM order_refunds s WHERE s.shop = o.shop AND s.order_id = o.external_id)
    - (SELECT coalesce(sum(r.minor), 0) FROM refunds r WHERE r.shop = o.shop AND r.order_id = o.external_id
        AND (r.state IN ('planned', 'unknown') OR r.state = 'accepted' AND r.vendor_id IS NULL)) AS left_minor,
  EXISTS (SELECT 1 FROM complaints c WHERE c.shop = o.shop AND c.order_id = o.external_id AND c.dispute_state IS NOT NULL
      AND (c.dispute_state = 'lost' OR c.dispute_refundable IS NOT 1 AND c.dispute_state NOT IN ('won', 'closed')))
    OR EXISTS (SELECT 1 FROM payments p JOIN complaints c ON c.shop = p.shop AND c.payment = p.payment
      WHERE p.shop = o.shop AND p.order_id = o.external_id AND c.payment IS NOT NULL AND c.dispute_state IS NOT NULL
      AND (c.dispute_state = 'lost' OR c.dispute_refundable IS NOT 1 AND c.dispute_state NOT IN ('won', 'closed'))) AS frozen
FROM orders o;
--> statement-breakpoint
-- Invariant 22, inside the insert: never above what was paid less what went back, never on an open dispute, never in
-- another currency. "UNIQUE constraint failed" is what the loop takes for a race: it reloads, and decides with less.
CREATE TRIGGER refunds_stay_within_the_order BEFORE INSERT ON refunds
WHEN NEW.state = 'planned' AND NOT EXISTS (
  SELECT 1 FROM refundable f WHERE f.shop = NEW.shop AND f.order_id = NEW.order_id AND f.currency = NEW.currency
    AND NEW.minor > 0 AND NEW.minor <= f.left_minor AND f.frozen = 0
)
BEGIN SELECT RAISE(ABORT, 'UNIQUE constraint failed: refunds: no more of this order can be paid back'); END;
--> statement-breakpoint
-- What was paid back stays paid back, and a sum is never another one.
CREATE TRIGGER refunds_are_not_rewritten BEFORE UPDATE ON refunds
WHEN NEW.minor <> OLD.minor OR NEW.currency <> OLD.currency OR NEW.order_id <> OLD.order_id OR NEW.complaint <> OLD.complaint
  OR OLD.state = 'accepted' AND NEW.state <> 'accepted'
BEGIN SELECT RAISE(ABORT, 'refunds that were made are not rewritten'); END;
--> statement-breakpoint
CREATE TRIGGER refunds_are_not_deleted BEFORE DELETE ON refunds BEGIN SELECT RAISE(ABORT, 'refunds are not deleted'); END;
--> statement-breakpoint
-- What an order was paid by is asked with every decision about it.
CREATE INDEX payments_by_order ON payments (shop, order_id);
