const utf8 = (text: string) => new TextEncoder().encode(text).length

/** What DynamoDB counts of an item, out of 409,600 bytes: names and texts as UTF-8, and what holds them together. */
export function itemBytes(item: object): number {
  return Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + bytesOf(value), 0)
}

function bytesOf(value: unknown): number {
  if (typeof value === 'string') return utf8(value)
  if (typeof value === 'number') return 21
  if (value instanceof Uint8Array) return value.byteLength
  if (typeof value !== 'object' || value === null) return 1
  const inner: number[] = Array.isArray(value)
    ? value.map((each) => bytesOf(each) + 1)
    : Object.entries(value).map(([name, each]) => utf8(name) + bytesOf(each) + 1)
  return 3 + inner.reduce((sum, bytes) => sum + bytes, 0)
}
