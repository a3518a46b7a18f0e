import type { Content, Html } from '../../../shared/html/markup.ts'
import { foldedFieldset } from '../../../shared/html/panels.ts'
import type { Failure } from '../../../shared/http/failure.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { Language } from '../../../shared/language.ts'
import { textOf } from './changed-meanwhile.ts'
import type { FormFields } from './form-fields.ts'

/** What the parts of the form are drawn from. */
export interface Drawing {
  language: Language
  entered: Entered
  /** As the house has it, to know what was changed before the form came back. */
  stored: Entered
  failure?: Failure | undefined
  fields: FormFields
}

export interface Part {
  legend: string
  /** What stands in it, where one line can say so. */
  words?: string
  level?: 2 | 3
  hint?: string
  names: readonly string[]
  content: Content
  open?: boolean
}

/** One part of the settings: folded, unless something in it is wrong or not saved yet, or must be filled in (`open`). */
export function settingsPart(
  { entered, stored, failure }: Pick<Drawing, 'entered' | 'stored' | 'failure'>,
  part: Part,
): Html {
  const isWrong = (name: string) => failure?.errorOf(name) !== undefined
  const isChanged = (name: string) => textOf(entered, name) !== textOf(stored, name)
  const open = part.open === true || part.names.some((name) => isWrong(name) || isChanged(name))
  return foldedFieldset({ ...part, open })
}
