import type { Bare } from './bare.ts'

type Size = { width: number; height: number }

/** A WebP of its picture alone, with what is transparent in it; one that moves is none. */
export function bareWebp(file: Buffer): Bare {
  if (file.length < 12 || file.toString('latin1', 8, 12) !== 'WEBP') return undefined
  const stop = 8 + file.readUInt32LE(4)
  if (stop > file.length) return undefined
  const chunks = new Map<string, Buffer>()
  for (let at = 12; at < stop;) {
    const chunk = chunkAt(file.subarray(0, stop), at)
    if (chunk === undefined || chunk.type.startsWith('ANI') || chunks.has(chunk.type)) return undefined
    chunks.set(chunk.type, chunk.data)
    at += chunk.taken
  }
  const [lossy, lossless, canvas, alpha] = ['VP8 ', 'VP8L', 'VP8X', 'ALPH'].map((type) => chunks.get(type))
  if ((lossy === undefined) === (lossless === undefined)) return undefined
  const size = lossy ? lossySize(lossy) : losslessSize(lossless)
  if (size === undefined || (canvas && !isOfSize(canvas, size))) return undefined
  const drawn = lossy ? chunk('VP8 ', lossy) : chunk('VP8L', lossless!)
  if (canvas === undefined || lossy === undefined || alpha === undefined)
    return { ...size, bytes: riff([drawn]) }
  const head = Buffer.from(canvas)
  // Of all that it may announce, only that something is transparent is left.
  head.writeUInt32LE(0x10, 0)
  return { ...size, bytes: riff([chunk('VP8X', head), chunk('ALPH', alpha), drawn]) }
}

/** Begins with three bytes of its own, a start code, and two numbers of 14 bits. */
function lossySize(data: Buffer): Size | undefined {
  if (data.length < 10 || data.readUIntBE(3, 3) !== 0x9d012a) return undefined
  return { width: data.readUInt16LE(6) & 0x3fff, height: data.readUInt16LE(8) & 0x3fff }
}

function losslessSize(data: Buffer | undefined): Size | undefined {
  if (data === undefined || data.length < 5 || data[0] !== 0x2f) return undefined
  const bits = data.readUInt32LE(1)
  return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
}

function isOfSize(canvas: Buffer, { width, height }: Size): boolean {
  if (canvas.length !== 10) return false
  return canvas.readUIntLE(4, 3) + 1 === width && canvas.readUIntLE(7, 3) + 1 === height
}

/** A type, a length, data, and a byte more where the length is odd. */
function chunkAt(file: Buffer, at: number) {
  if (at + 8 > file.length) return undefined
  const length = file.readUInt32LE(at + 4)
  const from = at + 8
  if (from + length > file.length) return undefined
  const type = file.toString('latin1', at, at + 4)
  return { type, data: file.subarray(from, from + length), taken: 8 + length + (length % 2) }
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.write(type, 0, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return Buffer.concat([head, data, Buffer.alloc(data.length % 2)])
}

function riff(chunks: readonly Buffer[]): Buffer {
  const body = Buffer.concat([Buffer.from('WEBP', 'latin1'), ...chunks])
  const head = Buffer.alloc(8)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}
