BEGIN;

-- CreateTable
CREATE TABLE "GoalPicture" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GoalPicture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Goal" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "unit" TEXT,
    "direction" TEXT NOT NULL,
    "target" DOUBLE PRECISION NOT NULL,
    "startYear" INTEGER NOT NULL,
    "targetDate" DATE NOT NULL,
    "ownerRole" TEXT,
    "ownerId" UUID,
    "status" TEXT NOT NULL DEFAULT 'active',
    "baselinePart" INTEGER,
    "baselineBase" INTEGER,
    "baselineValue" DOUBLE PRECISION,
    "baselineOn" DATE,
    "baselineWindow" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Goal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoalValue" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "goalId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "startYear" INTEGER NOT NULL,
    "windowKind" TEXT,
    "part" INTEGER,
    "base" INTEGER,
    "value" DOUBLE PRECISION,
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GoalValue_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolContribution" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "goalId" UUID NOT NULL,
    "target" DOUBLE PRECISION NOT NULL,
    "words" TEXT NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SchoolContribution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolPlanLine" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "goalId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "responsibleRole" TEXT NOT NULL,
    "resources" TEXT NOT NULL,
    "dueDate" DATE NOT NULL,
    "doneOn" DATE,
    "withdrawnAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SchoolPlanLine_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "YearStep" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID,
    "title" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "responsibleRole" TEXT NOT NULL,
    "firstDueDate" DATE NOT NULL,
    "everyYear" BOOLEAN NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "YearStep_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "YearStepMark" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "schoolId" UUID,
    "startYear" INTEGER NOT NULL,
    "doneOn" DATE NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "takenBackAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "YearStepMark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GoalChange" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID,
    "about" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "action" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "before" JSONB NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "GoalChange_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "GoalPicture_municipalityId_id_key" ON "GoalPicture"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Goal_municipalityId_id_key" ON "Goal"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "GoalValue_municipalityId_goalId_idx" ON "GoalValue"("municipalityId", "goalId");

-- CreateIndex
CREATE UNIQUE INDEX "GoalValue_municipalityId_id_key" ON "GoalValue"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolContribution_municipalityId_id_key" ON "SchoolContribution"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolContribution_municipalityId_schoolId_goalId_key" ON "SchoolContribution"("municipalityId", "schoolId", "goalId");

-- CreateIndex
CREATE INDEX "SchoolPlanLine_municipalityId_schoolId_idx" ON "SchoolPlanLine"("municipalityId", "schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolPlanLine_municipalityId_id_key" ON "SchoolPlanLine"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "YearStep_municipalityId_id_key" ON "YearStep"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "YearStepMark_municipalityId_stepId_startYear_idx" ON "YearStepMark"("municipalityId", "stepId", "startYear");

-- CreateIndex
CREATE UNIQUE INDEX "YearStepMark_municipalityId_id_key" ON "YearStepMark"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "GoalChange_municipalityId_schoolId_createdAt_idx" ON "GoalChange"("municipalityId", "schoolId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "GoalChange_municipalityId_id_key" ON "GoalChange"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "GoalPicture" ADD CONSTRAINT "GoalPicture_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Goal" ADD CONSTRAINT "Goal_municipalityId_ownerId_fkey" FOREIGN KEY ("municipalityId", "ownerId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalValue" ADD CONSTRAINT "GoalValue_municipalityId_goalId_fkey" FOREIGN KEY ("municipalityId", "goalId") REFERENCES "Goal"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolContribution" ADD CONSTRAINT "SchoolContribution_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolContribution" ADD CONSTRAINT "SchoolContribution_municipalityId_goalId_fkey" FOREIGN KEY ("municipalityId", "goalId") REFERENCES "Goal"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolPlanLine" ADD CONSTRAINT "SchoolPlanLine_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolPlanLine" ADD CONSTRAINT "SchoolPlanLine_municipalityId_goalId_fkey" FOREIGN KEY ("municipalityId", "goalId") REFERENCES "Goal"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "YearStep" ADD CONSTRAINT "YearStep_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "YearStepMark" ADD CONSTRAINT "YearStepMark_municipalityId_stepId_fkey" FOREIGN KEY ("municipalityId", "stepId") REFERENCES "YearStep"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "YearStepMark" ADD CONSTRAINT "YearStepMark_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "YearStepMark" ADD CONSTRAINT "YearStepMark_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalChange" ADD CONSTRAINT "GoalChange_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalChange" ADD CONSTRAINT "GoalChange_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
