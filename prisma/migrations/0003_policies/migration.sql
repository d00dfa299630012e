BEGIN;

-- AlterTable
ALTER TABLE "ScreeningWindow" ADD COLUMN     "policyVersion" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "CutPolicyVersion" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "policyId" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "basedOn" INTEGER NOT NULL,
    "createdById" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedById" UUID,
    "approvedRole" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "CutPolicyVersion_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CutPolicyVersion_municipalityId_id_key" ON "CutPolicyVersion"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "CutPolicyVersion_municipalityId_policyId_version_key" ON "CutPolicyVersion"("municipalityId", "policyId", "version");

-- AddForeignKey
ALTER TABLE "CutPolicyVersion" ADD CONSTRAINT "CutPolicyVersion_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
