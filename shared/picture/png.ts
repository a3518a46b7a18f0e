import { crc32 } from 'node:zlib'
import type { Bare } from './bare.ts'

const signature = 8
/** The picture, its palette, what is transparent in it, and how bright it is meant. Times, texts, profiles, EXIF and films stay behind. */
const kept = ['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'sBIT', 'IDAT', 'IEND']

/** A PNG of the chunks that draw it. */
export function barePng(file: Buffer): Bare {
  const chunks: Buffer[] = [file.subarray(0, signature)]
  let size: { width: number; height: number } | undefined
  let hasData = false
  for (let at = signature; ;) {
    const chunk = chunkAt(file, at)
    if (chunk === undefined) return undefined
    const { type, whole, data } = chunk
    const isHead = type === 'IHDR'
    if (isHead !== (size === undefined)) return undefined
    if (isHead) {
      if (data.length !== 13) return undefined
      size = { width: data.readUInt32BE(0), height: data.readUInt32BE(4) }
    }
    if (kept.includes(type)) chunks.push(whole)
    // A chunk with a capital letter first is needed to draw it.
    else if (/^[A-Z]/.test(type)) return undefined
    hasData ||= type === 'IDAT'
    if (type === 'IEND') break
    at += whole.length
  }
  return size && hasData ? { ...size, bytes: Buffer.concat(chunks) } : undefined
}

/** Its length, its type, its data and a sum over both. */
function chunkAt(file: Buffer, at: number) {
  if (at + 12 > file.length) return undefined
  const length = file.readUInt32BE(at)
  const after = at + 12 + length
  if (after > file.length) return undefined
  const summed = file.subarray(at + 4, after - 4)
  if (crc32(summed) !== file.readUInt32BE(after - 4)) return undefined
  return { type: summed.toString('latin1', 0, 4), data: summed.subarray(4), whole: file.subarray(at, after) }
}
