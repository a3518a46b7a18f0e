import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/support/shared-product.ts'],
    env: { TZ: 'UTC' },
    // As many as a small machine has cores: left alone, one core would stand idle.
    maxWorkers: 2,
    // A worker keeps what it has imported and started for its next file: half of the time went into that.
    isolate: false,
    // For whoever hangs, not for whoever is slow: a busy machine takes ten times as long as an idle one.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 120_000 } },
  },
})
