import type { Standing } from './icons.ts'
import type { Content } from './markup.ts'

/** A span of local wall time, 'HH:MM'; '24:00' only as an end. */
export interface Span {
  from: string
  to: string
}

/** Something that takes time in a lane. */
export interface Use extends Span {
  /** The span as people read it: "9:00–11:00 Uhr"; the bare times if left out. */
  when?: string
  label: string
  /** The language of the label, where it is not the page's: by it words are broken. */
  lang?: string | undefined
  standing: Standing
  /** The standing in a word: "angefragt"; left out where the label says no more than that. */
  word?: string | undefined
  href?: string
  /** Second line in lists: a contact, a deadline. */
  detail?: Content
}

/** One column of a grid: a day of one room, or a room on one day. */
export interface Lane {
  /** Unique on the page and fit for an id: '2026-12-01' or 'seminarraum'. */
  key: string
  /** Column head, short: "Di 1.12." */
  title: string
  href?: string
  /** Today. */
  current?: boolean
  /** Remark under the head, such as the name of a holiday. */
  remark?: string
  /** When it can be used; empty means closed all day. */
  open: readonly Span[]
  /** In order of time and without overlaps. */
  uses: readonly Use[]
}

/** A piece of a lane as the grid draws it, in quarters of an hour since midnight by the clock on the wall. */
export interface Piece {
  from: number
  to: number
  kind: 'use' | 'free' | 'shut'
  use?: Use
}

/** Quarters since midnight: '09:15' -> 37; minutes in between count to the quarter they lie in. */
export function quarterOf(time: string): number {
  return Number(time.slice(0, 2)) * 4 + Math.floor(Number(time.slice(3, 5)) / 15)
}

/** '09:15' out of 37. */
export function timeOf(quarter: number): string {
  const [hours, minutes] = [Math.floor(quarter / 4), (quarter % 4) * 15]
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`
}

/** '09:00–11:00', without the words that a sentence has around it; the hours as on every other page. */
export function shortSpan({ from, to }: Span): string {
  return `${from}–${to}`
}

/**
 * First and last quarter worth drawing for all lanes, in full hours; 8 to 20 o'clock if nothing is open. What takes a whole day, such as
 * a block, is drawn as far as the rest reaches: it would only add hours in which nobody is there.
 */
export function rangeOf(lanes: readonly Lane[]): { from: number; to: number } {
  const isWholeDay = ({ from, to }: Span) => from === '00:00' && to === '24:00'
  const spans = lanes.flatMap(({ open, uses }) => [...open, ...uses.filter((use) => !isWholeDay(use))])
  if (spans.length === 0) return { from: 32, to: 80 }
  const from = Math.min(...spans.map((span) => quarterOf(span.from)))
  const to = Math.max(...spans.map((span) => quarterOf(span.to)))
  return { from: Math.floor(from / 4) * 4, to: Math.ceil(to / 4) * 4 }
}

/** The lane cut into uses, free and shut times, in order and without holes; what overlaps is cut to what is left. */
export function piecesOf(lane: Lane, range: { from: number; to: number }): Piece[] {
  const pieces: Piece[] = []
  let at = range.from
  for (const use of lane.uses) {
    const from = Math.max(quarterOf(use.from), at)
    const to = Math.min(Math.max(quarterOf(use.to), from + 1), range.to)
    if (to <= from) continue
    pieces.push(...unused(lane, at, from), { from, to, kind: 'use', use })
    at = to
  }
  return [...pieces, ...unused(lane, at, range.to)]
}

/** Free gaps of a lane, for lists and links. */
export function gapsOf(lane: Lane, range: { from: number; to: number }): Span[] {
  const free = piecesOf(lane, range).filter(({ kind }) => kind === 'free')
  return free.map(({ from, to }) => ({ from: timeOf(from), to: timeOf(to) }))
}

function unused(lane: Lane, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  let at = from
  for (const span of lane.open) {
    const opens = Math.min(Math.max(quarterOf(span.from), at), to)
    const shuts = Math.min(Math.max(quarterOf(span.to), opens), to)
    if (shuts <= opens) continue
    if (opens > at) pieces.push({ from: at, to: opens, kind: 'shut' })
    pieces.push({ from: opens, to: shuts, kind: 'free' })
    at = shuts
  }
  if (to > at) pieces.push({ from: at, to, kind: 'shut' })
  return pieces
}
