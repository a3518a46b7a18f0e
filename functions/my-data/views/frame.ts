import { sitePage } from '../../identity/views/frame.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

export const texts = textsOf({ name: 'my-data', de, en })

/** Pages of no house: what is stored may be of several. */
export function frame(
  language: Language,
  { title, here, notice }: { title: string; here: string; notice?: Content },
  main: Content,
): string {
  return sitePage({ language, title, here, main, robots: 'noindex', ...(notice ? { notice } : {}) })
}
