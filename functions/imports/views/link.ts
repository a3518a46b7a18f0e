import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import type { Language } from '../../../shared/language.ts'
import { hrefTo } from '../../houses/views/manage-frame.ts'
import { texts } from './words.ts'

/** On the pages where somebody begins to enter what stands in another calendar. */
export function importLink({ language, house }: { language: Language; house: { id: string } }): Content {
  return html`<p><a href="${hrefTo('import', house.id)}">${texts(language)('link')}</a></p>`
}
