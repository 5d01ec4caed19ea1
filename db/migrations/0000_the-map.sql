CREATE TABLE `alarms` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`complaint` text,
	`raised_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `alarms_by_key` ON `alarms` (`key`);--> statement-breakpoint
CREATE INDEX `alarms_by_complaint` ON `alarms` (`complaint`);--> statement-breakpoint
CREATE INDEX `alarms_by_time` ON `alarms` (`shop`,`raised_at`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`revoked_at` integer,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_by_hash` ON `api_keys` (`hash`);--> statement-breakpoint
CREATE TABLE `audit` (
	`shop` text NOT NULL,
	`seq` integer NOT NULL,
	`at_at` integer NOT NULL,
	`actor` text NOT NULL,
	`action` text NOT NULL,
	`object` text NOT NULL,
	`detail` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`shop`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `audit_by_time` ON `audit` (`at_at`);--> statement-breakpoint
CREATE TABLE `choices` (
	`shop` text NOT NULL,
	`complaint` text NOT NULL,
	`round` integer NOT NULL,
	`remedy` text NOT NULL,
	`by` text NOT NULL,
	`chosen_at` integer NOT NULL,
	`final_at` integer NOT NULL,
	PRIMARY KEY(`complaint`, `round`)
);
--> statement-breakpoint
CREATE TABLE `codes` (
	`shop` text NOT NULL,
	`code` text NOT NULL,
	`purpose` text NOT NULL,
	`complaint` text NOT NULL,
	`customer` text,
	`holder_key` text,
	`holder` text,
	`key_version` integer NOT NULL,
	`state` text NOT NULL,
	`minor` integer NOT NULL,
	`currency` text NOT NULL,
	`issued_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `code`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `codes_by_purpose` ON `codes` (`purpose`);--> statement-breakpoint
CREATE INDEX `codes_by_complaint` ON `codes` (`complaint`);--> statement-breakpoint
CREATE INDEX `codes_by_age` ON `codes` (`shop`,`issued_at`,`code`);--> statement-breakpoint
CREATE TABLE `compensations` (
	`shop` text NOT NULL,
	`complaint` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`by` text NOT NULL,
	`chosen_at` integer NOT NULL,
	`final_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `complaints` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`source` text NOT NULL,
	`external_id` text NOT NULL,
	`channel` text NOT NULL,
	`category` text NOT NULL,
	`text` text NOT NULL,
	`customer` text,
	`order_id` text,
	`locale` text NOT NULL,
	`severity` text,
	`tier` text NOT NULL,
	`tier_reason` text NOT NULL,
	`policy_version` integer NOT NULL,
	`owner` text,
	`refunded` text,
	`rating` integer,
	`dispute_id` text,
	`dispute_state` text,
	`dispute_due_at` integer,
	`dispute_reason` text,
	`dispute_refundable` integer,
	`stage` text NOT NULL,
	`outcome` text,
	`received_at` integer NOT NULL,
	`joined_at` integer,
	`arrived_at` integer,
	`departed_at` integer,
	`reopened_at` integer,
	`closed_at` integer,
	`promise_due_at` integer,
	`wake_at` integer,
	`version` integer NOT NULL,
	`turn` integer NOT NULL,
	`wait` integer NOT NULL,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_by_id` ON `complaints` (`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `complaints_by_grievance` ON `complaints` (`shop`,`source`,`external_id`);--> statement-breakpoint
CREATE INDEX `complaints_by_order` ON `complaints` (`shop`,`order_id`,`closed_at`);--> statement-breakpoint
CREATE INDEX `complaints_by_customer` ON `complaints` (`shop`,`customer`,`closed_at`);--> statement-breakpoint
CREATE INDEX `complaints_queue` ON `complaints` (`shop`,`closed_at`,`promise_due_at`,`id`);--> statement-breakpoint
CREATE INDEX `complaints_by_age` ON `complaints` (`shop`,`received_at`,`id`);--> statement-breakpoint
CREATE INDEX `complaints_awake` ON `complaints` (`wake_at`) WHERE wake_at is not null;--> statement-breakpoint
CREATE INDEX `complaints_without_instance` ON `complaints` (`received_at`) WHERE wait = -1 and closed_at is null;--> statement-breakpoint
CREATE TABLE `consents` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`customer` text NOT NULL,
	`kind` text NOT NULL,
	`wording` text NOT NULL,
	`source` text NOT NULL,
	`given_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE INDEX `consents_by_customer` ON `consents` (`shop`,`customer`);--> statement-breakpoint
CREATE TABLE `customers` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`external_id` text,
	`email` text,
	`email_key` text,
	`phone` text,
	`name` text,
	`locale` text,
	`time_zone` text,
	`tags` text NOT NULL,
	`claimed_orders` integer NOT NULL,
	`claimed_spent` text,
	`audience` integer,
	`mailbox` text NOT NULL,
	`promotions` text NOT NULL,
	`departed_at` integer,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customers_by_email` ON `customers` (`shop`,`email_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `customers_by_external` ON `customers` (`shop`,`external_id`);--> statement-breakpoint
CREATE INDEX `customers_by_phone` ON `customers` (`shop`,`phone`);--> statement-breakpoint
CREATE INDEX `customers_by_id` ON `customers` (`id`);--> statement-breakpoint
CREATE TABLE `deliveries` (
	`shop` text NOT NULL,
	`source` text NOT NULL,
	`event` text NOT NULL,
	`id` text NOT NULL,
	`status` text NOT NULL,
	`complaint` text,
	`facts` text,
	`received_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `source`, `event`)
);
--> statement-breakpoint
CREATE INDEX `deliveries_by_complaint` ON `deliveries` (`complaint`);--> statement-breakpoint
CREATE INDEX `deliveries_by_id` ON `deliveries` (`id`);--> statement-breakpoint
CREATE TABLE `escalations` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`complaint` text NOT NULL,
	`reason` text NOT NULL,
	`level` text NOT NULL,
	`state` text NOT NULL,
	`owner` text,
	`opened_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	PRIMARY KEY(`complaint`, `reason`)
);
--> statement-breakpoint
CREATE INDEX `escalations_by_due` ON `escalations` (`shop`,`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `ledger` (
	`shop` text NOT NULL,
	`complaint` text NOT NULL,
	`seq` integer NOT NULL,
	`at_at` integer NOT NULL,
	`entry` text NOT NULL,
	`about` text NOT NULL,
	`minor` integer NOT NULL,
	`currency` text NOT NULL,
	`previous` text NOT NULL,
	`hash` text NOT NULL,
	PRIMARY KEY(`complaint`, `seq`)
);
--> statement-breakpoint
CREATE INDEX `ledger_by_time` ON `ledger` (`shop`,`at_at`);--> statement-breakpoint
CREATE TABLE `letters` (
	`shop` text NOT NULL,
	`complaint` text PRIMARY KEY NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`points` text NOT NULL,
	`state` text NOT NULL,
	`approved_by` text,
	`approved_at` integer,
	`drafted_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `links` (
	`shop` text NOT NULL,
	`hash` text PRIMARY KEY NOT NULL,
	`complaint` text NOT NULL,
	`expires_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `links_by_complaint` ON `links` (`complaint`);--> statement-breakpoint
CREATE TABLE `machine` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`until` integer
);
--> statement-breakpoint
CREATE TABLE `offers` (
	`shop` text NOT NULL,
	`complaint` text NOT NULL,
	`round` integer NOT NULL,
	`prepared_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`actor` text NOT NULL,
	PRIMARY KEY(`complaint`, `round`)
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`shop` text NOT NULL,
	`external_id` text NOT NULL,
	`name` text,
	`customer` text,
	`minor` integer,
	`currency` text,
	`placed_at` integer,
	`lines` text NOT NULL,
	`state` text NOT NULL,
	`refunded_minor` integer NOT NULL,
	`codes` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `external_id`)
);
--> statement-breakpoint
CREATE INDEX `orders_by_customer` ON `orders` (`shop`,`customer`,`state`);--> statement-breakpoint
CREATE TABLE `outbox` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`key` text NOT NULL,
	`complaint` text,
	`effect` text NOT NULL,
	`kind` text NOT NULL,
	`n` text NOT NULL,
	`recipient` text NOT NULL,
	`subject` text NOT NULL,
	`payload` text NOT NULL,
	`sha256` text NOT NULL,
	`automatic` integer NOT NULL,
	`priority` integer NOT NULL,
	`state` text NOT NULL,
	`fence` integer NOT NULL,
	`attempts` integer NOT NULL,
	`lease_until_at` integer,
	`first_tried_at` integer,
	`sent_at` integer,
	`due_at` integer NOT NULL,
	`planned_at` integer NOT NULL,
	`accepted_at` integer,
	`provider_id` text,
	`error` text,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_by_key` ON `outbox` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_by_id` ON `outbox` (`id`);--> statement-breakpoint
CREATE INDEX `outbox_by_complaint` ON `outbox` (`complaint`);--> statement-breakpoint
CREATE INDEX `outbox_waiting` ON `outbox` (`priority`,`due_at`) WHERE state in ('planned', 'sending');--> statement-breakpoint
CREATE INDEX `outbox_by_recipient` ON `outbox` (`shop`,`recipient`,`sent_at`) WHERE automatic = 1;--> statement-breakpoint
CREATE INDEX `outbox_by_provider` ON `outbox` (`provider_id`);--> statement-breakpoint
CREATE TABLE `payments` (
	`shop` text NOT NULL,
	`payment` text NOT NULL,
	`order_id` text NOT NULL,
	PRIMARY KEY(`shop`, `payment`)
);
--> statement-breakpoint
CREATE TABLE `policies` (
	`shop` text NOT NULL,
	`version` integer NOT NULL,
	`override` text NOT NULL,
	`author` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `version`)
);
--> statement-breakpoint
CREATE TABLE `promises` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`complaint` text NOT NULL,
	`kind` text NOT NULL,
	`n` text NOT NULL,
	`stated_as` text NOT NULL,
	`stated_in` text,
	`kept_by` text,
	`made_at` integer NOT NULL,
	`due_at` integer NOT NULL,
	`kept_at` integer,
	`state` text NOT NULL,
	`clock` text NOT NULL,
	PRIMARY KEY(`complaint`, `kind`, `n`)
);
--> statement-breakpoint
CREATE INDEX `promises_by_due` ON `promises` (`shop`,`state`,`due_at`);--> statement-breakpoint
CREATE INDEX `promises_by_made` ON `promises` (`shop`,`made_at`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`complaint` text NOT NULL,
	`text` text NOT NULL,
	`minor` integer,
	`currency` text,
	`state` text NOT NULL,
	`proposed_at` integer NOT NULL,
	PRIMARY KEY(`complaint`, `id`)
);
--> statement-breakpoint
CREATE TABLE `quarantine` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`source` text NOT NULL,
	`body` text NOT NULL,
	`headers` text NOT NULL,
	`sha256` text NOT NULL,
	`reason` text NOT NULL,
	`received_at` integer NOT NULL,
	`replayed_at` integer,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quarantine_by_body` ON `quarantine` (`shop`,`source`,`sha256`);--> statement-breakpoint
CREATE INDEX `quarantine_by_age` ON `quarantine` (`shop`,`received_at`);--> statement-breakpoint
CREATE TABLE `ratings` (
	`shop` text NOT NULL,
	`complaint` text NOT NULL,
	`n` integer NOT NULL,
	`score` integer NOT NULL,
	`text` text NOT NULL,
	`rated_at` integer NOT NULL,
	PRIMARY KEY(`complaint`, `n`)
);
--> statement-breakpoint
CREATE TABLE `redemptions` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`code` text NOT NULL,
	`complaint` text NOT NULL,
	`idempotency_key` text NOT NULL,
	`request` text NOT NULL,
	`order_id` text NOT NULL,
	`order_minor` integer NOT NULL,
	`minor` integer NOT NULL,
	`currency` text NOT NULL,
	`redeemed_at` integer NOT NULL,
	`reversed_at` integer,
	PRIMARY KEY(`shop`, `id`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `redemptions_by_key` ON `redemptions` (`shop`,`idempotency_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `redemptions_live` ON `redemptions` (`shop`,`code`) WHERE reversed_at is null;--> statement-breakpoint
CREATE INDEX `redemptions_by_order` ON `redemptions` (`shop`,`order_id`);--> statement-breakpoint
CREATE INDEX `redemptions_by_complaint` ON `redemptions` (`complaint`);--> statement-breakpoint
CREATE TABLE `remedies` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`complaint` text NOT NULL,
	`round` integer NOT NULL,
	`place` integer NOT NULL,
	`kind` text NOT NULL,
	`minor` integer,
	`currency` text,
	`extra` text NOT NULL,
	PRIMARY KEY(`complaint`, `round`, `kind`)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `remedies_by_id` ON `remedies` (`id`);--> statement-breakpoint
CREATE TABLE `replies` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`complaint` text NOT NULL,
	`kind` text NOT NULL,
	`text` text NOT NULL,
	`minor` integer,
	`currency` text,
	`by` text NOT NULL,
	`written_at` integer NOT NULL,
	PRIMARY KEY(`complaint`, `id`)
);
--> statement-breakpoint
CREATE TABLE `shops` (
	`shop` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`locale` text NOT NULL,
	`time_zone` text NOT NULL,
	`currency` text NOT NULL,
	`country` text,
	`sender` text NOT NULL,
	`director` text,
	`working_hours` text NOT NULL,
	`holidays` text NOT NULL,
	`policy_version` integer NOT NULL,
	`reserve` text,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `sources` (
	`shop` text NOT NULL,
	`source` text NOT NULL,
	`secrets` text NOT NULL,
	`settings` text NOT NULL,
	`version` integer NOT NULL,
	`is_on` integer NOT NULL,
	`last_seen_at` integer,
	PRIMARY KEY(`shop`, `source`)
);
--> statement-breakpoint
CREATE TABLE `staff` (
	`shop` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`role` text NOT NULL,
	`created_at` integer NOT NULL,
	PRIMARY KEY(`shop`, `email`)
);
--> statement-breakpoint
CREATE INDEX `staff_by_email` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `tasks` (
	`shop` text NOT NULL,
	`id` text NOT NULL,
	`complaint` text NOT NULL,
	`key` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`owner` text,
	`about` text NOT NULL,
	`due_at` integer NOT NULL,
	`done_at` integer,
	PRIMARY KEY(`complaint`, `key`)
);
--> statement-breakpoint
CREATE INDEX `tasks_by_due` ON `tasks` (`shop`,`state`,`due_at`);--> statement-breakpoint
CREATE TABLE `timeline` (
	`shop` text NOT NULL,
	`complaint` text NOT NULL,
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at_at` integer NOT NULL,
	`actor` text NOT NULL,
	`event` text NOT NULL,
	`public` integer NOT NULL,
	`about` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `timeline_by_complaint` ON `timeline` (`complaint`,`at_at`);--> statement-breakpoint
CREATE TABLE `turns` (
	`shop` text NOT NULL,
	`complaint` text NOT NULL,
	`turn` integer NOT NULL,
	`woken_by` text NOT NULL,
	`at_at` integer NOT NULL,
	PRIMARY KEY(`complaint`, `turn`)
);
