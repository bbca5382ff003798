-- What stands beside Procrastinate's own tables.

-- The only way in for a person's or the process's transaction: jobs can be added, never read, changed or taken.
-- A job whose queueing lock waits already is left out without breaking the transaction. The order of the locks is the same
-- everywhere, so two transactions do not wait for each other in a circle.
CREATE FUNCTION koosrada_enqueue(wanted jsonb) RETURNS integer
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  job procrastinate_job_to_defer_v1;
  enqueued integer;
BEGIN
  SELECT coalesce(cardinality(procrastinate_defer_jobs_v1(array_agg(j))), 0) INTO enqueued
    FROM jsonb_populate_recordset(NULL::procrastinate_job_to_defer_v1, wanted) j WHERE j.queueing_lock IS NULL;
  FOR job IN SELECT * FROM jsonb_populate_recordset(NULL::procrastinate_job_to_defer_v1, wanted) j
             WHERE j.queueing_lock IS NOT NULL ORDER BY j.queueing_lock
  LOOP
    BEGIN
      PERFORM procrastinate_defer_jobs_v1(ARRAY[job]);
      enqueued := enqueued + 1;
    EXCEPTION WHEN unique_violation THEN
      NULL;
    END;
  END LOOP;
  RETURN enqueued;
END $$;

-- A queueing lock matters while a job waits. Kept by a running job, it would keep that job from going back into the queue (a
-- retry, a dead worker) whenever another waits already: the job would stay "doing" for ever, and so would its lock.
CREATE FUNCTION koosrada_release_queueing_lock() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.queueing_lock := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER koosrada_release_queueing_lock BEFORE UPDATE OF status ON procrastinate_jobs
  FOR EACH ROW WHEN (OLD.status = 'todo' AND NEW.status = 'doing') EXECUTE FUNCTION koosrada_release_queueing_lock();

-- Only the worker's login runs jobs; app and engine may enqueue.
DO $$ DECLARE f regprocedure; t regclass; BEGIN
  FOR f IN SELECT oid FROM pg_proc WHERE pronamespace = 'public'::regnamespace
           AND (starts_with(proname, 'procrastinate_') OR proname IN ('koosrada_enqueue', 'koosrada_release_queueing_lock'))
  LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO koosrada_worker', f);
  END LOOP;
  FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
           AND starts_with(relname, 'procrastinate_')
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO koosrada_worker', t);
  END LOOP;
  FOR t IN SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S'
           AND starts_with(relname, 'procrastinate_')
  LOOP
    EXECUTE format('GRANT USAGE ON SEQUENCE %s TO koosrada_worker', t);
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION koosrada_enqueue(jsonb) TO koosrada_app, koosrada_engine;
