BEGIN;

-- CreateTable
CREATE TABLE "LetterTemplate" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "text" TEXT,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LetterTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandOverEvent" (
    "id" UUID NOT NULL,
    "municipalityId" UUID NOT NULL,
    "pupilId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "kind" TEXT NOT NULL,
    "worksWell" TEXT,
    "staffMemberId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "HandOverEvent_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LetterTemplate_municipalityId_language_idx" ON "LetterTemplate"("municipalityId", "language");

-- CreateIndex
CREATE UNIQUE INDEX "LetterTemplate_municipalityId_id_key" ON "LetterTemplate"("municipalityId", "id");

-- CreateIndex
CREATE INDEX "HandOverEvent_municipalityId_pupilId_idx" ON "HandOverEvent"("municipalityId", "pupilId");

-- CreateIndex
CREATE UNIQUE INDEX "HandOverEvent_municipalityId_id_key" ON "HandOverEvent"("municipalityId", "id");

-- AddForeignKey
ALTER TABLE "LetterTemplate" ADD CONSTRAINT "LetterTemplate_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandOverEvent" ADD CONSTRAINT "HandOverEvent_municipalityId_pupilId_fkey" FOREIGN KEY ("municipalityId", "pupilId") REFERENCES "Pupil"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandOverEvent" ADD CONSTRAINT "HandOverEvent_municipalityId_staffMemberId_fkey" FOREIGN KEY ("municipalityId", "staffMemberId") REFERENCES "StaffMember"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
