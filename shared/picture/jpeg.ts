import { orientationOf, orientationSegment, turns } from './orientation.ts'
import type { Bare } from './bare.ts'

/** What comes after 0xFF. */
const start = 0xd8
const end = 0xd9
const scan = 0xda
/** Frames that browsers show: baseline, extended, progressive. */
const frames = [0xc0, 0xc1, 0xc2]
/** Tables of quantisation, of Huffman codes, and the interval of restarts. */
const tables = [0xdb, 0xc4, 0xdd]
const exif = 0xe1
/** "Adobe": how its colours are to be read; a text of that length holds nothing else. */
const adobe = 0xee

/** A JPEG without comments, thumbnails, profiles and all that applications wrote into it, but for which way it is turned. */
export function bareJpeg(file: Buffer): Bare {
  const kept: Buffer[] = []
  let size: { width: number; height: number } | undefined
  let turn = 1
  let hasScan = false
  for (let at = 2; ;) {
    const marker = markerAt(file, at)
    if (marker === undefined) return undefined
    at = marker.after
    if (marker.code === end) break
    const segment = segmentAt(file, at)
    if (segment === undefined) return undefined
    at += segment.length
    if (frames.includes(marker.code)) {
      if (size || segment.length < 8) return undefined
      size = { height: segment.readUInt16BE(3), width: segment.readUInt16BE(5) }
    } else if (isOtherFrame(marker.code)) return undefined
    if (marker.code === exif) turn = turn === 1 ? orientationOf(segment.subarray(2)) : turn
    if (isKept(marker.code, segment)) kept.push(Buffer.from([0xff, marker.code]), segment)
    if (marker.code !== scan) continue
    if (size === undefined) return undefined
    const data = scanFrom(file, at)
    if (data.length === 0) return undefined
    kept.push(data)
    at += data.length
    hasScan = true
  }
  if (size === undefined || !hasScan) return undefined
  const head = [Buffer.from([0xff, start]), ...(turn === 1 ? [] : [orientationSegment(turn)])]
  const bytes = Buffer.concat([...head, ...kept, Buffer.from([0xff, end])])
  return turns(turn) ? { width: size.height, height: size.width, bytes } : { ...size, bytes }
}

function isKept(code: number, segment: Buffer): boolean {
  if (code === adobe) return segment.length === 14 && segment.toString('latin1', 2, 7) === 'Adobe'
  return code === scan || frames.includes(code) || tables.includes(code)
}

/** Lossless, hierarchical, with arithmetic codes: no browser shows them. */
function isOtherFrame(code: number): boolean {
  return code >= 0xc3 && code <= 0xcf && code !== 0xc4 && code !== 0xc8
}

/** Any number of 0xFF may stand before a marker. */
function markerAt(file: Buffer, from: number): { code: number; after: number } | undefined {
  if (file[from] !== 0xff) return undefined
  let at = from
  while (file[at] === 0xff) at += 1
  const code = file[at]
  return code === undefined || code === 0 ? undefined : { code, after: at + 1 }
}

/** With the two bytes of its length. */
function segmentAt(file: Buffer, at: number): Buffer | undefined {
  if (at + 2 > file.length) return undefined
  const length = file.readUInt16BE(at)
  return length < 2 || at + length > file.length ? undefined : file.subarray(at, at + length)
}

/** The coded picture: up to the next marker that is neither a stuffed zero nor a restart. */
function scanFrom(file: Buffer, from: number): Buffer {
  for (let at = file.indexOf(0xff, from); at >= 0; at = file.indexOf(0xff, at + 1)) {
    const next = file[at + 1]
    if (next === undefined) break
    const goesOn = next === 0 || next === 0xff || (next >= 0xd0 && next <= 0xd7)
    if (!goesOn) return file.subarray(from, at)
  }
  return file.subarray(from)
}
