import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { emptyState } from '../../../shared/html/messages.ts'
import { card, cards, section } from '../../../shared/html/panels.ts'
import type { Language } from '../../../shared/language.ts'
import type { HouseEntry } from '../../houses/schema.ts'
import { bookHref, houseHref } from '../../rooms/views/frame.ts'
import { sitePage, texts } from './frame.ts'

/** All houses, and how it works. */
export function homeView({
  language,
  houses,
}: {
  language: Language
  houses: readonly HouseEntry[]
}): string {
  const say = texts(language)
  const list = houses.map(({ id, name, address, rooms }) =>
    card({
      title: name,
      href: houseHref(id),
      content: html`<p>${address}</p>
        <p class="quiet">${rooms.map((room) => room.name).join(', ')}</p>`,
      actions: actions(
        linkButton({ href: bookHref(id), label: say('home.book'), kind: 'primary' }),
        linkButton({ href: houseHref(id), label: say('home.whatsOn') }),
      ),
    }),
  )
  const how = html`<ol>
    <li>${say('home.first')}</li>
    <li>${say('home.second')}</li>
    <li>${say('home.third')}</li>
  </ol>`
  return sitePage({
    language,
    here: '/',
    title: say('brand'),
    description: say('home.lead'),
    width: 'wide',
    main: html`${pageHeading(say('home.title'), { lead: say('home.lead') })}
    ${list.length > 0 ? cards(list) : emptyState({ title: say('home.none') })} ${section(say('home.how'), how)}`,
  })
}
