/**
 * An item with all that a schema names replaced at once: what is not set any more is gone, whatever its name, and what the schema
 * does not name stays.
 */
export function replaceFields<Known extends object, Fields extends object>(
  schema: { shape: Record<keyof Fields, unknown> },
  item: Known,
  fields: Fields,
): Omit<Known, keyof Fields> & Fields {
  const kept = Object.entries(item).filter(([name]) => !Object.hasOwn(schema.shape, name))
  const set = Object.entries(fields).filter(
    ([name, value]) => Object.hasOwn(schema.shape, name) && value !== undefined,
  )
  return Object.fromEntries([...kept, ...set]) as Omit<Known, keyof Fields> & Fields
}
