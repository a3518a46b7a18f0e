import { gunzip, gzip } from 'node:zlib'
import { promisify } from 'node:util'

/** Below that compressing gains nothing; the distribution begins there too. */
const smallest = 1000

/** A text in the form in which whoever asked can read it, and the headers that say so. `ready`: the same, compressed already. */
export async function asRead(
  { text, ready, etag }: { text?: string | undefined; ready?: Uint8Array | undefined; etag: string },
  acceptEncoding: string | undefined,
): Promise<{ content: string | Uint8Array; headers: Record<string, string> }> {
  const vary = { vary: 'accept-encoding' }
  if (readsGzip(acceptEncoding) && (ready !== undefined || (text?.length ?? 0) >= smallest)) {
    // A strong tag means the same bytes, and these are others.
    const headers = { ...vary, 'content-encoding': 'gzip', etag: `W/${etag}` }
    return { content: ready ?? (await compressed(text ?? '')), headers }
  }
  return { content: text ?? (await plain(ready)), headers: { ...vary, etag } }
}

export async function compressed(text: string): Promise<Uint8Array> {
  return promisify(gzip)(Buffer.from(text), { level: 6 })
}

async function plain(bytes: Uint8Array | undefined): Promise<string> {
  return bytes === undefined ? '' : (await promisify(gunzip)(bytes)).toString('utf8')
}

/** Not where it is refused by `q=0`. */
function readsGzip(header = ''): boolean {
  return header.split(',').some((entry) => {
    const [name = '', ...parameters] = entry.split(';').map((part) => part.trim().toLowerCase())
    return (name === 'gzip' || name === '*') && !parameters.some((each) => /^q=0(\.0*)?$/.test(each))
  })
}
