import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { synthesise } from '../../infra/app.ts'
import { buildAll } from '../../infra/build.ts'
import type { BuildOptions } from '../../infra/build.ts'

/** The bundles and templates of the product (or of other capabilities), made in a folder of their own: what `npm start` runs. */
export async function writeProduct(
  folder: string,
  which: Pick<BuildOptions, 'capabilities' | 'folders'> = {},
): Promise<{ dist: string; outDir: string }> {
  const dist = join(folder, 'dist')
  const outDir = join(folder, 'cdk.out')
  const built = await buildAll({ ...which, outdir: dist })
  writeFileSync(join(dist, 'built.json'), JSON.stringify(built))
  synthesise({ stage: 'local', dist, outdir: outDir, ...which })
  return { dist, outDir }
}
