CREATE TABLE `absences` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`email` text NOT NULL,
	`from_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`deputy` text,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE INDEX `absences_by_end` ON `absences` (`shop`,`until_at`);--> statement-breakpoint
CREATE TABLE `code_copies` (
	`shop` text NOT NULL,
	`code` text NOT NULL,
	`source` text NOT NULL,
	`state` text NOT NULL,
	`vendor_id` text,
	`uses` integer,
	`checked_at` integer,
	`error` text,
	PRIMARY KEY(`shop`, `code`, `source`)
);
--> statement-breakpoint
CREATE TABLE `gifts` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`names` text NOT NULL,
	`cost_minor` integer NOT NULL,
	`value_minor` integer NOT NULL,
	`currency` text NOT NULL,
	`stock` integer,
	`is_on` integer NOT NULL,
	`version` integer NOT NULL,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE TABLE `grievances` (
	`shop` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`complaint` text NOT NULL,
	PRIMARY KEY(`shop`, `source`, `external_id`)
);
--> statement-breakpoint
CREATE INDEX `grievances_by_complaint` ON `grievances` (`complaint`);--> statement-breakpoint
CREATE TABLE `look_ups` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`source` text NOT NULL,
	`event` text NOT NULL,
	`question` text NOT NULL,
	`otherwise` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`due_at` integer NOT NULL,
	`lease_until_at` integer,
	`error` text,
	`asked_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `source`, `event`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `look_ups_by_id` ON `look_ups` (`id`);--> statement-breakpoint
CREATE INDEX `look_ups_due` ON `look_ups` (`due_at`) WHERE state = 'open';--> statement-breakpoint
CREATE TABLE `order_codes` (
	`shop` text NOT NULL,
	`code` text NOT NULL,
	`order_id` text NOT NULL,
	`at_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `code`, `order_id`)
);
--> statement-breakpoint
CREATE INDEX `order_codes_by_order` ON `order_codes` (`shop`,`order_id`);--> statement-breakpoint
CREATE TABLE `order_refunds` (
	`shop` text NOT NULL,
	`order_id` text NOT NULL,
	`refund` text NOT NULL,
	`minor` integer NOT NULL,
	`at_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `order_id`, `refund`)
);
--> statement-breakpoint
CREATE TABLE `paces` (
	`shop` text NOT NULL,
	`promise` text NOT NULL,
	`category` text NOT NULL,
	`median_minutes` integer NOT NULL,
	`sample` integer NOT NULL,
	`measured_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `promise`, `category`)
);
--> statement-breakpoint
CREATE TABLE `photos` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`complaint` text NOT NULL,
	`key` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`sha256` text NOT NULL,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE INDEX `photos_by_complaint` ON `photos` (`complaint`);--> statement-breakpoint
CREATE TABLE `refunds` (
	`shop` text NOT NULL,
	`purpose` text NOT NULL,
	`complaint` text NOT NULL,
	`order_id` text NOT NULL,
	`payment` text,
	`source` text NOT NULL,
	`minor` integer NOT NULL,
	`currency` text NOT NULL,
	`state` text NOT NULL,
	`vendor_id` text,
	`planned_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `purpose`)
);
--> statement-breakpoint
CREATE INDEX `refunds_by_order` ON `refunds` (`shop`,`order_id`);--> statement-breakpoint
CREATE INDEX `refunds_by_complaint` ON `refunds` (`complaint`);--> statement-breakpoint
CREATE TABLE `requests` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`complaint` text NOT NULL,
	`action` text NOT NULL,
	`minor` integer,
	`currency` text,
	`by` text NOT NULL,
	`asked_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`reason` text,
	PRIMARY KEY(`complaint`, `id`)
);
--> statement-breakpoint
CREATE INDEX `requests_open` ON `requests` (`shop`,`state`,`asked_at`);--> statement-breakpoint
CREATE TABLE `rota` (
	`shop` text NOT NULL,
	`weekday` text NOT NULL,
	`hour` integer NOT NULL,
	`email` text NOT NULL,
	PRIMARY KEY(`shop`, `weekday`, `hour`, `email`)
);
--> statement-breakpoint
ALTER TABLE `compensations` ADD `gift` text;--> statement-breakpoint
ALTER TABLE `complaints` ADD `deputy` text;--> statement-breakpoint
ALTER TABLE `complaints` ADD `payment` text;--> statement-breakpoint
ALTER TABLE `complaints` ADD `dispute_amount` text;--> statement-breakpoint
ALTER TABLE `complaints` ADD `dispute_code` text;--> statement-breakpoint
ALTER TABLE `complaints` ADD `joined_into` text;--> statement-breakpoint
ALTER TABLE `complaints` ADD `apart` integer;--> statement-breakpoint
ALTER TABLE `complaints` ADD `asking_until_at` integer;--> statement-breakpoint
ALTER TABLE `complaints` ADD `returned_at` integer;--> statement-breakpoint
ALTER TABLE `complaints` ADD `returned_with` text;--> statement-breakpoint
CREATE INDEX `complaints_by_payment` ON `complaints` (`shop`,`payment`) WHERE payment is not null;--> statement-breakpoint
ALTER TABLE `payments` ADD `source` text;--> statement-breakpoint
ALTER TABLE `policies` ADD `reason` text;--> statement-breakpoint
ALTER TABLE `policies` ADD `starts_at` integer;--> statement-breakpoint
ALTER TABLE `policies` ADD `restores` integer;--> statement-breakpoint
ALTER TABLE `promises` ADD `moved_at` integer;--> statement-breakpoint
ALTER TABLE `promises` ADD `moved_to_at` integer;--> statement-breakpoint
ALTER TABLE `redemptions` ADD `reserved_until_at` integer;--> statement-breakpoint
ALTER TABLE `redemptions` ADD `captured_at` integer;--> statement-breakpoint
ALTER TABLE `sources` ADD `reconciled_at` integer;--> statement-breakpoint
ALTER TABLE `staff` ADD `languages` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `categories` text;--> statement-breakpoint
ALTER TABLE `staff` ADD `deputy` text;--> statement-breakpoint
ALTER TABLE `tasks` ADD `minutes` integer;