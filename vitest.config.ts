import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // One DynamoDB Local for the whole run of the second engine; the embedded one starts per file in 11 ms.
    globalSetup: ['tests/support/shared-engine.ts', 'tests/support/shared-product.ts'],
    env: { TZ: 'UTC' },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
