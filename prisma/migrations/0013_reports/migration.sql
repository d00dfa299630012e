BEGIN;

-- AlterTable
ALTER TABLE "School" ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION;

-- CreateTable
CREATE TABLE "QualityAnalysis" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID,
    "startYear" INTEGER NOT NULL,
    "wentWell" TEXT NOT NULL,
    "causes" TEXT NOT NULL,
    "measures" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QualityAnalysis_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PublicationEvent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "licence" TEXT,
    "content" JSONB,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PublicationEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MunicipalityOutline" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "rings" JSONB,
    "staffMemberId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MunicipalityOutline_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "QualityAnalysis_municipalityId_startYear_schoolId_idx" ON "QualityAnalysis"("municipalityId", "startYear", "schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "QualityAnalysis_municipalityId_id_key" ON "QualityAnalysis"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "PublicationEvent_municipalityId_createdAt_idx" ON "PublicationEvent"("municipalityId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "PublicationEvent_municipalityId_id_key" ON "PublicationEvent"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "MunicipalityOutline_municipalityId_createdAt_idx" ON "MunicipalityOutline"("municipalityId", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "MunicipalityOutline_municipalityId_id_key" ON "MunicipalityOutline"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "QualityAnalysis" ADD CONSTRAINT "QualityAnalysis_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QualityAnalysis" ADD CONSTRAINT "QualityAnalysis_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "QualityAnalysis" ADD CONSTRAINT "QualityAnalysis_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationEvent" ADD CONSTRAINT "PublicationEvent_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PublicationEvent" ADD CONSTRAINT "PublicationEvent_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MunicipalityOutline" ADD CONSTRAINT "MunicipalityOutline_municipalityId_fkey" FOREIGN KEY ("municipalityId") REFERENCES "Municipality"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MunicipalityOutline" ADD CONSTRAINT "MunicipalityOutline_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
