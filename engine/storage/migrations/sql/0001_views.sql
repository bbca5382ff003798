-- What an actor has, here and now. The views belong to `resolver`: a view reads with its owner's rights, so policies that
-- ask them meet no recursion and no function call per row, and the planner sees through them.
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO
  koosrada_owner, koosrada_resolver, koosrada_app, koosrada_engine, koosrada_auditor, koosrada_analyst;
GRANT CREATE ON SCHEMA public TO koosrada_owner;

-- The actor lives in one transaction: SELECT set_config('koosrada.actor', 'alice', true). Afterwards PostgreSQL
-- leaves '' (not NULL) in the connection, so nullif keeps the next transaction closed.
CREATE FUNCTION actor() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('koosrada.actor', true), '');
GRANT EXECUTE ON FUNCTION actor() TO
  koosrada_owner, koosrada_resolver, koosrada_app, koosrada_engine, koosrada_auditor, koosrada_analyst;

GRANT SELECT ON membership, desk, participant, case_side, access_grant, account, disclosure TO koosrada_resolver;
GRANT SELECT (id, owner_desk_id) ON case_ TO koosrada_resolver;
GRANT SELECT (id, instance_id, case_id, desk_id, state) ON user_task TO koosrada_resolver;

-- Periods are compared with the beginning of the statement, not of the transaction: one that waited for a lock sees who came
-- meanwhile.
CREATE VIEW my_account WITH (security_barrier) AS
  SELECT a.id, a.guest FROM account a WHERE a.id = (SELECT actor()) AND a.active;

CREATE VIEW my_desk WITH (security_barrier) AS
  SELECT m.desk_id, m.stands_in_for FROM membership m JOIN account a ON a.id = m.account_id
  WHERE m.account_id = (SELECT actor()) AND a.active
    AND m.valid_from <= statement_timestamp() AND (m.valid_to IS NULL OR statement_timestamp() < m.valid_to);

-- The hats I could wear in a case ...
CREATE VIEW my_hat WITH (security_barrier) AS
  SELECT p.case_id, p.desk_id, d.role, p.side, p.scope, p.party_id
  FROM participant p JOIN desk d ON d.id = p.desk_id
  WHERE p.desk_id = ANY (ARRAY(SELECT desk_id FROM my_desk))
    AND p.valid_from <= statement_timestamp() AND (p.valid_to IS NULL OR statement_timestamp() < p.valid_to);

-- ... and those that count. Hats of two sides in one case: none counts until one side is chosen for good.
CREATE VIEW my_entry WITH (security_barrier) AS
  SELECT h.* FROM my_hat h WHERE coalesce(
    (SELECT s.side = h.side FROM case_side s WHERE s.case_id = h.case_id AND s.account_id = (SELECT actor())),
    NOT EXISTS (SELECT FROM my_hat o WHERE o.case_id = h.case_id AND o.side <> h.side));

CREATE VIEW my_lead WITH (security_barrier) AS
  SELECT c.id AS case_id, c.owner_desk_id AS desk_id FROM case_ c
  WHERE c.owner_desk_id = ANY (ARRAY(SELECT desk_id FROM my_desk));

CREATE VIEW my_disclosure WITH (security_barrier) AS
  SELECT d.answer_id, d.desk_id FROM disclosure d
  WHERE d.desk_id = ANY (ARRAY(SELECT desk_id FROM my_desk));

CREATE VIEW my_grant WITH (security_barrier) AS
  SELECT case_id, data_class FROM access_grant
  WHERE account_id = (SELECT actor()) AND valid_from <= statement_timestamp() AND statement_timestamp() < valid_to;

-- What an answer may be given to: the open tasks of my desks.
CREATE VIEW my_open_task WITH (security_barrier) AS
  SELECT t.id, t.instance_id, t.case_id, t.desk_id FROM user_task t
  WHERE t.state = 'open' AND t.desk_id = ANY (ARRAY(SELECT desk_id FROM my_desk));

GRANT SELECT ON my_account, my_desk, my_hat, my_entry, my_lead, my_disclosure, my_grant, my_open_task TO koosrada_app;
