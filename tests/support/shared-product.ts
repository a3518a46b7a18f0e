import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { compareKindsOfWrite } from './kinds-of-write.ts'

/**
 * Vitest's global set-up: a folder for what the journeys of a run build once and share, made by whoever needs it first. In the end it
 * is asked which kinds of write the run has seen.
 */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-product-'))
  process.env['TEST_PRODUCT'] = folder
  return () => {
    try {
      compareKindsOfWrite(folder)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
