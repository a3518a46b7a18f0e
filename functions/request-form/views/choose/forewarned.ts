import { phoneLink } from '../../../../shared/html/reach-links.ts'
import { html } from '../../../../shared/html/markup.ts'
import type { Html } from '../../../../shared/html/markup.ts'
import { notice } from '../../../../shared/html/messages.ts'
import { formatList } from '../../../../shared/time/format.ts'
import { headsRefusal } from '../../../rooms/rules/wanted.ts'
import { bookHref } from '../../../rooms/views/frame.ts'
import { peopleWords, upToWords } from '../../../rooms/views/people.ts'
import { texts } from './model.ts'
import type { ChooseModel } from './model.ts'

type Chosen = Pick<ChooseModel, 'language' | 'house' | 'rooms'> & {
  wish: Pick<ChooseModel['wish'], 'rooms' | 'people'>
}

/** A room was chosen that is given by telephone alone: said before anything else is asked, with the number. */
export function phoneOnlyNotice({ language, house, rooms, wish }: Chosen): Html | undefined {
  const say = texts(language)
  const asked = rooms.filter(({ id, approval }) => wish.rooms.includes(id) && approval === 'phone-only')
  if (asked.length === 0) return undefined
  const names = formatList(
    asked.map(({ name }) => name),
    language,
  )
  const phone = house.phone !== undefined && html` ${phoneLink(house.phone)}`
  const others = html`<a href="${bookHref(house.id)}">${say('phoneOnly.others')}</a>`
  const content = html`<p>${say('phoneOnly.more')}${phone}</p>
    <p>${others}</p>`
  return notice({ kind: 'warning', title: say('phoneOnly.title', { rooms: names }), content })
}

/** More people than the rooms hold that were chosen: known before the form is sent, so it is said before. */
export function tooManyNotice({ language, house, rooms, wish }: Chosen): Html | undefined {
  const say = texts(language)
  const chosen = rooms.filter(({ id }) => wish.rooms.includes(id))
  const { people } = wish
  if (people === undefined || chosen.length === 0 || !headsRefusal(people, chosen)) return undefined
  const each = chosen.map(({ name, capacity }) => `${name} (${upToWords(capacity, language)})`)
  const other = html`<a href="${bookHref(house.id, { attendees: people })}">${say('tooMany.others')}</a>`
  return notice({
    kind: 'warning',
    title: say('tooMany.title', { people: peopleWords(people, language) }),
    content: html`<p>${formatList(each, language)}. ${other}</p>`,
  })
}
