import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // One DynamoDB Local for the whole run of the second engine; the embedded one starts per file in 11 ms.
    globalSetup: ['tests/support/shared-engine.ts', 'tests/support/shared-product.ts'],
    env: { TZ: 'UTC' },
    // As many as a small machine has cores: left alone, one core would stand idle.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
