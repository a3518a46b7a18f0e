import { comma, point } from '../../../shared/in-a-row.ts'
import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html, spoken } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { statusBadge } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { textsOf } from '../../../shared/texts.ts'
import { formatInstant, formatList } from '../../../shared/time/format.ts'
import type { Ahead, Outlook } from '../../bookings/rules/ahead.ts'
import { usualRooms } from '../../bookings/rules/slot.ts'
import { titleOf, whenOf } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { whereWords } from '../../bookings/views/where.ts'
import { groupPaths } from '../../groups/contract/paths.ts'
import type { Manager } from '../../houses/schema.ts'
import { hrefTo, managePage } from '../../houses/views/manage-frame.ts'
import { meetingPaths } from '../../meetings/contract/paths.ts'
import type { Other } from '../actions/read-vacancy.ts'
import { deskPages } from '../contract/desk.ts'
import de from '../texts/vacancy.de.json' with { type: 'json' }
import en from '../texts/vacancy.en.json' with { type: 'json' }
import { bookingHref } from './links.ts'

const texts = textsOf({ name: 'back-office/vacancy', de, en })

interface Looked extends Outlook {
  days: number
}

export interface VacancyModel extends ManagerPage, Looked {
  managers: readonly Manager[]
  others: readonly Other[]
  /** Whoever reads it may change what it follows from. */
  maySet: boolean
  /** Begins the page after this one. */
  next?: string
}

export function vacancyTitle(language: Language, days: number): string {
  return texts(language)('title', { count: days })
}

/** Each open request with its end, the first one first. */
export function vacancyView(model: VacancyModel): string {
  const { language, here: path, house, ahead, days, next } = model
  const say = texts(language)
  const title = vacancyTitle(language, days)
  const more = next !== undefined && {
    href: href(deskPages.vacancyPage, { house: house.id }, { days, from: next }),
    label: say('next'),
  }
  const others = [7, 30, 90, 365].filter((other) => other !== days)
  return managePage({
    language,
    path,
    house,
    title,
    current: 'inbox',
    main: html`${pageHeading(title, { lead: say('lead') })} ${glance(model)}
    <p class="quiet">
      ${say('others')}
      ${others.map((count) => html`<a href="${href(deskPages.vacancyPage, { house: house.id }, { days: count })}">${say('days', { count })}</a> `)}
    </p>
    ${section(say('who'), peoplePart(model))}
    ${
      ahead.length > 0 &&
      section(
        say('each'),
        ahead.map((each) => endLine(model, each)),
      )
    }
    ${model.others.length > 0 && section(say('else'), othersPart(model))}
    ${more && actions(linkButton(more))}`,
  })
}

/** The same in a few words, with the way to all of it. */
export function glancePart(model: ManagerPage, looked: Looked): Content {
  const { language, house } = model
  const to = href(deskPages.vacancyPage, { house: house.id }, { days: looked.days })
  return html`${glance({ ...model, ...looked })}
    <p><a href="${to}">${texts(language)('open')}</a></p>`
}

/** How many end how, and when the last of them has. */
function glance({ language, house, now, ahead }: ManagerPage & Looked): Content {
  const say = texts(language)
  if (ahead.length === 0) return html`<p>${say('nothing')}</p>`
  const count = (sort: Sort) => ahead.filter((each) => sortOf(each) === sort).length
  const last = ahead.findLast(({ end }) => end.what !== 'open')?.end.when
  const fact = (sort: Sort) => ({
    name: say(`sum.${sort}`),
    value: count(sort) > 0 && say('sum', { count: count(sort) }),
  })
  return definitionList(
    [
      fact('yes'),
      fact('no'),
      fact('lapsed'),
      fact('open'),
      {
        name: say('sum.last'),
        value: last !== undefined && formatInstant(last, house.timeZone, language, now),
      },
    ],
    { columns: true },
  )
}

type Sort = 'yes' | 'no' | 'lapsed' | 'open'

const sorts = {
  approved: 'yes',
  'change-approved': 'yes',
  expired: 'no',
  declined: 'no',
  'change-expired': 'no',
  'change-declined': 'no',
  open: 'open',
} as const satisfies Record<Ahead['end']['what'], Sort>

/** What nobody has confirmed waits for nobody of the house. */
function sortOf({ booking, end }: Ahead): Sort {
  return booking.state === 'unconfirmed' && end.what === 'expired' ? 'lapsed' : sorts[end.what]
}

const standings = { yes: 'firm', no: 'over', lapsed: 'over', open: 'pending' } as const

/** What ends how and when, in two lines; opened, what happens until then and the way to the request. */
function endLine(model: VacancyModel, each: Ahead): Content {
  const { language, house, rooms, now } = model
  const { booking, end, steps } = each
  const say = texts(language)
  const sort = sortOf(each)
  const words = (what: Ahead['end']['what'] | Ahead['steps'][0]['what']) =>
    say(what === 'expired' && sort === 'lapsed' ? 'step.lapsed' : `step.${what}`)
  const at = (when: string) => formatInstant(when, house.timeZone, language, now)
  const until = end.what !== 'open' && html` ${at(end.when)}`
  return html`<details class="more ahead">
    <summary>
      <h3>${titleOf(booking)}</h3>
      <span>${whenOf(booking, model)}${comma(language)}${whereWords(booking, usualRooms(booking), { rooms, language })}</span>
      <span>${statusBadge(standings[sort], say(`badge.${sort}`))}${until}</span>
    </summary>
    <div class="more-body">
      <ul>
        ${[...steps, ...(end.what === 'open' ? [end] : [])].map(
          ({ when, what }) => html`<li>${at(when)}: ${words(what)}</li>`,
        )}
      </ul>
      <p><a href="${bookingHref(booking)}">${say('request')}${spoken(`: ${titleOf(booking)}`)}</a></p>
    </div>
  </details>`
}

function othersPart({ language, house, now, others }: VacancyModel): Content {
  const say = texts(language)
  const pathOf = { group: groupPaths.managed, words: meetingPaths.managed }
  return html`<ul>
    ${others.map(
      ({ kind, id, name, when, what }) =>
        html`<li>
          <a href="${href({ path: pathOf[kind] }, kind === 'group' ? { house: house.id } : { house: house.id, id })}">${name}</a>:
          ${say(`else.${kind}.${what}` as 'else.group.open', { at: formatInstant(when, house.timeZone, language, now) })}
        </li>`,
    )}
  </ul>`
}

/** Who would be asked, and what is to be done about it beforehand. */
function peoplePart({ language, house, now, managers, silentFrom, maySet }: VacancyModel): Content {
  const say = texts(language)
  const deputies = managers.filter(({ role }) => role === 'deputy').map(({ name }) => name)
  const at = silentFrom === undefined ? 'none' : formatInstant(silentFrom, house.timeZone, language, now)
  const values = { names: formatList(deputies, language), count: deputies.length, at }
  return html`<p>${say('deputies', values)}</p>
    <p class="quiet">
      <a href="${hrefTo('team', house.id)}">${say('team')}</a>${maySet && html`${point}<a href="${hrefTo('settings', house.id)}">${say('settings')}</a>`}
    </p>`
}
