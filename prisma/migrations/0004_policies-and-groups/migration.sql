BEGIN;

-- AlterTable
ALTER TABLE "CutPolicyVersion" ADD COLUMN     "sourceLanguage" TEXT NOT NULL DEFAULT 'sv';

-- CreateTable
CREATE TABLE "ReferenceGroup" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "windowId" UUID NOT NULL,
    "taskId" TEXT NOT NULL,
    "enrolled" INTEGER NOT NULL,
    "members" INTEGER NOT NULL,
    "synthetic" BOOLEAN NOT NULL,
    "countedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReferenceGroup_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReferenceScore" (
    "municipalityId" UUID NOT NULL,
    "groupId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "ReferenceScore_pkey" PRIMARY KEY ("municipalityId","groupId","pupilId")
);

-- CreateTable
CREATE TABLE "PolicyShareReview" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "windowId" UUID NOT NULL,
    "policyVersion" INTEGER NOT NULL,
    "side" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "reviewedById" UUID NOT NULL,
    "reviewedRole" TEXT NOT NULL,
    "reviewedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PolicyShareReview_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReferenceGroup_municipalityId_id_key" ON "ReferenceGroup"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "ReferenceGroup_municipalityId_windowId_taskId_key" ON "ReferenceGroup"("municipalityId", "windowId", "taskId");

-- CreateIndex
CREATE INDEX "ReferenceScore_municipalityId_groupId_score_idx" ON "ReferenceScore"("municipalityId", "groupId", "score");

-- CreateIndex
CREATE INDEX "ReferenceScore_municipalityId_pupilId_idx" ON "ReferenceScore"("municipalityId", "pupilId");

-- CreateIndex
CREATE INDEX "PolicyShareReview_municipalityId_windowId_idx" ON "PolicyShareReview"("municipalityId", "windowId");

-- CreateIndex
CREATE UNIQUE INDEX "PolicyShareReview_municipalityId_id_key" ON "PolicyShareReview"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "ReferenceGroup" ADD CONSTRAINT "ReferenceGroup_municipalityId_windowId_fkey" FOREIGN KEY ("municipalityId", "windowId") REFERENCES "ScreeningWindow"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferenceScore" ADD CONSTRAINT "ReferenceScore_municipalityId_groupId_fkey" FOREIGN KEY ("municipalityId", "groupId") REFERENCES "ReferenceGroup"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReferenceScore" ADD CONSTRAINT "ReferenceScore_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PolicyShareReview" ADD CONSTRAINT "PolicyShareReview_municipalityId_windowId_fkey" FOREIGN KEY ("municipalityId", "windowId") REFERENCES "ScreeningWindow"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
