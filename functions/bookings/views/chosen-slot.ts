import type * as z from 'zod/mini'
import { Entered } from '../../../shared/http/form.ts'
import type { Form } from '../../../shared/http/form.ts'
import { lookAgain } from '../../../shared/http/kept-form.ts'
import { parseForm } from '../../../shared/http/input.ts'

const chosen = ['date', 'from', 'to'] as const

/**
 * A free slot out of the conflict notice (`slot=2026-12-05|19:00|21:00`) replaces date and time of the form that it was sent with.
 * It is held against the schema like everything else. `names`: the fields of the form.
 */
export function withChosenSlot<T>(
  schema: z.ZodMiniType<T>,
  form: Form<T>,
  names: readonly string[],
): Form<T> {
  const slot = form.entered.get('slot').split('|')
  if (slot.length !== chosen.length) return form
  const fields = new URLSearchParams()
  for (const name of [...names, lookAgain])
    for (const value of form.entered.all(name)) fields.append(name, value)
  chosen.forEach((name, at) => fields.set(name, slot[at] ?? ''))
  return parseForm(schema, new Entered(fields, form.entered.refused))
}
