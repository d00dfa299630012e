BEGIN;

-- CreateTable
CREATE TABLE "PreconditionMark" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "windowId" UUID NOT NULL,
    "classId" UUID,
    "item" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "PreconditionMark_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PreconditionRule" (
    "municipalityId" UUID NOT NULL,
    "item" TEXT NOT NULL,
    "isBlocking" BOOLEAN NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PreconditionRule_pkey" PRIMARY KEY ("municipalityId","item")
);

-- CreateTable
CREATE TABLE "RoundRetrospective" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "roundId" UUID NOT NULL,
    "keep" TEXT NOT NULL DEFAULT '',
    "change" TEXT NOT NULL DEFAULT '',
    "idea" TEXT NOT NULL DEFAULT '',
    "skipReason" TEXT,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoundRetrospective_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DialogueComment" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "audience" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "roundId" UUID,
    "taskId" TEXT,
    "text" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "DialogueComment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "DialogueAnswer" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "commentId" UUID NOT NULL,
    "status" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DialogueAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Idea" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),

    CONSTRAINT "Idea_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "IdeaJudgement" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "ideaId" UUID NOT NULL,
    "effect" INTEGER NOT NULL,
    "effort" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "release" TEXT,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "IdeaJudgement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SchoolStage" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "stage" TEXT NOT NULL,
    "isIncluded" BOOLEAN NOT NULL DEFAULT false,
    "note" TEXT NOT NULL DEFAULT '',
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SchoolStage_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReadinessAssessment" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID NOT NULL,
    "schoolYearId" UUID NOT NULL,
    "questionVersion" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ReadinessAssessment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HelpAnswer" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "isHelpful" BOOLEAN NOT NULL,
    "words" TEXT NOT NULL DEFAULT '',
    "day" DATE NOT NULL,

    CONSTRAINT "HelpAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "PreconditionMark_municipalityId_windowId_idx" ON "PreconditionMark"("municipalityId", "windowId");

-- CreateIndex
CREATE UNIQUE INDEX "PreconditionMark_municipalityId_id_key" ON "PreconditionMark"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "RoundRetrospective_municipalityId_roundId_idx" ON "RoundRetrospective"("municipalityId", "roundId");

-- CreateIndex
CREATE UNIQUE INDEX "RoundRetrospective_municipalityId_id_key" ON "RoundRetrospective"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "DialogueComment_municipalityId_schoolId_idx" ON "DialogueComment"("municipalityId", "schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "DialogueComment_municipalityId_id_key" ON "DialogueComment"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "DialogueAnswer_municipalityId_commentId_idx" ON "DialogueAnswer"("municipalityId", "commentId");

-- CreateIndex
CREATE UNIQUE INDEX "DialogueAnswer_municipalityId_id_key" ON "DialogueAnswer"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Idea_municipalityId_id_key" ON "Idea"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "IdeaJudgement_municipalityId_ideaId_idx" ON "IdeaJudgement"("municipalityId", "ideaId");

-- CreateIndex
CREATE UNIQUE INDEX "IdeaJudgement_municipalityId_id_key" ON "IdeaJudgement"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "SchoolStage_municipalityId_schoolId_idx" ON "SchoolStage"("municipalityId", "schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolStage_municipalityId_id_key" ON "SchoolStage"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "ReadinessAssessment_municipalityId_schoolId_idx" ON "ReadinessAssessment"("municipalityId", "schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "ReadinessAssessment_municipalityId_id_key" ON "ReadinessAssessment"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "HelpAnswer_municipalityId_section_idx" ON "HelpAnswer"("municipalityId", "section");

-- AddForeignKey
ALTER TABLE "PreconditionMark" ADD CONSTRAINT "PreconditionMark_municipalityId_windowId_fkey" FOREIGN KEY ("municipalityId", "windowId") REFERENCES "ScreeningWindow"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreconditionMark" ADD CONSTRAINT "PreconditionMark_municipalityId_classId_fkey" FOREIGN KEY ("municipalityId", "classId") REFERENCES "SchoolClass"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreconditionMark" ADD CONSTRAINT "PreconditionMark_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PreconditionRule" ADD CONSTRAINT "PreconditionRule_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundRetrospective" ADD CONSTRAINT "RoundRetrospective_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoundRetrospective" ADD CONSTRAINT "RoundRetrospective_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DialogueComment" ADD CONSTRAINT "DialogueComment_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DialogueComment" ADD CONSTRAINT "DialogueComment_municipalityId_roundId_fkey" FOREIGN KEY ("municipalityId", "roundId") REFERENCES "Round"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DialogueComment" ADD CONSTRAINT "DialogueComment_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DialogueAnswer" ADD CONSTRAINT "DialogueAnswer_municipalityId_commentId_fkey" FOREIGN KEY ("municipalityId", "commentId") REFERENCES "DialogueComment"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DialogueAnswer" ADD CONSTRAINT "DialogueAnswer_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Idea" ADD CONSTRAINT "Idea_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaJudgement" ADD CONSTRAINT "IdeaJudgement_municipalityId_ideaId_fkey" FOREIGN KEY ("municipalityId", "ideaId") REFERENCES "Idea"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "IdeaJudgement" ADD CONSTRAINT "IdeaJudgement_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolStage" ADD CONSTRAINT "SchoolStage_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolStage" ADD CONSTRAINT "SchoolStage_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadinessAssessment" ADD CONSTRAINT "ReadinessAssessment_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadinessAssessment" ADD CONSTRAINT "ReadinessAssessment_municipalityId_schoolYearId_fkey" FOREIGN KEY ("municipalityId", "schoolYearId") REFERENCES "SchoolYear"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReadinessAssessment" ADD CONSTRAINT "ReadinessAssessment_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpAnswer" ADD CONSTRAINT "HelpAnswer_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
