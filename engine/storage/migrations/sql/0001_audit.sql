-- The audit trail: everyone may add, the trigger numbers and chains, nobody may change or remove.
GRANT INSERT (case_id, body), SELECT ON audit_event TO koosrada_app, koosrada_engine, koosrada_auditor;
GRANT INSERT (id, case_id, body) ON read_log TO koosrada_app;
GRANT SELECT, UPDATE (sealed_seq) ON read_log TO koosrada_auditor;
GRANT SELECT, INSERT, UPDATE ON audit_head TO koosrada_auditor;
CREATE POLICY chain ON audit_head TO koosrada_auditor USING (true) WITH CHECK (true);
CREATE POLICY seal ON read_log FOR UPDATE TO koosrada_auditor USING (sealed_seq IS NULL) WITH CHECK (true);
CREATE POLICY check_seal ON read_log FOR SELECT TO koosrada_auditor USING (true);
CREATE POLICY add ON audit_event FOR INSERT TO koosrada_engine, koosrada_auditor WITH CHECK (true);
CREATE POLICY add_mine ON audit_event FOR INSERT TO koosrada_app
  WITH CHECK (body::json ->> 'actor' = (SELECT actor()) AND body::json ->> 'action' <> 'seal');
CREATE POLICY check_chain ON audit_event FOR SELECT TO koosrada_auditor USING (true);
CREATE POLICY add ON read_log FOR INSERT TO koosrada_app WITH CHECK (body::json ->> 'actor' = (SELECT actor()));
CREATE POLICY see ON audit_event FOR SELECT TO koosrada_app USING (EXISTS (SELECT FROM my_entry e
  JOIN my_lead l ON l.case_id = e.case_id AND l.desk_id = e.desk_id WHERE e.case_id = audit_event.case_id));

CREATE FUNCTION chain_audit() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE head public.audit_head; BEGIN
  INSERT INTO public.audit_head AS h VALUES (NEW.case_id, 1, ''::bytea)
    ON CONFLICT (case_id) DO UPDATE SET seq = h.seq + 1 RETURNING * INTO head;  -- locks this case's chain only
  NEW.seq := head.seq;
  NEW.at := clock_timestamp();
  NEW.hash := sha256(head.hash || uuid_send(NEW.case_id) || int4send(NEW.seq)
                     || int8send((extract(epoch FROM NEW.at) * 1000000)::bigint) || convert_to(NEW.body, 'UTF8'));
  UPDATE public.audit_head SET hash = NEW.hash WHERE case_id = NEW.case_id;
  RETURN NEW;
END $$;
CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION 'The audit trail is append-only.' USING ERRCODE = 'insufficient_privilege'; END $$;
CREATE TRIGGER chain BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION chain_audit();
CREATE TRIGGER fixed BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_event FOR EACH STATEMENT EXECUTE FUNCTION refuse();
CREATE TRIGGER fixed BEFORE DELETE OR TRUNCATE ON read_log FOR EACH STATEMENT EXECUTE FUNCTION refuse();
