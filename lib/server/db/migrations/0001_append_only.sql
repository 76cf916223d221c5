-- An audit record is added once and never changed. It may go when it is 18 months old, which is as
-- long as it has to be kept, and not before, whoever asks.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		IF OLD.at < now() - interval '18 months' THEN
			RETURN OLD;
		END IF;
	END IF;
	RAISE EXCEPTION 'audit records are append-only' USING ERRCODE = 'insufficient_privilege';
END;
$$;
--> statement-breakpoint
CREATE TRIGGER audit_records_append_only BEFORE UPDATE OR DELETE ON "audit_records"
	FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
--> statement-breakpoint
CREATE TRIGGER audit_records_no_truncate BEFORE TRUNCATE ON "audit_records"
	FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
