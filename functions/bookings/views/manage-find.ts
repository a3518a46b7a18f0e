import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import type { Booking } from '../schema.ts'
import { codeSearch } from './manage-inbox.ts'
import { bookingHref, texts, titleOf, whenOf } from './manage-words.ts'
import type { Managed } from './manage-words.ts'

/** A code that means no booking, or (hardly ever) several. */
export function findView(model: Managed & { code: string; found: readonly Booking[] }): string {
  const { language, here: path, house, code, found } = model
  const say = texts(language)
  const isWrong = found.length === 0 && code.trim() !== ''
  const choice = html`<p>${say('find.several')}</p>
    <ul>
      ${found.map(
        (booking) =>
          html`<li>
            <a href="${bookingHref(booking)}">${titleOf(booking)}</a>, ${whenOf(booking, language)}
          </li>`,
      )}
    </ul>`
  return managePage({
    language,
    path,
    house,
    current: 'inbox',
    title: say('find.title'),
    main: html`${pageHeading(say('find.page'))} ${found.length > 0 && choice}
    ${codeSearch(model, code, isWrong ? say('find.none') : undefined)}`,
  })
}
