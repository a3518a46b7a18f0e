import { join } from 'node:path'
import { secretFile } from '../../infra/local/data-folder.ts'
import { filePlace } from '../../shared/secret-place.ts'

/** The secret of every installation that tests make. */
export const worldSecret = 'the secret of this world'

/** For a runner that is to start: its functions know by it whom a context of a test has written down. */
export async function giveWorldSecret(dataDir: string): Promise<void> {
  await filePlace(join(dataDir, secretFile)).write(worldSecret)
}
