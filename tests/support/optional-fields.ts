import type * as z from 'zod/mini'

/** What a settings form may leave empty, told by the schema, and what each becomes then. */
export function optionalFields(schema: z.ZodMiniObject): Record<string, unknown> {
  const parsed = Object.entries(schema.shape).flatMap(([name, field]) => {
    const { success, data } = (field as z.ZodMiniType).safeParse(undefined)
    return success ? [[name, data] as const] : []
  })
  return Object.fromEntries(parsed)
}

/** Whether a page has a control for a field, or for parts of it. */
export function hasControl(text: string, name: string): boolean {
  return new RegExp(`\\bname="${name}(\\.[^"]*)?"`).test(text)
}
