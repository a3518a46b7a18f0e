import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'

/** Small pictures as a browser's canvas writes them: 24 by 16. */
export const small = (name: 'jpg' | 'png' | 'webp' | 'alpha.webp') =>
  readFileSync(new URL(`../../fixtures/pictures/small.${name}`, import.meta.url))

export const secret = 'GPS 51.2277 6.7735, taken by somebody'

/** A segment of a JPEG. */
export function segment(code: number, data: Buffer | string): Buffer {
  const body = Buffer.from(data)
  const head = Buffer.from([0xff, code, 0, 0])
  head.writeUInt16BE(body.length + 2, 2)
  return Buffer.concat([head, body])
}

/** EXIF as telephones write it, in either order of bytes: some numbers, then which way it is turned, then a text. */
export function exif(orientation: number, order: 'II' | 'MM' = 'II'): Buffer {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4)
  const short = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    order === 'II' ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  tiff.write(order, 0, 'latin1')
  short(42, 2)
  long(8, 4)
  short(2, 8)
  const entries = [
    [0x0110, 2],
    [0x0112, 3],
  ] as const
  entries.forEach(([tag, type], index) => {
    short(tag, 10 + index * 12)
    short(type, 12 + index * 12)
    long(1, 14 + index * 12)
    short(orientation, 18 + index * 12)
  })
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff, Buffer.from(secret)])
}

/** A JPEG with these segments behind its start. */
export function withSegments(jpeg: Buffer, ...segments: Buffer[]): Buffer {
  return Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])
}

/** A chunk of a PNG. */
export function pngChunk(type: string, data: Buffer | string): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(data)])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(body.length - 4)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG with these chunks behind its head. */
export function withChunks(png: Buffer, ...chunks: Buffer[]): Buffer {
  return Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)])
}

/** A WebP of these chunks. */
export function webpOf(...chunks: [type: string, data: Buffer | string][]): Buffer {
  const parts = chunks.map(([type, data]) => {
    const body = Buffer.from(data)
    const head = Buffer.alloc(8)
    head.write(type, 0, 'latin1')
    head.writeUInt32LE(body.length, 4)
    return Buffer.concat([head, body, Buffer.alloc(body.length % 2)])
  })
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts])
  const head = Buffer.alloc(8)
  head.write('RIFF', 0, 'latin1')
  head.writeUInt32LE(body.length, 4)
  return Buffer.concat([head, body])
}

/** The chunks of a WebP, by their types. */
export function webpChunks(file: Buffer): Map<string, Buffer> {
  const found = new Map<string, Buffer>()
  for (let at = 12; at < file.length;) {
    const length = file.readUInt32LE(at + 4)
    found.set(file.toString('latin1', at, at + 4), file.subarray(at + 8, at + 8 + length))
    at += 8 + length + (length % 2)
  }
  return found
}
