BEGIN;

-- CreateTable
CREATE TABLE "MethodCard" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID,
    "methodId" TEXT NOT NULL,
    "importId" UUID,
    "synthetic" BOOLEAN NOT NULL DEFAULT false,
    "withdrawnAt" TIMESTAMPTZ(3),
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MethodCard_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MethodCardVersion" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "figures" JSONB,
    "publishedAt" TIMESTAMPTZ(3),
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MethodCardVersion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MethodCardAdoption" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "cardId" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "schoolId" UUID NOT NULL,
    "methodId" UUID NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MethodCardAdoption_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MethodCardReport" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "adoptionId" UUID NOT NULL,
    "word" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "figures" JSONB NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "MethodCardReport_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PackageImport" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "state" TEXT NOT NULL,
    "made" JSONB NOT NULL,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PackageImport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "MethodCard_municipalityId_schoolId_idx" ON "MethodCard"("municipalityId", "schoolId");

-- CreateIndex
CREATE UNIQUE INDEX "MethodCard_municipalityId_id_key" ON "MethodCard"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "MethodCardVersion_municipalityId_id_key" ON "MethodCardVersion"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "MethodCardVersion_municipalityId_cardId_version_key" ON "MethodCardVersion"("municipalityId", "cardId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "MethodCardAdoption_municipalityId_id_key" ON "MethodCardAdoption"("municipalityId", "id");

-- CreateIndex
CREATE UNIQUE INDEX "MethodCardAdoption_municipalityId_cardId_schoolId_key" ON "MethodCardAdoption"("municipalityId", "cardId", "schoolId");

-- CreateIndex
CREATE INDEX "MethodCardReport_municipalityId_adoptionId_idx" ON "MethodCardReport"("municipalityId", "adoptionId");

-- CreateIndex
CREATE UNIQUE INDEX "MethodCardReport_municipalityId_id_key" ON "MethodCardReport"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "PackageImport_municipalityId_sha256_idx" ON "PackageImport"("municipalityId", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "PackageImport_municipalityId_id_key" ON "PackageImport"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "MethodCard" ADD CONSTRAINT "MethodCard_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodCard" ADD CONSTRAINT "MethodCard_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodCard" ADD CONSTRAINT "MethodCard_municipalityId_importId_fkey" FOREIGN KEY ("municipalityId", "importId") REFERENCES "PackageImport"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodCardVersion" ADD CONSTRAINT "MethodCardVersion_municipalityId_cardId_fkey" FOREIGN KEY ("municipalityId", "cardId") REFERENCES "MethodCard"("municipalityId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodCardVersion" ADD CONSTRAINT "MethodCardVersion_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodCardAdoption" ADD CONSTRAINT "MethodCardAdoption_municipalityId_cardId_fkey" FOREIGN KEY ("municipalityId", "cardId") REFERENCES "MethodCard"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodCardAdoption" ADD CONSTRAINT "MethodCardAdoption_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodCardAdoption" ADD CONSTRAINT "MethodCardAdoption_municipalityId_methodId_fkey" FOREIGN KEY ("municipalityId", "methodId") REFERENCES "SupportMethod"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodCardAdoption" ADD CONSTRAINT "MethodCardAdoption_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodCardReport" ADD CONSTRAINT "MethodCardReport_municipalityId_adoptionId_fkey" FOREIGN KEY ("municipalityId", "adoptionId") REFERENCES "MethodCardAdoption"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MethodCardReport" ADD CONSTRAINT "MethodCardReport_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PackageImport" ADD CONSTRAINT "PackageImport_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
