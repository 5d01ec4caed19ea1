-- What was said, decided and paid stays as it was: these rows can only be added.
CREATE TRIGGER timeline_is_not_changed BEFORE UPDATE ON timeline BEGIN SELECT RAISE(ABORT, 'timeline rows are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER timeline_is_not_deleted BEFORE DELETE ON timeline BEGIN SELECT RAISE(ABORT, 'timeline rows are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER audit_is_not_deleted BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_is_not_changed BEFORE UPDATE ON ledger BEGIN SELECT RAISE(ABORT, 'ledger rows are append-only'); END;
--> statement-breakpoint
CREATE TRIGGER ledger_is_not_deleted BEFORE DELETE ON ledger BEGIN SELECT RAISE(ABORT, 'ledger rows are append-only'); END;
