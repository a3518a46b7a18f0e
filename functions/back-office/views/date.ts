import { inARow } from '../../../shared/in-a-row.ts'
import { purposeIn } from '../../bookings/views/purposes.ts'
import { actions, linkButton } from '../../../shared/html/buttons.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { statusBig } from '../../../shared/html/messages.ts'
import { formatDate, formatDuration, formatRange } from '../../../shared/time/format.ts'
import { managePage } from '../../houses/views/manage-frame.ts'
import { slotOf } from '../../bookings/rules/move.ts'
import type { Occurrence } from '../../bookings/schema.ts'
import { bookingHref } from './links.ts'
import { askedFacts } from './asked.ts'
import { steps } from './steps.ts'
import { trail } from './booking.ts'
import type { BookingModel } from './booking.ts'
import { collisionNotice } from './collisions.ts'
import { claimButton, claimForm, isClaimable, refusedWords } from './dates.ts'
import { doneNotice } from '../../bookings/views/done.ts'
import { standingOf } from '../../bookings/views/date-words.ts'
import { roomsOf, texts, titleOf, whenOf } from '../../bookings/views/managed.ts'
import { texts as series } from '../../bookings/views/series-texts.ts'
import { seenBy } from '../../houses/views/seen.ts'

/** One date of a series: how it stands, and what can be done from it on. */
export function dateView(model: BookingModel, occurrence: Occurrence): string {
  const { language, house, booking, done, met } = model
  const say = texts(language)
  const title = titleOf(booking)
  const day = formatDate(occurrence.date, language, seenBy(model))
  const { from, to } = slotOf(booking, occurrence)
  const said = done === undefined ? false : doneNotice(model, { what: done })
  const own = met.get(occurrence.key)
  const here = bookingHref(booking, 'managedBookingPage', { occurrence: occurrence.key })
  return managePage({
    language,
    house,
    path: here,
    title: inARow([title, day], language),
    ...(said ? { notice: said } : {}),
    main: html`${pageHeading(title, {
      lead: inARow([day, formatRange(from, to, language)], language),
      above: trail(model, formatDate(occurrence.date, language, 'compact')),
    })}
    ${statusBig({
      standing: standingOf[occurrence.state],
      words: say(`state.${occurrence.state}`),
      ...nextOf(model, occurrence),
    })}
    ${occurrence.asked && askedFacts(model, booking, occurrence)}
    ${own && collisionNotice(model, { ...booking, repeat: undefined }, new Map([[occurrence.key, own]]))}
    ${steps(model, occurrence.key)} ${claimPart(model, occurrence)} ${factsPart(model, occurrence)}
    <p>${series(language)('decide.partOf')} ${whenOf(booking, model)}</p>
    ${actions(
      linkButton({ href: `${bookingHref(booking)}#dates`, label: series(language)('decide.toSeries') }),
    )}`,
  })
}

function nextOf(model: BookingModel, occurrence: Occurrence): { next?: string } {
  return occurrence.state === 'refused' ? { next: refusedWords(model, occurrence) } : {}
}

function claimPart(model: BookingModel, occurrence: Occurrence): Content {
  if (!isClaimable(model, occurrence.key)) return false
  return html`<form id="${claimForm}" method="post" action="${bookingHref(model.booking, 'sendClaim')}">
    ${actions(claimButton(model, occurrence))}
  </form>`
}

/** What this date has, its own words first. */
function factsPart(model: BookingModel, occurrence: Occurrence): Content {
  const { language, rooms, booking } = model
  const say = texts(language)
  const { setUpMinutes, tidyUpMinutes, rooms: taken, date } = slotOf(booking, occurrence)
  const { attendees, label, note, purpose, groupName } = { ...booking, ...withoutBlanks(occurrence) }
  const original = occurrence.key.slice(0, 10)
  const minutes = (count: number) => (count === 0 ? undefined : formatDuration(count, language))
  return definitionList([
    { name: say('fact.rooms'), value: roomsOf(taken, rooms, language) },
    { name: say('fact.original'), value: original !== date && formatDate(original, language, seenBy(model)) },
    { name: say('fact.setUp'), value: minutes(setUpMinutes) },
    { name: say('fact.tidyUp'), value: minutes(tidyUpMinutes) },
    { name: say('fact.purpose'), value: purposeIn(language, { ...booking, purpose }) },
    { name: say('fact.group'), value: groupName },
    { name: say('fact.attendees'), value: attendees === undefined ? undefined : String(attendees) },
    { name: say('fact.label'), value: label },
    { name: say('fact.note'), value: note },
  ])
}

type Own = Pick<Occurrence, 'purpose' | 'label' | 'attendees' | 'note'>

function withoutBlanks({ purpose, label, attendees, note }: Own): Own {
  const own = { purpose, label, attendees, note }
  return Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined))
}
