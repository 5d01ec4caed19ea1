CREATE TABLE `care_turns` (
	`shop` text NOT NULL,
	`customer` text NOT NULL,
	`turn` integer NOT NULL,
	`woken_by` text NOT NULL,
	`at_at` integer NOT NULL,
	`moves` text NOT NULL,
	`about` text NOT NULL,
	PRIMARY KEY(`shop`, `customer`, `turn`)
);
--> statement-breakpoint
CREATE TABLE `cares` (
	`shop` text NOT NULL,
	`customer` text NOT NULL,
	`complaint` text NOT NULL,
	`state` text NOT NULL,
	`reason` text NOT NULL,
	`since_at` integer NOT NULL,
	`held_out` integer NOT NULL,
	`started_at` integer NOT NULL,
	`wake_at` integer,
	`turn` integer NOT NULL,
	`wait` integer NOT NULL,
	PRIMARY KEY(`shop`, `customer`)
);
--> statement-breakpoint
CREATE INDEX `cares_awake` ON `cares` (`wake_at`) WHERE wake_at is not null;--> statement-breakpoint
CREATE INDEX `cares_by_state` ON `cares` (`shop`,`state`,`since_at`);--> statement-breakpoint
CREATE INDEX `cares_without_instance` ON `cares` (`started_at`) WHERE wait = -1;--> statement-breakpoint
CREATE TABLE `causes` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`verdict` text NOT NULL,
	`state` text NOT NULL,
	`category` text,
	`sku` text,
	`owner` text,
	`action` text NOT NULL,
	`due_at` integer,
	`evidence` text NOT NULL,
	`changed` text NOT NULL,
	`actor` text NOT NULL,
	`opened_at` integer NOT NULL,
	`fixed_at` integer,
	`closed_at` integer,
	`version` integer NOT NULL,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE INDEX `causes_by_state` ON `causes` (`shop`,`state`,`opened_at`);--> statement-breakpoint
CREATE TABLE `news` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`texts` text NOT NULL,
	`url` text,
	`actor` text NOT NULL,
	`posted_at` integer NOT NULL,
	`until_at` integer NOT NULL,
	`withdrawn_at` integer,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE INDEX `news_by_time` ON `news` (`shop`,`until_at`);--> statement-breakpoint
CREATE TABLE `recall_orders` (
	`shop` text NOT NULL,
	`recall` text NOT NULL,
	`order_id` text NOT NULL,
	`complaint` text,
	`left_out` text,
	PRIMARY KEY(`shop`, `recall`, `order_id`)
);
--> statement-breakpoint
CREATE INDEX `recall_orders_waiting` ON `recall_orders` (`shop`,`recall`,`order_id`) WHERE complaint is null and left_out is null;--> statement-breakpoint
CREATE TABLE `recalls` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`name` text NOT NULL,
	`state` text NOT NULL,
	`category` text NOT NULL,
	`cause` text,
	`texts` text NOT NULL,
	`remedies` text NOT NULL,
	`chosen` text NOT NULL,
	`wave` integer NOT NULL,
	`next_wave_at` integer,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`ended_at` integer,
	`version` integer NOT NULL,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE INDEX `recalls_waiting` ON `recalls` (`next_wave_at`) WHERE next_wave_at is not null;--> statement-breakpoint
CREATE TABLE `subscribers` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`url` text NOT NULL,
	`secret` text NOT NULL,
	`secret_version` integer NOT NULL,
	`actor` text NOT NULL,
	`created_at` integer NOT NULL,
	`removed_at` integer,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE TABLE `tombstones` (
	`shop` text NOT NULL,
	`key` text NOT NULL,
	`customer` text NOT NULL,
	`erased_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `key`)
);
--> statement-breakpoint
CREATE TABLE `touches` (
	`shop` text NOT NULL,
	`customer` text NOT NULL,
	`kind` text NOT NULL,
	`n` text NOT NULL,
	`class` text NOT NULL,
	`message` text,
	`at_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `customer`, `kind`, `n`)
);
--> statement-breakpoint
CREATE INDEX `touches_by_time` ON `touches` (`shop`,`at_at`);--> statement-breakpoint
CREATE INDEX `touches_by_message` ON `touches` (`message`);--> statement-breakpoint
ALTER TABLE `complaints` ADD `cause` text;--> statement-breakpoint
ALTER TABLE `complaints` ADD `recall` text;--> statement-breakpoint
CREATE INDEX `complaints_by_cause` ON `complaints` (`shop`,`cause`,`received_at`) WHERE cause is not null;--> statement-breakpoint
ALTER TABLE `consents` ADD `proof` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `country` text;--> statement-breakpoint
ALTER TABLE `customers` ADD `erased_at` integer;--> statement-breakpoint
ALTER TABLE `outbox` ADD `customer` text;