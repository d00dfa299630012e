import { defineConfig } from 'prisma/config';

/** Only for `prisma generate`; migrations are applied by the program itself. */
export default defineConfig({
  schema: 'prisma/schema',
});
