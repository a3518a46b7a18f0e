import { join } from 'node:path'
import { synthesise } from '../../infra/app.ts'
import { buildAll } from '../../infra/build.ts'

/** The bundles and templates of the product as it stands, made in a folder of their own: what `npm start` runs. */
export async function writeProduct(folder: string): Promise<{ dist: string; outDir: string }> {
  const dist = join(folder, 'dist')
  const outDir = join(folder, 'cdk.out')
  await buildAll({ outdir: dist })
  synthesise({ stage: 'local', dist, outdir: outDir })
  return { dist, outDir }
}
