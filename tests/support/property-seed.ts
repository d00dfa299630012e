/**
 * One seed for every property test, so that the same code gives the same verdict on every machine.
 * `LASFYR_SEED` sets another: worth doing before a release, and it is told when a property fails.
 */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env.LASFYR_SEED) || 20_261_122 });
