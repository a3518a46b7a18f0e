import { createHash } from 'node:crypto'

/** Tells requests apart that came with the same Idempotency-Key. */
export function fingerprintOf(request: object): string {
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, inner]) => [name, sorted(inner)]),
        )
      : value
  return createHash('sha256')
    .update(JSON.stringify(sorted(request)))
    .digest('base64url')
    .slice(0, 16)
}
