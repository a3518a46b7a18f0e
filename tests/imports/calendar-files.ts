import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readHouseCalendar } from '../../functions/blocks/actions/house-calendar.ts'
import { importCalendar, previewImport } from '../../functions/imports/actions/import-calendar.ts'
import type { ImportReport } from '../../functions/imports/schema.ts'
import type { ImportChoice } from '../../functions/imports/schema.ts'
import { importWords } from '../../functions/imports/views/words.ts'
import type { Actor } from '../../shared/actor.ts'
import type { World } from '../support/world.ts'
import { house } from '../back-office/managed.ts'

/** A calendar as this program exports it. */
export const exported = (program: 'outlook' | 'google' | 'thunderbird') =>
  readFileSync(join(import.meta.dirname, `../shared/calendars/${program}.ics`), 'utf8')

export const calendar = (...events: string[]) =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    ...events.map((one) => `BEGIN:VEVENT\n${one}\nEND:VEVENT`),
    'END:VCALENDAR',
  ].join('\n')

/** An event on 8 December 2026, 19:00 for two hours, with these lines besides. */
export const meeting = (
  uid: string,
  more = '',
  { start = '20261208T190000', title = 'Chorprobe', length = 'PT2H' } = {},
) =>
  [
    `UID:${uid}`,
    `SUMMARY:${title}`,
    `DTSTART;TZID=Europe/Berlin:${start}`,
    `DURATION:${length}`,
    ...(more === '' ? [] : [more]),
  ].join('\n')

export const importing = (text: string, choice: Partial<ImportChoice> = {}) => ({
  house,
  text,
  choice: {
    room: 'seminarraum',
    as: 'bookings',
    name: 'Volkshochschule',
    showTitles: false,
    withFree: false,
    ...choice,
  } as ImportChoice,
  words: importWords('de'),
  milliseconds: 300_000,
})

export interface Importer {
  look(text: string, choice?: Partial<ImportChoice>): Promise<ImportReport>
  take(text: string, choice?: Partial<ImportChoice>, most?: number): Promise<ImportReport>
}

export function anImporter(world: World, actor: Actor): Importer {
  return {
    look: (text, choice) => previewImport(world.ctx, actor, importing(text, choice)),
    take: (text, choice, most) =>
      importCalendar(world.ctx, actor, importing(text, choice), most === undefined ? {} : { most }),
  }
}

/** A plan in short lines: what is taken over, and why the rest is not. */
export function linesOf({ plan }: ImportReport) {
  return {
    takes: plan.takes.map((take) => {
      if (take.kind === 'block')
        return `${take.title}: block ${take.date} ${take.from} - ${take.endDate} ${take.to}`
      const free = take.dates.filter(({ refused }) => refused === undefined)
      return `${take.title}: ${free.length} of ${take.dates.length}`
    }),
    refused: plan.refused.map(
      ({ title, date, from, to, refused }) => `${title}: ${date} ${from}-${to} ${refused.code}`,
    ),
    known: plan.known.map(
      ({ title, changed, more }) => `${title}${changed ? ' changed' : ''}${more > 0 ? ` +${more}` : ''}`,
    ),
    leftOut: plan.leftOut.map(({ summary, reason }) => `${summary}: ${reason}`),
  }
}

/** Everything that the manager's calendar shows of some weeks. */
export async function shown(world: World, actor: Actor, from: string, dayCount = 60) {
  const { days, bookings, blocks } = await readHouseCalendar(world.ctx, actor, {
    house,
    span: () => ({ from, dayCount }),
  })
  const uses = days.flatMap(({ room, sheets }) =>
    [...sheets.values()].flatMap(({ date, entries }) =>
      [...entries].map(
        ([name, entry]) => `${room.id} ${date} ${entry.from}-${entry.to} ${name} ${entry.label}`,
      ),
    ),
  )
  return { uses: uses.sort(), bookings: [...bookings.values()], blocks: [...blocks.values()] }
}
