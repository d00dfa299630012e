BEGIN;

-- CreateTable
CREATE TABLE "SchoolSetUp" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "schoolId" UUID,
    "line" TEXT NOT NULL,
    "value" JSONB,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SchoolSetUp_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "SchoolSetUp_municipalityId_schoolId_line_createdAt_idx" ON "SchoolSetUp"("municipalityId", "schoolId", "line", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "SchoolSetUp_municipalityId_id_key" ON "SchoolSetUp"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "SchoolSetUp" ADD CONSTRAINT "SchoolSetUp_municipalityId_schoolId_fkey" FOREIGN KEY ("municipalityId", "schoolId") REFERENCES "School"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SchoolSetUp" ADD CONSTRAINT "SchoolSetUp_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
