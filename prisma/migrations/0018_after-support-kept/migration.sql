BEGIN;

-- What has been counted from kept facts is known again by what they say: worked out by the database itself, so
-- that no way of writing can leave the digest of former facts.

-- AlterTable
ALTER TABLE "KeptClassFacts" ADD COLUMN     "afterSupport" JSONB,
ADD COLUMN     "afterSupportOn" DATE,
ADD COLUMN     "factsDigest" TEXT GENERATED ALWAYS AS (md5("facts"::text)) STORED,
ADD COLUMN     "supportDigest" TEXT GENERATED ALWAYS AS (md5("afterSupport"::text)) STORED;

-- What the readings after support are made of is watched too (see the migration kept_facts). A reading is its
-- probe's pupil's, whoever's round it was done in. A semicolon in a body is written \073.

CREATE FUNCTION class_facts_changed_by_attempt() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT m."municipalityId", m."classId" FROM changed x
  JOIN "ClassMembership" m
    ON m."municipalityId" = x."municipalityId" AND m."id" = x."membershipId"
  UNION
  SELECT m."municipalityId", m."classId" FROM changed x
  JOIN "Probe" p ON p."municipalityId" = x."municipalityId" AND p."id" = x."probeId"
  JOIN "ClassMembership" m
    ON m."municipalityId" = p."municipalityId" AND m."pupilId" = p."pupilId"\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_score() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT m."municipalityId", m."classId" FROM changed x
  JOIN "Attempt" a ON a."municipalityId" = x."municipalityId" AND a."id" = x."attemptId"
  JOIN "Probe" p ON p."municipalityId" = a."municipalityId" AND p."id" = a."probeId"
  JOIN "ClassMembership" m
    ON m."municipalityId" = p."municipalityId" AND m."pupilId" = p."pupilId"\073
  RETURN NULL\073
END
';

DROP TRIGGER class_facts_inserted ON "Attempt";
DROP TRIGGER class_facts_updated ON "Attempt";
DROP TRIGGER class_facts_updated_from ON "Attempt";
DROP TRIGGER class_facts_deleted ON "Attempt";

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "Attempt"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_attempt();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "Attempt"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_attempt();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "Attempt"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_attempt();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "Attempt"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_attempt();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "TaskScore"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_score();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "TaskScore"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_score();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "TaskScore"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_score();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "TaskScore"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_score();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "Probe"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "Probe"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "Probe"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "Probe"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "ProgressEvent"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "ProgressEvent"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "ProgressEvent"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "ProgressEvent"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "CutPolicyVersion"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "CutPolicyVersion"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "CutPolicyVersion"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "CutPolicyVersion"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();

COMMIT;
