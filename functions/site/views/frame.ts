import { sitePage as frame } from '../../identity/views/frame.ts'
import type { SitePage } from '../../identity/views/frame.ts'
import { textsOf } from '../../../shared/texts.ts'
import de from '../texts/de.json' with { type: 'json' }
import en from '../texts/en.json' with { type: 'json' }

/** What the site says outside of any house, and the product's words for its refusals (`problem.<code>`). */
export const texts = textsOf({ name: 'site', de, en })

/** A page of no house that says at its end what this is. */
export function sitePage(given: SitePage): string {
  return frame({ ...given, footer: texts(given.language)('footer') })
}
