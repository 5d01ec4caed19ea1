CREATE INDEX IF NOT EXISTS `code_copies_by_state` ON `code_copies` (`state`,`checked_at`);--> statement-breakpoint
CREATE INDEX IF NOT EXISTS `orders_by_time` ON `orders` (`shop`,`placed_at`);--> statement-breakpoint
CREATE INDEX IF NOT EXISTS `payments_by_order` ON `payments` (`shop`,`order_id`);