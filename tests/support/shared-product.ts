import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Vitest's global set-up: a folder for what a run builds once and shares, made by whoever needs it first. */
export default function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'treffpunkt-product-'))
  process.env['TEST_PRODUCT'] = folder
  return () => rmSync(folder, { recursive: true, force: true })
}
