/**
 * Schemas are checked without making functions from text, which the content-security policy forbids.
 * Imported first by the root, before any schema is made.
 */
import { config } from 'zod';

config({ jitless: true });
