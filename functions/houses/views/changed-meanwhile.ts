import type { Html } from '../../../shared/html/markup.ts'
import { errorSummary } from '../../../shared/html/messages.ts'
import type { Entered } from '../../../shared/http/form.ts'
import type { ProblemWords } from '../../../shared/http/words.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import de from '../texts/frame.de.json' with { type: 'json' }
import en from '../texts/frame.en.json' with { type: 'json' }

const own = textsOf({ name: 'houses/frame', de, en })

/**
 * Somebody else saved while this form was open: names the fields in which both differ. The form carries the new version, so
 * that saving once more is a decision and not a race.
 */
export function changedFields(given: {
  language: Language
  /** Knows `label.<name>`. */
  texts: ProblemWords
  entered: Entered
  stored: Entered
  /** Leads to the first control of a name. */
  anchor?: (name: string) => string
}): Html {
  const { language, texts, entered, stored, anchor = (name) => name } = given
  const names = [...new Set([...entered.below(''), ...stored.below('')])]
  const differing = names.filter(
    (name) => texts.has(`label.${name}`) && textOf(entered, name) !== textOf(stored, name),
  )
  const errors: { field?: string; message: string }[] = differing.map((name) => ({
    field: anchor(name),
    message: texts(language)(`label.${name}` as never),
  }))
  if (errors.length > 0) errors.push({ message: own(language)('changedMore') })
  const title = own(language)(errors.length > 0 ? 'changedMeanwhile' : 'changedAlike')
  return errorSummary({ language, title, errors })
}

/** All that stands in a field and below it, as one text. */
export function textOf(entered: Entered, name: string): string {
  const here = entered.all(name).map((text) => text.replace(/\r\n?/g, '\n').trim())
  const below = entered.below(`${name}.`).map((part) => textOf(entered, `${name}.${part}`))
  return [...here, ...below].filter((text) => text !== '').join('\n')
}
