/** The same text for the same content, in whatever order its fields stand: to tell whether two values are alike. */
export function textOfFields(value: object): string {
  return JSON.stringify(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
