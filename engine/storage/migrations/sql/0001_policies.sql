-- The SQL form of the rules. Its twin is engine/domain/access.py; tests/storage/test_agreement.py holds them together.
DO $$ DECLARE t text; BEGIN
  FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tableowner = 'koosrada_owner' LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY; ALTER TABLE %1$I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['membership', 'desk', 'participant', 'case_side', 'access_grant', 'account', 'disclosure', 'case_',
      'user_task'] LOOP
    EXECUTE format('CREATE POLICY resolve ON %I FOR SELECT TO koosrada_resolver USING (true)', t);
  END LOOP;

  -- Nothing personal: every role of a transaction reads it.
  FOREACH t IN ARRAY ARRAY['municipality', 'organisation', 'desk_municipality', 'class_rule', 'engine_setting',
      'deployment', 'deployment_file', 'process_definition', 'decision_definition', 'start_subscription'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO koosrada_app, koosrada_engine', t);
    EXECUTE format('CREATE POLICY read ON %I FOR SELECT TO koosrada_app, koosrada_engine USING (true)', t);
  END LOOP;

  -- What the process moves.
  FOREACH t IN ARRAY ARRAY['municipality', 'organisation', 'desk', 'desk_municipality', 'account', 'membership',
      'engine_setting', 'deployment', 'deployment_file', 'process_definition', 'decision_definition', 'start_subscription',
      'case_', 'case_key', 'participant', 'party', 'process_instance', 'user_task', 'event_subscription', 'message',
      'service_call', 'outgoing_mail', 'incident', 'activity', 'decision_taken', 'disclosure'] LOOP
    EXECUTE format('CREATE POLICY run ON %I TO koosrada_engine USING (true) WITH CHECK (true)', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO koosrada_engine', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['municipality', 'organisation', 'engine_setting', 'start_subscription', 'process_instance',
      'event_subscription', 'message', 'service_call', 'outgoing_mail', 'incident'] LOOP
    EXECUTE format('GRANT UPDATE ON %I TO koosrada_engine', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['desk_municipality', 'start_subscription', 'event_subscription', 'message'] LOOP
    EXECUTE format('GRANT DELETE ON %I TO koosrada_engine', t);
  END LOOP;

  -- The matrix, once for all rows with personal data; a row without a case is its own desk's. The leading desk is a scalar
  -- subquery and no EXISTS: the planner hashes an EXISTS, copies it into a second filter and reads the hash of another row.
  FOREACH t IN ARRAY ARRAY['user_task', 'answer', 'document', 'activity', 'decision_taken'] LOOP
    EXECUTE format($policy$CREATE POLICY see ON %1$I FOR SELECT TO koosrada_app USING (
      EXISTS (SELECT FROM my_entry e JOIN class_rule r ON r.role = e.role AND r.data_class = %1$I.data_class
        WHERE e.case_id = %1$I.case_id AND (%1$I.side IN ('all', 'neutral') OR e.side IN ('neutral', %1$I.side))
          AND (%1$I.data_class <> 'C3' OR e.side <> 'offender')
          AND (e.desk_id = %1$I.desk_id
            OR (%1$I.audience = 'leader' AND e.desk_id = (SELECT l.desk_id FROM my_lead l WHERE l.case_id = %1$I.case_id))
            OR (%1$I.audience = 'network' AND e.scope = 'case' AND (
              r.level IN ('full', 'own_case') OR r.level = ANY (%1$I.parts)
              OR (r.level = 'own_client' AND e.party_id = %1$I.subject_id)
              OR (r.level = 'own_part' AND e.party_id = %1$I.subject_id AND 'client' = ANY (%1$I.parts))
              OR (r.level IN ('request', 'break_glass') AND EXISTS (SELECT FROM my_grant g
                    WHERE g.case_id = %1$I.case_id AND g.data_class = %1$I.data_class)))))))$policy$, t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['user_task', 'answer', 'activity', 'decision_taken'] LOOP
    EXECUTE format('CREATE POLICY see_without_case ON %I FOR SELECT TO koosrada_app USING (
      %1$I.case_id IS NULL AND %1$I.desk_id = ANY (ARRAY(SELECT desk_id FROM my_desk)))', t);
  END LOOP;
END $$;

-- All of a row but a task's loop_counter: who sees the tasks 1, 2 and 4 knows that somebody behind the wall has the third.
GRANT SELECT ON answer, document, activity, decision_taken TO koosrada_app;
GRANT SELECT (id, instance_id, case_id, element_id, name, form_id, form_deployment_id, desk_id, assignee_id, due_at,
  follow_up_at, priority, state, opened_at, closed_at, closed_by, data_class, side, parts, subject_id, audience)
  ON user_task TO koosrada_app;

-- What was disclosed is open to that desk alone: within the wall, where the matrix knows the class, never the leader's own.
CREATE POLICY see_disclosed ON answer FOR SELECT TO koosrada_app USING (audience = 'network' AND EXISTS (
  SELECT FROM my_disclosure d JOIN my_entry e ON e.desk_id = d.desk_id
    JOIN class_rule r ON r.role = e.role AND r.data_class = answer.data_class
  WHERE d.answer_id = answer.id AND e.case_id = answer.case_id
    AND (answer.side IN ('all', 'neutral') OR e.side IN ('neutral', answer.side))
    AND (answer.data_class <> 'C3' OR e.side <> 'offender')));

-- Who moves a row may not move it across the wall: what says who sees it is written once.
GRANT UPDATE (email, phone, active) ON desk TO koosrada_engine;
GRANT UPDATE (name, email, active) ON account TO koosrada_engine;
GRANT UPDATE (valid_to) ON membership TO koosrada_engine;
GRANT UPDATE (owner_desk_id, status, cycle, closed_at) ON case_ TO koosrada_engine;
GRANT UPDATE (scope, need_to_know, valid_to) ON participant TO koosrada_engine;
GRANT UPDATE (assignee_id, due_at, follow_up_at, priority, state, closed_at, closed_by) ON user_task TO koosrada_engine;

-- A desk of its own is a guest's: its role tells what she is, its address where mail reaches her.
GRANT SELECT ON desk TO koosrada_app;
CREATE POLICY see ON desk FOR SELECT TO koosrada_app USING (organisation_id IS NOT NULL
  OR id = ANY (ARRAY(SELECT desk_id FROM my_desk)) OR EXISTS (SELECT FROM participant p WHERE p.desk_id = desk.id));

GRANT SELECT (id, name, active, guest) ON account TO koosrada_app;
GRANT SELECT ON membership, case_, participant, party, person, protected_contact, case_side, access_grant, disclosure
  TO koosrada_app;

CREATE POLICY see ON account FOR SELECT TO koosrada_app
  USING (((SELECT EXISTS (SELECT FROM my_account a WHERE NOT a.guest)) AND NOT guest) OR id = (SELECT actor()));
CREATE POLICY see ON membership FOR SELECT TO koosrada_app USING (account_id = (SELECT actor()));
CREATE POLICY see ON case_ FOR SELECT TO koosrada_app
  USING (EXISTS (SELECT FROM my_entry e WHERE e.case_id = case_.id));
CREATE POLICY see ON participant FOR SELECT TO koosrada_app USING (EXISTS (SELECT FROM my_entry e
  WHERE e.case_id = participant.case_id AND (e.desk_id = participant.desk_id
    OR (e.scope = 'case' AND (participant.side = 'neutral' OR e.side IN ('neutral', participant.side))))));
CREATE POLICY see ON party FOR SELECT TO koosrada_app USING (EXISTS (SELECT FROM my_entry e
  WHERE e.case_id = party.case_id AND e.scope = 'case' AND (party.side = 'neutral' OR e.side IN ('neutral', party.side))));
CREATE POLICY see ON person FOR SELECT TO koosrada_app
  USING (EXISTS (SELECT FROM party WHERE party.person_id = person.id));
CREATE POLICY see ON protected_contact FOR SELECT TO koosrada_app USING (EXISTS (
  SELECT FROM party p JOIN my_entry e ON e.case_id = p.case_id JOIN class_rule r ON r.role = e.role AND r.data_class = 'C3'
  WHERE p.person_id = protected_contact.person_id AND e.side <> 'offender' AND e.scope = 'case'
    AND (r.level = 'full' OR (r.level = 'contact_only' AND protected_contact.kind = 'safe_contact')
      OR (r.level IN ('request', 'break_glass') AND EXISTS (SELECT FROM my_grant g
            WHERE g.case_id = e.case_id AND g.data_class = 'C3')))));
CREATE POLICY see ON disclosure FOR SELECT TO koosrada_app
  USING (desk_id = ANY (ARRAY(SELECT desk_id FROM my_desk)));
CREATE POLICY see ON access_grant FOR SELECT TO koosrada_app
  USING (account_id = (SELECT actor()) OR granted_by = (SELECT actor()));
CREATE POLICY see ON case_side FOR SELECT TO koosrada_app USING (account_id = (SELECT actor()));

-- Writing as oneself: answer a form of my desk, take its task, record a contact, break the glass, choose a side. Persons are
-- named by the process alone: to try whether a national id is taken is to learn who is known.
GRANT INSERT ON answer, protected_contact, access_grant, case_side, document TO koosrada_app;
GRANT UPDATE (assignee_id) ON user_task TO koosrada_app;
CREATE POLICY give ON answer FOR INSERT TO koosrada_app WITH CHECK (account_id = (SELECT actor())
  AND (task_id IS NULL OR EXISTS (SELECT FROM my_open_task t WHERE t.id = answer.task_id AND t.desk_id = answer.desk_id
    AND t.instance_id = answer.instance_id AND t.case_id IS NOT DISTINCT FROM answer.case_id))
  AND CASE WHEN case_id IS NULL THEN desk_id = ANY (ARRAY(SELECT desk_id FROM my_desk))
    ELSE EXISTS (SELECT FROM my_entry e WHERE e.case_id = answer.case_id AND e.desk_id = answer.desk_id) END);
CREATE POLICY give ON document FOR INSERT TO koosrada_app WITH CHECK (
  EXISTS (SELECT FROM my_entry e WHERE e.case_id = document.case_id AND e.desk_id = document.desk_id
    AND (document.side IN ('all', 'neutral') OR e.side IN ('neutral', document.side))));
CREATE POLICY give ON protected_contact FOR INSERT TO koosrada_app WITH CHECK (EXISTS (
  SELECT FROM party p JOIN my_entry e ON e.case_id = p.case_id
  WHERE p.person_id = protected_contact.person_id AND e.scope = 'case' AND e.side <> 'offender'));
CREATE POLICY take ON user_task FOR UPDATE TO koosrada_app USING (state = 'open'
  AND (assignee_id IS NULL OR assignee_id = (SELECT actor()) 
    OR assignee_id IN (SELECT m.stands_in_for FROM my_desk m WHERE m.desk_id = user_task.desk_id))
  AND CASE WHEN case_id IS NULL THEN desk_id = ANY (ARRAY(SELECT desk_id FROM my_desk))
    ELSE EXISTS (SELECT FROM my_entry e WHERE e.case_id = user_task.case_id AND e.desk_id = user_task.desk_id) END);
CREATE POLICY break_glass ON access_grant FOR INSERT TO koosrada_app WITH CHECK (kind = 'break_glass'
  AND account_id = (SELECT actor()) AND granted_by = (SELECT actor()) AND valid_from BETWEEN now() - interval '1 min' AND now()
  AND EXISTS (SELECT FROM my_entry e JOIN class_rule r ON r.role = e.role AND r.data_class = access_grant.data_class
    WHERE e.case_id = access_grant.case_id AND e.scope = 'case' AND r.level = 'break_glass'));
CREATE POLICY choose ON case_side FOR INSERT TO koosrada_app WITH CHECK (account_id = (SELECT actor())
  AND EXISTS (SELECT FROM my_hat h WHERE h.case_id = case_side.case_id AND h.side = case_side.side));

-- For ever: whoever wrote or read in a case stays on the side she was on, at whichever desk she sits later.
CREATE POLICY keep ON case_side FOR INSERT TO koosrada_resolver WITH CHECK (account_id = (SELECT actor()));
GRANT INSERT ON case_side TO koosrada_resolver;
CREATE FUNCTION keep_side() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE me text := public.actor(); looked_at uuid;
BEGIN
  FOR looked_at IN SELECT DISTINCT f.case_id FROM fresh f WHERE f.case_id IS NOT NULL LOOP
    CONTINUE WHEN EXISTS (SELECT FROM public.case_side s WHERE s.case_id = looked_at AND s.account_id = me);
    INSERT INTO public.case_side (case_id, account_id, side)
      SELECT DISTINCT e.case_id, me, e.side FROM public.my_entry e WHERE e.case_id = looked_at
      ON CONFLICT DO NOTHING;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER keep_side AFTER INSERT ON answer REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_side();
CREATE TRIGGER keep_side AFTER INSERT ON read_log REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION keep_side();

-- The process names persons and disclosed values by id alone: no name, no contact, no value.
GRANT INSERT, SELECT (id, national_id_index) ON person TO koosrada_engine;
GRANT SELECT (id, case_id, instance_id, task_id, desk_id, data_class, side, audience) ON answer TO koosrada_engine;
CREATE POLICY name_person ON person FOR INSERT TO koosrada_engine WITH CHECK (true);
CREATE POLICY find ON person FOR SELECT TO koosrada_engine USING (true);
CREATE POLICY find ON answer FOR SELECT TO koosrada_engine USING (true);
GRANT SELECT ON case_side TO koosrada_engine;
CREATE POLICY run ON case_side FOR SELECT TO koosrada_engine USING (true);

-- A version is never changed; which one is the latest moves on.
GRANT UPDATE (latest) ON process_definition, decision_definition TO koosrada_engine;

-- The matrix is loaded by the owner at deployment time, never by a person's or a process's transaction.
CREATE POLICY load ON class_rule TO koosrada_owner USING (true) WITH CHECK (true);

-- Keys are worthless without the key-encryption key, which never enters the database.
GRANT SELECT, INSERT ON data_key TO koosrada_app, koosrada_engine;
GRANT SELECT, UPDATE (kek_id, wrapped), DELETE ON data_key TO koosrada_auditor;  -- rotation and shredding
CREATE POLICY use ON data_key TO koosrada_app, koosrada_engine, koosrada_auditor USING (true) WITH CHECK (true);

-- A document is registered when the process asks for it; its content is made when a reader opens it, as that reader.
GRANT INSERT, SELECT (id) ON document TO koosrada_engine;
CREATE POLICY find ON document FOR SELECT TO koosrada_engine USING (true);
CREATE POLICY register ON document FOR INSERT TO koosrada_engine WITH CHECK (content IS NULL);
