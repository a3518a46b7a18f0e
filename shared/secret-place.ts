import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { parameterPlace } from './aws/parameter.ts'
import type { AwsAccess } from './aws/signed-call.ts'
import type { SecretPlace } from './secret.ts'

/** What `SECRET_URL` names: `ssm:/path/of/a/parameter`, or `file:///path`. `endpoint` only where the parameter store is not the region's own. */
export function secretPlace(secretUrl: string, aws: AwsAccess, endpoint?: string): SecretPlace {
  if (secretUrl.startsWith('file:')) return filePlace(fileURLToPath(secretUrl))
  return parameterPlace(secretUrl.slice('ssm:'.length), aws, endpoint)
}

/** A file that its owner alone may read; a new secret takes its place at once and whole. */
export function filePlace(path: string): SecretPlace {
  return {
    read: () =>
      readFile(path, 'utf8').then(
        (text) => text.trim() || undefined,
        (error: NodeJS.ErrnoException) => {
          if (error.code === 'ENOENT') return undefined
          throw error
        },
      ),
    async write(secret) {
      const beside = `${path}.new`
      await rm(beside, { force: true })
      await writeFile(beside, `${secret}\n`, { mode: 0o600, flag: 'wx' })
      await rename(beside, path)
    },
  }
}
