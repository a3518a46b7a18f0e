import { notice } from '../../../shared/html/messages.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { textsOf } from '../../../shared/texts.ts'
import type { Language } from '../../../shared/language.ts'
import { capability as attendances } from '../../attendances/contract.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

/** With the words for why somebody cannot be entered, which programs read too. */
const { problems } = attendances

export const texts = textsOf(problems, { name: 'hosting', de, en })

/** One line that says what has happened just now. */
export function doneNotice(language: Language, done = ''): Content {
  const key = `done.${done}`
  return texts.has(key) && notice({ kind: 'success', title: texts(language)(key) })
}

/** Why a step was not taken. */
export function failedNotice(language: Language, failed: string | undefined): Content {
  if (failed === undefined) return false
  const key = `failed.${failed}`
  return notice({
    kind: 'warning',
    title: texts(language)(texts.has(key) ? (key as 'failed.changed-meanwhile') : 'failed.other'),
  })
}
