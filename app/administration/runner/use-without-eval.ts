/**
 * Tells the schema library not to compile code at run time: the page's security policy forbids it.
 * Must be imported before any module that declares a schema.
 */
import * as z from 'zod/mini';

z.config({ jitless: true });
