/** What a screening window gives when it is made: year one in its newest version, judged by the policy that ships. */
import { getBattery } from '~/instruments/batteries';
import { getPolicy } from './policy-shelf';

const { id: policyId, version: policyVersion, batteryId } = getPolicy('standard-1');
export const NEW_WINDOW = {
  batteryId,
  batteryVersion: getBattery(batteryId).version,
  policyId,
  policyVersion,
};
