import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // `npm run journeys`
    exclude: ['tests/journeys/**'],
    setupFiles: ['tests/support/registered.ts'],
    globalSetup: ['tests/support/register-once.ts', 'tests/support/shared-product.ts'],
    // Programs that tests start again and again are read by Node once.
    env: { TZ: 'UTC', NODE_COMPILE_CACHE: join(tmpdir(), 'treffpunkt-compiled') },
    // More than a small machine has cores: a test that waits for a browser or a mail leaves its core to another.
    maxWorkers: 3,
    // A worker keeps what it has imported and started for its next file: half of the time went into that.
    isolate: false,
    // They end what hangs and say nothing about speed: a busy machine takes twenty times as long.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 120_000 } },
  },
})
