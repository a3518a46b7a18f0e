import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'
import type { TestSpecification } from 'vitest/node'

/**
 * What takes long, or waits for others, begins first: so that no worker is left with it in the end. A clean checkout has no times of
 * earlier runs by which Vitest would know.
 */
const long = [
  // It makes the bundles. Who needs them too comes when they are there, and the other workers do something else until then.
  'infra/templates',
  'proofs/',
  'infra/new-capability',
  'infra/import-command',
  'notifications/transport',
  'bench/bills',
  'local/start',
  'journeys/every-page',
  'journeys/crash',
  'journeys/meeting',
  'journeys/open-meeting',
]

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = long.findIndex((part) => moduleId.includes(`/tests/${part}`))
      return at < 0 ? long.length : at
    }
    return files.toSorted((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1))
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // `npm run journeys`
    exclude: ['tests/journeys/**'],
    setupFiles: ['tests/support/registered.ts'],
    globalSetup: [
      'tests/support/register-once.ts',
      'tests/support/shared-product.ts',
      'tests/support/recorded-calls.ts',
    ],
    // Programs that tests start again and again are read by Node once.
    env: {
      TZ: 'UTC',
      NODE_COMPILE_CACHE: join(tmpdir(), 'treffpunkt-compiled'),
      // For the embedded engine: with one thread each it takes an eighth less of the processors.
      TOKIO_WORKER_THREADS: '1',
      // One for all workers: what has its turn in a run is chosen by it.
      SEED: process.env['SEED'] ?? String(Date.now() % 2 ** 31),
    },
    // More than a small machine has cores: a test that waits for a browser or a mail leaves its core to another.
    maxWorkers: 3,
    // A worker keeps what it has imported and started for its next file: half of the time went into that.
    isolate: false,
    sequence: { sequencer: LongFirst },
    // They end what hangs and say nothing about speed: a busy machine takes twenty times as long.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 120_000 } },
  },
})
