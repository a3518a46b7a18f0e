import { inARow } from '../../../shared/in-a-row.ts'
import { actions, linkButton, submit } from '../../../shared/html/buttons.ts'
import { checkbox } from '../../../shared/html/choices.ts'
import { dateField, select } from '../../../shared/html/fields.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { tabs } from '../../../shared/html/navigation.ts'
import { noDate } from '../../../shared/http/words.ts'
import { details } from '../../../shared/html/panels.ts'
import { formatDate } from '../../../shared/time/format.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { roomNames } from '../../rooms/views/mail.ts'
import { states } from '../contract.ts'
import type { Listing } from '../rules/listing.ts'
import { listHref } from './links.ts'
import { texts } from './texts.ts'

export interface FilterModel extends ManagerPage {
  listing: Listing
  /** Of the dates that were typed those that are none. */
  wrong: readonly ('from' | 'to')[]
  groups: readonly { id: string; name: string }[]
}

/** What is asked for most, as links. */
export function usualLists({ language, house, listing }: FilterModel): Content {
  const say = texts(language)
  const { room, group, ...rest } = listing
  const chosen = Object.values(rest).filter((value) => value !== undefined && value !== false).length
  const place = (label: 'coming' | 'past' | 'waiting' | 'series', more: Listing) => {
    const isThis = Object.entries(more).every(([name, value]) => rest[name as keyof typeof rest] === value)
    const current = isThis && chosen === Object.keys(more).length
    return { href: listHref(house.id, { room, group, ...more }), label: say(`list.${label}`), current }
  }
  const places = [
    place('coming', {}),
    place('waiting', { state: 'waiting' }),
    place('series', { series: true }),
    place('past', { past: true }),
  ]
  return tabs({ label: say('list.which'), places })
}

/** All that can be asked for; kept in the address, so that a list can be sent to somebody. */
export function filterForm(model: FilterModel): Content {
  const { language, house, rooms, listing, groups, wrong } = model
  const say = texts(language)
  const isOn = chosenWords(model).length > 0
  const stateName = (value: (typeof states)[number]) =>
    value === 'waiting' ? say('list.waiting') : say(`state.${value}`)
  const content = html`${choice(
    'state',
    listing.state,
    states.map((value) => ({ value, label: stateName(value) })),
    model,
  )}
  ${choice(
    'room',
    listing.room,
    rooms.map(({ id, name }) => ({ value: id, label: name })),
    model,
  )}
  ${
    groups.length > 0 &&
    choice(
      'group',
      listing.group,
      groups.map(({ id, name }) => ({ value: id, label: name })),
      model,
    )
  }
  ${dayField('from', model)} ${dayField('to', model)}
  ${checkbox({ name: 'series', value: 'yes', label: say('list.onlySeries'), checked: listing.series === true })}
  ${checkbox({ name: 'past', value: 'yes', label: say('list.backwards'), checked: listing.past === true })}
  ${actions(
    submit({ label: say('list.send'), kind: 'secondary' }),
    isOn && linkButton({ href: listHref(house.id), label: say('list.reset'), kind: 'plain' }),
  )}`
  const form = html`<form method="get" action="${listHref(house.id)}" class="search">${content}</form>`
  const title = say(isOn ? 'list.filterOn' : 'list.filter')
  return html`<div class="no-print">${details(title, form, { open: wrong.length > 0 })}</div>`
}

function dayField(name: 'from' | 'to', { language, listing, wrong }: FilterModel): Content {
  const error = wrong.includes(name) ? { error: noDate(language) } : {}
  return dateField({ name, label: texts(language)(`list.${name}`), value: listing[name] ?? '', ...error })
}

function choice(
  name: 'state' | 'room' | 'group',
  value: string | undefined,
  options: { value: string; label: string }[],
  { language }: FilterModel,
): Content {
  const say = texts(language)
  return select({
    name,
    label: say(`list.${name}`),
    value: value ?? '',
    empty: say('list.all'),
    groups: [{ options }],
  })
}

/** In words what is chosen, also on paper. */
export function chosenWords({ language, listing, rooms, groups }: FilterModel): string {
  const say = texts(language)
  const { state, room, group, from, to, series } = listing
  const day = (date: string) => formatDate(date, language, 'dayMonthYear')
  const parts = [
    state && (state === 'waiting' ? say('list.waiting') : say(`state.${state}`)),
    room && roomNames([room], rooms, language),
    group && (groups.find(({ id }) => id === group)?.name ?? say('list.shownOfGroup')),
    from && say('list.shownFrom', { date: day(from) }),
    to && say('list.shownTo', { date: day(to) }),
    series === true && say('list.onlySeries'),
  ].filter((part) => typeof part === 'string')
  return inARow(parts, language)
}
