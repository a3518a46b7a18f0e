import { createHash } from 'node:crypto'
import type { Instant } from '../../../shared/time/civil.ts'
import type { Kept } from '../schema.ts'

/**
 * Counts the ways in which calendars have been written. To be raised with every change of the bytes that the same data give, or readers
 * would be told that their old copy is still right; a test holds the bytes against it.
 */
export const edition = 4

/** Strong: the same tag means the same bytes. */
export function etagOf(bytes: string): string {
  return `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 27)}"`
}

/**
 * Whether `If-None-Match` names the tag. Compared weakly (RFC 9110, 13.1.2), because whoever compresses on the way makes a strong tag
 * a weak one.
 */
export function namesTag(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false
  if (header.trim() === '*') return true
  return [...header.slice(0, 4000).matchAll(/"[^"]*"/g)].some(([tag]) => tag === etag)
}

/** Whether what was kept is what a rendering would give now. */
export function isStillRight(kept: Kept, now: Instant, edition: string): boolean {
  return kept.edition === edition && kept.from <= now && now < kept.until
}
