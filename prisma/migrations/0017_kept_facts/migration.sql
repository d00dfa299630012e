BEGIN;

-- CreateTable
CREATE TABLE "KeptClassFacts" (
    "municipalityId" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "asOf" DATE NOT NULL,
    "windowIds" UUID[],
    "facts" JSONB NOT NULL,

    CONSTRAINT "KeptClassFacts_pkey" PRIMARY KEY ("municipalityId","classId")
);

-- CreateTable
CREATE TABLE "ClassFactsChange" (
    "id" BIGSERIAL NOT NULL,
    "municipalityId" UUID NOT NULL,
    "classId" UUID,

    CONSTRAINT "ClassFactsChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ClassFactsChange_municipalityId_classId_idx" ON "ClassFactsChange"("municipalityId", "classId");

-- AddForeignKey
ALTER TABLE "KeptClassFacts" ADD CONSTRAINT "KeptClassFacts_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KeptClassFacts" ADD CONSTRAINT "KeptClassFacts_municipalityId_classId_fkey" FOREIGN KEY ("municipalityId", "classId") REFERENCES "SchoolClass"("municipalityId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassFactsChange" ADD CONSTRAINT "ClassFactsChange_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- What kept facts are made of is watched by the database itself, so that no way of writing can be forgotten.
-- Each function finds the classes of the rows that a statement has changed (changed). Every statement leaves
-- a row for each, whether or not facts are kept: who is working them out just now cannot see what is not
-- committed yet, and must find it afterwards. A semicolon in a body is written \073: what applies migrations
-- would end the statement at a plain one.

CREATE FUNCTION class_facts_changed_by_municipality() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId")
  SELECT DISTINCT x."municipalityId" FROM changed x\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_own_municipality() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId")
  SELECT x."id" FROM changed x WHERE EXISTS (SELECT 1 FROM "Municipality" o WHERE o."id" = x."id")\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_class() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT x."municipalityId", x."classId" FROM changed x\073
  RETURN NULL\073
END
';

-- Who was on the first list is asked of all classes of the school and year.
CREATE FUNCTION class_facts_changed_by_membership() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT k."municipalityId", k."id" FROM changed x
  JOIN "SchoolClass" own ON own."municipalityId" = x."municipalityId" AND own."id" = x."classId"
  JOIN "SchoolClass" k ON k."municipalityId" = own."municipalityId"
    AND k."schoolId" = own."schoolId" AND k."schoolYearId" = own."schoolYearId"\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_member() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT m."municipalityId", m."classId" FROM changed x
  JOIN "ClassMembership" m
    ON m."municipalityId" = x."municipalityId" AND m."id" = x."membershipId"\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_round() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT r."municipalityId", r."classId" FROM changed x
  JOIN "Round" r ON r."municipalityId" = x."municipalityId" AND r."id" = x."roundId"\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_pupil() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT m."municipalityId", m."classId" FROM changed x
  JOIN "ClassMembership" m
    ON m."municipalityId" = x."municipalityId" AND m."pupilId" = x."pupilId"\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_own_pupil() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT m."municipalityId", m."classId" FROM changed x
  JOIN "ClassMembership" m ON m."municipalityId" = x."municipalityId" AND m."pupilId" = x."id"\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_flag() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT m."municipalityId", m."classId" FROM changed x
  JOIN "Flag" f ON f."municipalityId" = x."municipalityId" AND f."id" = x."flagId"
  JOIN "ClassMembership" m
    ON m."municipalityId" = f."municipalityId" AND m."pupilId" = f."pupilId"\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_plan() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT m."municipalityId", m."classId" FROM changed x
  JOIN "PlanPupil" u ON u."municipalityId" = x."municipalityId" AND u."planId" = x."planId"
  JOIN "ClassMembership" m
    ON m."municipalityId" = u."municipalityId" AND m."pupilId" = u."pupilId"\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_own_plan() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT m."municipalityId", m."classId" FROM changed x
  JOIN "PlanPupil" u ON u."municipalityId" = x."municipalityId" AND u."planId" = x."id"
  JOIN "ClassMembership" m
    ON m."municipalityId" = u."municipalityId" AND m."pupilId" = u."pupilId"\073
  RETURN NULL\073
END
';

CREATE FUNCTION class_facts_changed_by_own_session() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  INSERT INTO "ClassFactsChange" ("municipalityId", "classId")
  SELECT DISTINCT m."municipalityId", m."classId" FROM changed x
  JOIN "SessionAttendance" a ON a."municipalityId" = x."municipalityId" AND a."sessionId" = x."id"
  JOIN "ClassMembership" m
    ON m."municipalityId" = a."municipalityId" AND m."pupilId" = a."pupilId"\073
  RETURN NULL\073
END
';

-- A changed row counts for the class it belonged to and the one it belongs to now. A trigger with a table of
-- changed rows takes one kind of change.

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "Municipality"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_municipality();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "Municipality"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_municipality();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "Municipality"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_municipality();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "Municipality"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_municipality();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "SchoolYear"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "SchoolYear"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "SchoolYear"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "SchoolYear"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "SchoolBreak"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "SchoolBreak"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "SchoolBreak"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "SchoolBreak"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "ScreeningWindow"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "ScreeningWindow"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "ScreeningWindow"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "ScreeningWindow"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "SchoolClass"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "SchoolClass"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "SchoolClass"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "SchoolClass"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_municipality();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "ClassMembership"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_membership();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "ClassMembership"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_membership();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "ClassMembership"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_membership();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "ClassMembership"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_membership();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "Pupil"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_pupil();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "Pupil"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_pupil();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "Pupil"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_pupil();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "Pupil"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_pupil();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "Round"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_class();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "Round"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_class();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "Round"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_class();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "Round"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_class();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "RoundPupilState"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "RoundPupilState"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "RoundPupilState"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "RoundPupilState"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "Attempt"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "Attempt"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "Attempt"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "Attempt"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "LateInclusion"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "LateInclusion"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "LateInclusion"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "LateInclusion"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_member();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "CurrentAssessment"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_round();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "CurrentAssessment"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_round();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "CurrentAssessment"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_round();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "CurrentAssessment"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_round();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "Flag"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "Flag"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "Flag"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "Flag"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "Review"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_flag();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "Review"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_flag();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "Review"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_flag();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "Review"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_flag();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "PlanPupil"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "PlanPupil"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "PlanPupil"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "PlanPupil"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "Plan"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_plan();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "Plan"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_plan();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "Plan"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_plan();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "Plan"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_plan();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "PlanChange"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_plan();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "PlanChange"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_plan();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "PlanChange"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_plan();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "PlanChange"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_plan();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "SupportSession"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_session();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "SupportSession"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_session();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "SupportSession"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_session();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "SupportSession"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_own_session();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "SessionAttendance"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "SessionAttendance"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "SessionAttendance"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "SessionAttendance"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();

CREATE TRIGGER class_facts_inserted AFTER INSERT ON "CaseEvent"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated AFTER UPDATE ON "CaseEvent"
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_updated_from AFTER UPDATE ON "CaseEvent"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();
CREATE TRIGGER class_facts_deleted AFTER DELETE ON "CaseEvent"
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION class_facts_changed_by_pupil();

COMMIT;
