-- Eighteen months are counted in UTC. In the session's zone they ended a day early, or an hour, on
-- some days of the year.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql SET timezone TO 'UTC' AS $$
BEGIN
	IF TG_OP = 'DELETE' THEN
		IF OLD.at < now() - interval '18 months' THEN
			RETURN OLD;
		END IF;
	END IF;
	RAISE EXCEPTION 'audit records are append-only' USING ERRCODE = 'insufficient_privilege';
END;
$$;
