import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import type { Booking } from '../../bookings/schema.ts'
import { bookingHref } from './links.ts'
import { codeSearch } from './inbox.ts'
import { texts, titleOf, whenOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'

/** A code that means no booking, or (hardly ever) several. */
export function findView(model: ManagerPage & { code: string; found: readonly Booking[] }): string {
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
