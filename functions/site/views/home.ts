import { inARow } from '../../../shared/in-a-row.ts'
import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState } from '../../../shared/html/messages.ts'
import { card, cards, section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { HouseEntry } from '../../houses/schema.ts'
import { bookHref, houseHref } from '../../rooms/views/frame.ts'
import { capability } from '../contract.ts'
import { sitePage, texts } from './frame.ts'
import { houseSearch, moreHouses } from './house-search.ts'
import type { HomeModel } from './house-search.ts'

const { homePage } = capability.routes

/** All houses, or a page of them, or those that were looked for; and how it works. */
export function homeView(model: HomeModel): string {
  const { language, from, search } = model
  const say = texts(language)
  const how = html`<ol>
    <li>${say('home.first')}</li>
    <li>${say('home.second')}</li>
    <li>${say('home.third')}</li>
  </ol>`
  return sitePage({
    language,
    here: href(homePage, {}, { from, search }),
    title: say('brand'),
    description: say('home.lead'),
    width: 'wide',
    main: html`${pageHeading(say('home.title'), { lead: say('home.lead') })} ${houseSearch(model)}
    ${list(model)} ${moreHouses(model)} ${section(say('home.how'), how)}`,
  })
}

function list(model: HomeModel): Content {
  const say = texts(model.language)
  if (model.houses.length > 0) return cards(model.houses.map((house) => houseCard(model, house)))
  if (model.search === undefined) return emptyState({ title: say('home.none') })
  return emptyState({ title: say('home.notFound'), content: say('home.notFoundMore') })
}

function houseCard({ language }: HomeModel, { id, name, address, rooms }: HouseEntry): Content {
  const say = texts(language)
  return card({
    title: name,
    href: houseHref(id),
    content: html`<p>${address}</p>
      <p class="quiet">${inARow(
        rooms.map((room) => room.name),
        language,
      )}</p>`,
    actions: actions(
      linkButton({ href: bookHref(id), label: say('home.book'), kind: 'primary' }),
      linkButton({ href: houseHref(id), label: say('home.whatsOn') }),
    ),
  })
}
