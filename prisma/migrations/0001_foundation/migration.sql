BEGIN;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "StaffMember" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "givenName" TEXT NOT NULL,
    "familyName" TEXT NOT NULL,
    "username" TEXT NOT NULL,
    "passwordHash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'sv',
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "closedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StaffMember_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RoleAssignment" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "schoolId" UUID,
    "classId" UUID,
    "startDate" DATE NOT NULL,
    "endDate" DATE,

    CONSTRAINT "RoleAssignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SignInSession" (
    "tokenHash" TEXT NOT NULL,
    "municipalityId" UUID NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SignInSession_pkey" PRIMARY KEY ("tokenHash")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "actorKind" TEXT NOT NULL,
    "actorId" UUID,
    "action" TEXT NOT NULL,
    "pupilIds" UUID[],
    "detail" JSONB NOT NULL DEFAULT '{}',
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimiterFlexible" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expire" TIMESTAMPTZ(3),

    CONSTRAINT "RateLimiterFlexible_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "ScreeningWindow" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolYearId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE NOT NULL,
    "catchUpEndDate" DATE NOT NULL,
    "batteryId" TEXT NOT NULL,
    "batteryVersion" INTEGER NOT NULL,
    "policyId" TEXT NOT NULL,

    CONSTRAINT "ScreeningWindow_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Round" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "windowId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Round_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Sitting" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "codeExpiresAt" TIMESTAMPTZ(3) NOT NULL,
    "paused" BOOLEAN NOT NULL DEFAULT false,
    "lessonOver" BOOLEAN NOT NULL DEFAULT false,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Sitting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Device" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "sittingId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "staffMemberId" UUID,
    "publicKey" JSONB NOT NULL,
    "number" INTEGER NOT NULL,
    "admittedAt" TIMESTAMPTZ(3),
    "grantExpiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Device_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DevicePresence" (
    "deviceId" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "membershipId" UUID,
    "presence" JSONB,
    "letOn" BOOLEAN NOT NULL DEFAULT false,
    "seenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DevicePresence_pkey" PRIMARY KEY ("deviceId")
);

-- CreateTable
CREATE TABLE "RoundPupilState" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "staffMemberId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoundPupilState_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "schoolYearStart" INTEGER NOT NULL,
    "deviceId" UUID NOT NULL,
    "batteryId" TEXT NOT NULL,
    "batteryVersion" INTEGER NOT NULL,
    "taskId" TEXT NOT NULL,
    "taskVersion" INTEGER NOT NULL,
    "formId" TEXT NOT NULL,
    "driver" TEXT NOT NULL,
    "classId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "ageMonths" INTEGER,
    "schoolStartCohort" INTEGER NOT NULL,
    "swedishSubject" TEXT NOT NULL,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "invalidatedReason" TEXT,
    "invalidatedById" UUID,
    "invalidatedAt" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AttemptEvent" (
    "municipalityId" UUID NOT NULL,
    "schoolYearStart" INTEGER NOT NULL,
    "id" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "deviceId" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "deviceTime" TIMESTAMPTZ(3) NOT NULL,
    "elapsedMs" DOUBLE PRECISION NOT NULL,
    "body" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AttemptEvent_pkey" PRIMARY KEY ("municipalityId","schoolYearStart","id")
);

-- CreateTable
CREATE TABLE "QuarantinedEvent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "deviceId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "contentHash" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuarantinedEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OneToOneTask" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "taskId" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "staffMemberId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OneToOneTask_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MarkerCode" (
    "codeHash" TEXT NOT NULL,
    "municipalityId" UUID NOT NULL,
    "sittingId" UUID NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),

    CONSTRAINT "MarkerCode_pkey" PRIMARY KEY ("codeHash")
);

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "mode" TEXT NOT NULL DEFAULT 'demo',
    "oneClickSignIn" BOOLEAN NOT NULL DEFAULT false,
    "demonstrationFrom" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Municipality" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "code" TEXT,
    "type" TEXT NOT NULL DEFAULT 'municipality',
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "timeZone" TEXT NOT NULL DEFAULT 'Europe/Stockholm',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Municipality_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "School" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "schoolUnitCode" TEXT,

    CONSTRAINT "School_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolYear" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "startYear" INTEGER NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE NOT NULL,

    CONSTRAINT "SchoolYear_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolClass" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "schoolYearId" UUID NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "SchoolClass_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Pupil" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "givenName" TEXT NOT NULL,
    "familyName" TEXT NOT NULL,
    "birthDate" DATE,
    "externalId" TEXT,
    "protectedIdentity" BOOLEAN NOT NULL DEFAULT false,
    "schoolStartCohort" INTEGER NOT NULL,
    "swedishSubject" TEXT NOT NULL DEFAULT 'sv',
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Pupil_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Enrolment" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE,

    CONSTRAINT "Enrolment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ClassMembership" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "classId" UUID NOT NULL,
    "signId" TEXT NOT NULL,
    "startDate" DATE NOT NULL,
    "endDate" DATE,

    CONSTRAINT "ClassMembership_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RosterImport" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "fileHash" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'previewed',
    "stagedRows" JSONB,
    "planHash" TEXT NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "appliedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RosterImport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "TaskScore" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "versions" JSONB NOT NULL,
    "inputHash" TEXT NOT NULL,
    "score" JSONB NOT NULL,
    "interpretable" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TaskScore_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RiskAssessment" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "membershipId" UUID NOT NULL,
    "level" TEXT NOT NULL,
    "decidingSkill" TEXT,
    "probability" DOUBLE PRECISION,
    "assessment" JSONB NOT NULL,
    "versions" JSONB NOT NULL,
    "inputHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RiskAssessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "CurrentAssessment" (
    "municipalityId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CurrentAssessment_pkey" PRIMARY KEY ("municipalityId","roundId","pupilId")
);

-- CreateTable
CREATE TABLE "Flag" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "skill" TEXT NOT NULL,
    "assessmentId" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'proposed',
    "basisChanged" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Flag_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Review" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "flagId" UUID NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "decision" TEXT NOT NULL,
    "reasonCode" TEXT,
    "watchUntil" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PupilNotice" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "raisedBy" TEXT NOT NULL DEFAULT 'teacher',
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "PupilNotice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "NationalOutcome" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "schoolYearStart" INTEGER NOT NULL,
    "term" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "NationalOutcome_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "StaffMember_username_key" ON "StaffMember"("username");

-- CreateIndex
CREATE UNIQUE INDEX "StaffMember_municipalityId_id_key" ON "StaffMember"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "RoleAssignment_municipalityId_staffMemberId_idx" ON "RoleAssignment"("municipalityId", "staffMemberId");

-- CreateIndex
CREATE INDEX "RoleAssignment_municipalityId_classId_idx" ON "RoleAssignment"("municipalityId", "classId");

-- CreateIndex
CREATE UNIQUE INDEX "RoleAssignment_municipalityId_id_key" ON "RoleAssignment"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "SignInSession_municipalityId_staffMemberId_idx" ON "SignInSession"("municipalityId", "staffMemberId");

-- CreateIndex
CREATE INDEX "AuditEvent_municipalityId_createdAt_idx" ON "AuditEvent"("municipalityId", "createdAt");

-- CreateIndex
CREATE INDEX "AuditEvent_municipalityId_actorId_action_hour_idx" ON "AuditEvent"("municipalityId", "actorId", "action", "hour");

-- CreateIndex
CREATE UNIQUE INDEX "ScreeningWindow_municipalityId_id_key" ON "ScreeningWindow"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ScreeningWindow_municipalityId_schoolYearId_kind_key" ON "ScreeningWindow"("municipalityId", "schoolYearId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "Round_municipalityId_id_key" ON "Round"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Round_municipalityId_classId_windowId_key" ON "Round"("municipalityId", "classId", "windowId");

-- CreateIndex
CREATE INDEX "Sitting_code_idx" ON "Sitting"("code");

-- CreateIndex
CREATE UNIQUE INDEX "Sitting_municipalityId_id_key" ON "Sitting"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "Device_municipalityId_roundId_idx" ON "Device"("municipalityId", "roundId");

-- CreateIndex
CREATE UNIQUE INDEX "Device_municipalityId_id_key" ON "Device"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "DevicePresence_municipalityId_roundId_membershipId_key" ON "DevicePresence"("municipalityId", "roundId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "RoundPupilState_municipalityId_roundId_membershipId_key" ON "RoundPupilState"("municipalityId", "roundId", "membershipId");

-- CreateIndex
CREATE INDEX "Attempt_municipalityId_roundId_idx" ON "Attempt"("municipalityId", "roundId");

-- CreateIndex
CREATE INDEX "Attempt_municipalityId_membershipId_idx" ON "Attempt"("municipalityId", "membershipId");

-- CreateIndex
CREATE UNIQUE INDEX "Attempt_municipalityId_id_key" ON "Attempt"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AttemptEvent_municipalityId_schoolYearStart_attemptId_devic_key" ON "AttemptEvent"("municipalityId", "schoolYearStart", "attemptId", "deviceId", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "QuarantinedEvent_municipalityId_deviceId_contentHash_key" ON "QuarantinedEvent"("municipalityId", "deviceId", "contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "OneToOneTask_municipalityId_id_key" ON "OneToOneTask"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "OneToOneTask_municipalityId_roundId_membershipId_taskId_rea_key" ON "OneToOneTask"("municipalityId", "roundId", "membershipId", "taskId", "reason");

-- CreateIndex
CREATE UNIQUE INDEX "School_municipalityId_id_key" ON "School"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "School_municipalityId_name_key" ON "School"("municipalityId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolYear_municipalityId_id_key" ON "SchoolYear"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolYear_municipalityId_startYear_key" ON "SchoolYear"("municipalityId", "startYear");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolClass_municipalityId_id_key" ON "SchoolClass"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolClass_municipalityId_schoolId_schoolYearId_name_key" ON "SchoolClass"("municipalityId", "schoolId", "schoolYearId", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Pupil_municipalityId_id_key" ON "Pupil"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Pupil_municipalityId_externalId_key" ON "Pupil"("municipalityId", "externalId");

-- CreateIndex
CREATE INDEX "Enrolment_municipalityId_pupilId_idx" ON "Enrolment"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "Enrolment_municipalityId_id_key" ON "Enrolment"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "ClassMembership_municipalityId_classId_idx" ON "ClassMembership"("municipalityId", "classId");

-- CreateIndex
CREATE INDEX "ClassMembership_municipalityId_pupilId_idx" ON "ClassMembership"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "ClassMembership_municipalityId_id_key" ON "ClassMembership"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "RosterImport_municipalityId_id_key" ON "RosterImport"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TaskScore_municipalityId_id_key" ON "TaskScore"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "TaskScore_municipalityId_attemptId_inputHash_key" ON "TaskScore"("municipalityId", "attemptId", "inputHash");

-- CreateIndex
CREATE INDEX "RiskAssessment_municipalityId_pupilId_idx" ON "RiskAssessment"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "RiskAssessment_municipalityId_id_key" ON "RiskAssessment"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_municipalityId_id_key" ON "Flag"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Flag_municipalityId_pupilId_roundId_skill_key" ON "Flag"("municipalityId", "pupilId", "roundId", "skill");

-- CreateIndex
CREATE UNIQUE INDEX "Review_municipalityId_id_key" ON "Review"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "PupilNotice_municipalityId_pupilId_idx" ON "PupilNotice"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "PupilNotice_municipalityId_id_key" ON "PupilNotice"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "NationalOutcome_municipalityId_id_key" ON "NationalOutcome"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "NationalOutcome_municipalityId_pupilId_schoolYearStart_term_key" ON "NationalOutcome"("municipalityId", "pupilId", "schoolYearStart", "term");

-- AddForeignKey
ALTER TABLE "StaffMember" ADD CONSTRAINT "StaffMember_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoleAssignment" ADD CONSTRAINT "RoleAssignment_municipalityId_classId_fkey" FOREIGN KEY ("municipalityId", "classId") REFERENCES "SchoolClass"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignInSession" ADD CONSTRAINT "SignInSession_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScreeningWindow" ADD CONSTRAINT "ScreeningWindow_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ScreeningWindow" ADD CONSTRAINT "ScreeningWindow_municipalityId_schoolYearId_fkey" FOREIGN KEY ("municipalityId", "schoolYearId") REFERENCES "SchoolYear"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_municipalityId_classId_fkey" FOREIGN KEY ("municipalityId", "classId") REFERENCES "SchoolClass"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Round" ADD CONSTRAINT "Round_municipalityId_windowId_fkey" FOREIGN KEY ("municipalityId", "windowId") REFERENCES "ScreeningWindow"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sitting" ADD CONSTRAINT "Sitting_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sitting" ADD CONSTRAINT "Sitting_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Device" ADD CONSTRAINT "Device_municipalityId_sittingId_fkey" FOREIGN KEY ("municipalityId", "sittingId") REFERENCES "Sitting"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DevicePresence" ADD CONSTRAINT "DevicePresence_municipalityId_deviceId_fkey" FOREIGN KEY ("municipalityId", "deviceId") REFERENCES "Device"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DevicePresence" ADD CONSTRAINT "DevicePresence_municipalityId_membershipId_fkey" FOREIGN KEY ("municipalityId", "membershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundPupilState" ADD CONSTRAINT "RoundPupilState_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundPupilState" ADD CONSTRAINT "RoundPupilState_municipalityId_membershipId_fkey" FOREIGN KEY ("municipalityId", "membershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_municipalityId_membershipId_fkey" FOREIGN KEY ("municipalityId", "membershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attempt" ADD CONSTRAINT "Attempt_municipalityId_deviceId_fkey" FOREIGN KEY ("municipalityId", "deviceId") REFERENCES "Device"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AttemptEvent" ADD CONSTRAINT "AttemptEvent_municipalityId_attemptId_fkey" FOREIGN KEY ("municipalityId", "attemptId") REFERENCES "Attempt"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QuarantinedEvent" ADD CONSTRAINT "QuarantinedEvent_municipalityId_deviceId_fkey" FOREIGN KEY ("municipalityId", "deviceId") REFERENCES "Device"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneToOneTask" ADD CONSTRAINT "OneToOneTask_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OneToOneTask" ADD CONSTRAINT "OneToOneTask_municipalityId_membershipId_fkey" FOREIGN KEY ("municipalityId", "membershipId") REFERENCES "ClassMembership"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarkerCode" ADD CONSTRAINT "MarkerCode_municipalityId_sittingId_fkey" FOREIGN KEY ("municipalityId", "sittingId") REFERENCES "Sitting"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MarkerCode" ADD CONSTRAINT "MarkerCode_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "School" ADD CONSTRAINT "School_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolYear" ADD CONSTRAINT "SchoolYear_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolClass" ADD CONSTRAINT "SchoolClass_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolClass" ADD CONSTRAINT "SchoolClass_municipalityId_schoolYearId_fkey" FOREIGN KEY ("municipalityId", "schoolYearId") REFERENCES "SchoolYear"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Pupil" ADD CONSTRAINT "Pupil_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Enrolment" ADD CONSTRAINT "Enrolment_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassMembership" ADD CONSTRAINT "ClassMembership_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassMembership" ADD CONSTRAINT "ClassMembership_municipalityId_classId_fkey" FOREIGN KEY ("municipalityId", "classId") REFERENCES "SchoolClass"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RosterImport" ADD CONSTRAINT "RosterImport_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TaskScore" ADD CONSTRAINT "TaskScore_municipalityId_attemptId_fkey" FOREIGN KEY ("municipalityId", "attemptId") REFERENCES "Attempt"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskAssessment" ADD CONSTRAINT "RiskAssessment_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RiskAssessment" ADD CONSTRAINT "RiskAssessment_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CurrentAssessment" ADD CONSTRAINT "CurrentAssessment_municipalityId_assessmentId_fkey" FOREIGN KEY ("municipalityId", "assessmentId") REFERENCES "RiskAssessment"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Flag" ADD CONSTRAINT "Flag_municipalityId_assessmentId_fkey" FOREIGN KEY ("municipalityId", "assessmentId") REFERENCES "RiskAssessment"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_municipalityId_flagId_fkey" FOREIGN KEY ("municipalityId", "flagId") REFERENCES "Flag"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Review" ADD CONSTRAINT "Review_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PupilNotice" ADD CONSTRAINT "PupilNotice_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PupilNotice" ADD CONSTRAINT "PupilNotice_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "NationalOutcome" ADD CONSTRAINT "NationalOutcome_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
