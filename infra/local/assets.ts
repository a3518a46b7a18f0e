import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { compressed } from './gateway-answer.ts'
import type { HttpAnswer } from './gateway-answer.ts'
import { decoded } from './gateway-routes.ts'

export interface AssetFolder {
  prefix: string
  folder: string
}

const contentTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

const forEver = 'public, max-age=31536000, immutable'

/**
 * Serves the files of the deployed bucket, as the distribution does: under `/assets/` only, for ever cacheable because
 * their names carry a hash. Undefined if the path is none of these.
 */
export function assetServer(
  folders: readonly AssetFolder[],
): (
  path: string,
  headers: { acceptEncoding: string | undefined; ifNoneMatch: string | undefined },
) => Promise<HttpAnswer | undefined> {
  const known = new Map<string, HttpAnswer>()
  return async (path, { acceptEncoding, ifNoneMatch }) => {
    const clean = normalize(decoded(path))
    if (!clean.startsWith('/assets/') || clean.includes('\0')) return undefined
    const key = `${clean} ${acceptEncoding ?? ''}`
    let answer = known.get(key)
    if (answer === undefined) {
      const plain = await read(folders, clean)
      if (plain === undefined) return undefined
      answer = await compressed(plain, acceptEncoding)
      if (known.size < 1000) known.set(key, answer)
    }
    const etag = answer.headers['etag'] ?? ''
    const weak = (tag: string): string => tag.trim().replace(/^W\//, '')
    const same = ifNoneMatch?.split(',').some((tag) => weak(tag) === weak(etag))
    return same === true ? { ...answer, status: 304 } : answer
  }
}

async function read(folders: readonly AssetFolder[], path: string): Promise<HttpAnswer | undefined> {
  for (const { prefix, folder } of folders) {
    if (!path.startsWith(prefix)) continue
    try {
      const body = await readFile(join(folder, path.slice(prefix.length)))
      const etag = `"${createHash('md5').update(body).digest('hex')}"`
      const type = contentTypes[extname(path)] ?? 'application/octet-stream'
      return {
        status: 200,
        headers: { 'content-type': type, 'cache-control': forEver, etag },
        cookies: [],
        body,
      }
    } catch {
      // not in this folder
    }
  }
  return undefined
}
