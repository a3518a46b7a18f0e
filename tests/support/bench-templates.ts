import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { synthesise } from '../../infra/app.ts'
import { buildAll } from '../../infra/build.ts'

/** A folder that goes away at the end of the block. */
export function temporaryFolder(): { path: string; [Symbol.dispose](): void } {
  const path = mkdtempSync(join(tmpdir(), 'treffpunkt-'))
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) }
}

/** The bundles and templates of the product as it stands, made in a folder of their own: what `npm start` runs. */
export async function writeProduct(folder: string): Promise<{ dist: string; outDir: string }> {
  const dist = join(folder, 'dist')
  const outDir = join(folder, 'cdk.out')
  await buildAll({ outdir: dist })
  synthesise({ stage: 'local', dist, outdir: outDir })
  return { dist, outDir }
}
