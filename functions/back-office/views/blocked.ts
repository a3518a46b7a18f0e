import { inARow } from '../../../shared/in-a-row.ts'
import { actions, buttonForm, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import { notice } from '../../../shared/html/messages.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatInstant, formatMoment, formatTime } from '../../../shared/time/format.ts'
import { hrefTo, managePage, manageTrail } from '../../houses/views/manage-frame.ts'
import { blockPages } from '../contract/blocks.ts'
import { closurePages } from '../contract/closures.ts'
import { dateAndTimeOf } from '../../blocks/rules/block.ts'
import { doneNotice } from '../../bookings/views/done.ts'
import { roomsOf, texts } from '../../bookings/views/managed.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import type { Block } from '../../blocks/schema.ts'

export interface BlockedModel extends ManagerPage {
  block: Block
  isOver: boolean
  /** What has just been done, or why it could not be done any more. */
  done?: string | undefined
}

/** A block, and the button that takes it away. */
export function blockedView(model: BlockedModel): string {
  const { language, house, rooms, block, isOver, done } = model
  const say = texts(language)
  const said = done === undefined ? false : doneNotice(model, { what: done })
  const places = [{ label: say('block.title'), href: hrefTo('block', house.id) }, { label: block.label }]
  const { date } = dateAndTimeOf(block.from)
  const calendar = linkButton({
    href: hrefTo('calendar', house.id, { date, view: 'day' }),
    label: say('blocked.calendar'),
  })
  const away = buttonForm({
    action: href(blockPages.sendUnblock, { house: house.id, id: block.id }),
    label: say('blocked.remove'),
    kind: 'danger',
  })
  return managePage({
    language,
    house,
    current: 'block',
    title: block.label,
    path: blockHref(block),
    ...(said ? { notice: said } : {}),
    main: html`${pageHeading(block.label, {
      lead: blockedWhen(block, language),
      above: manageTrail(language, ...places),
    })}
    ${isOver && notice({ kind: 'info', title: say('blocked.over') })}
    ${definitionList([
      { name: say('label.rooms'), value: roomsOf(block.rooms, rooms, language) },
      { name: say('label.label'), value: block.label },
      { name: say('block.reason'), value: block.reason },
      {
        name: say('blocked.by'),
        value: inARow([block.by, formatInstant(block.createdAt, house.timeZone, language)], language),
      },
    ])}
    ${actions(!isOver && away, calendar)}`,
  })
}

/** A closure has a page of its own. */
export function blockHref(
  { house, id, closure }: Pick<Block, 'house' | 'id' | 'closure'>,
  done?: string,
): string {
  const page = closure ? closurePages.closedPage : blockPages.blockedPage
  return href(page, { house, id }, { done })
}

/** `Mo, 7. Dezember – Mi, 9. Dezember, ganze Tage`, or with times. */
export function blockedWhen({ from, to }: Pick<Block, 'from' | 'to'>, language: Language): string {
  const say = texts(language)
  const [first, last] = [dateAndTimeOf(from), dateAndTimeOf(to)]
  const day = (date: string) => formatDate(date, language, 'compact')
  if (first.time === undefined && last.time === undefined) {
    return first.date === last.date
      ? say('blocked.day', { day: formatDate(first.date, language, 'compactYear') })
      : say('blocked.days', { first: day(first.date), last: day(last.date) })
  }
  const [begins, ends] = [first.time ?? '00:00', last.time ?? '24:00']
  if (first.date === last.date)
    return formatMoment({ date: first.date, from: begins, to: ends }, language, 'compactYear')
  const begin = inARow([day(first.date), formatTime(begins, language)], language)
  return `${begin} – ${inARow([day(last.date), formatTime(ends, language)], language)}`
}
