import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { once } from './once.ts'

/** Folder of the templates that all test files of a run share, with the bundles they name; made by whoever needs it first. */
export async function sharedTemplates(): Promise<string> {
  const folder = process.env['TEST_PRODUCT']
  if (folder === undefined)
    throw new Error('tests/support/shared-product.ts makes the folder for the bundles')
  await once(folder, 'product', async () => {
    await promisify(execFile)(process.execPath, [join(import.meta.dirname, 'build-product.ts'), folder])
  })
  return join(folder, 'cdk.out')
}
