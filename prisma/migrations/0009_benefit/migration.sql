BEGIN;

-- CreateTable
CREATE TABLE "Benefit" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Benefit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BenefitEvent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "benefitId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "body" JSONB NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BenefitEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "BenefitAssumption" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolYearId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "value" DOUBLE PRECISION,
    "reason" TEXT NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BenefitAssumption_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "Benefit_municipalityId_schoolId_idx" ON "Benefit"("municipalityId", "schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "Benefit_municipalityId_id_key" ON "Benefit"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "BenefitEvent_municipalityId_benefitId_idx" ON "BenefitEvent"("municipalityId", "benefitId");

-- CreateIndex
CREATE UNIQUE INDEX "BenefitEvent_municipalityId_id_key" ON "BenefitEvent"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "BenefitAssumption_municipalityId_schoolYearId_key_idx" ON "BenefitAssumption"("municipalityId", "schoolYearId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "BenefitAssumption_municipalityId_id_key" ON "BenefitAssumption"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "Benefit" ADD CONSTRAINT "Benefit_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Benefit" ADD CONSTRAINT "Benefit_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenefitEvent" ADD CONSTRAINT "BenefitEvent_municipalityId_benefitId_fkey" FOREIGN KEY ("municipalityId", "benefitId") REFERENCES "Benefit"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenefitEvent" ADD CONSTRAINT "BenefitEvent_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenefitAssumption" ADD CONSTRAINT "BenefitAssumption_municipalityId_schoolYearId_fkey" FOREIGN KEY ("municipalityId", "schoolYearId") REFERENCES "SchoolYear"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BenefitAssumption" ADD CONSTRAINT "BenefitAssumption_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
