BEGIN;

-- AlterTable
ALTER TABLE "Device" ADD COLUMN     "clockOffsetMs" DOUBLE PRECISION,
ADD COLUMN     "heardDeviceTimeMs" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "AttemptEvent" ADD COLUMN     "clockOffsetMs" DOUBLE PRECISION;

-- AlterTable
ALTER TABLE "QuarantinedEvent" ADD COLUMN     "clockOffsetMs" DOUBLE PRECISION,
ADD COLUMN     "handledAs" TEXT,
ADD COLUMN     "handledAt" TIMESTAMPTZ(3),
ADD COLUMN     "handledById" UUID,
ADD COLUMN     "releasedToId" UUID;

-- CreateTable
CREATE TABLE "DeviceRequest" (
    "municipalityId" UUID NOT NULL,
    "deviceId" UUID NOT NULL,
    "signatureHash" TEXT NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeviceRequest_pkey" PRIMARY KEY ("municipalityId","deviceId","signatureHash")
);

-- CreateTable
CREATE TABLE "SavedFileKey" (
    "id" TEXT NOT NULL,
    "publicKey" JSONB NOT NULL,
    "privateKey" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedFileKey_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "QuarantinedEvent_municipalityId_receivedAt_idx" ON "QuarantinedEvent"("municipalityId", "receivedAt");

-- AddForeignKey
ALTER TABLE "DeviceRequest" ADD CONSTRAINT "DeviceRequest_municipalityId_deviceId_fkey" FOREIGN KEY ("municipalityId", "deviceId") REFERENCES "Device"("municipalityId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

COMMIT;
