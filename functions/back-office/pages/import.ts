import { forTeam } from '../../houses/rules/roles.ts'
import type { Language } from '../../../shared/language.ts'
import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { href } from '../../../shared/http/contract.ts'
import { answerForm, html, pagesOf, seeChanged } from '../../../shared/http/pages.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { epochMilliseconds } from '../../../shared/time/civil.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { beginRun } from '../../imports/actions/begin-run.ts'
import { lastRun, openRun, stopRun } from '../../imports/actions/open-run.ts'
import { importCalendar, previewImport } from '../../imports/actions/import-calendar.ts'
import type { Importing } from '../../imports/actions/import-calendar.ts'
import type { ImportChoice, ImportReport } from '../../imports/schema.ts'
import { importWords } from '../../imports/views/words.ts'
import { importPages as routes, largestFile } from '../contract/import.ts'
import { importReportView } from '../views/import-report.ts'
import { importView } from '../views/import-form.ts'
import { importRunView } from '../views/import-run.ts'

/** The gateway waits for half a minute: what this is too short for goes on in the background. Reading costs little beside writing, some 20 ms a booking. */
const limits = { reading: 5000, writing: 10_000, bookings: 250 }

export const importPages = pagesOf(routes, {
  importPage: async (ctx, { actor, params, language }) => {
    const file = forTeam(await loadRooms(ctx, params.house), actor)
    requireManager(file.managers, actor)
    const entered = enteredOf({ room: file.rooms[0]?.id, as: 'bookings', name: file.house.name })
    const run = await lastRun(ctx, params.house)
    return html(importView({ ...file, language, here: '', now: ctx.now(), entered, run }))
  },

  sendImport: async (ctx, asked) => {
    const { actor, params, language } = asked
    const file = forTeam(await loadRooms(ctx, params.house), actor)
    requireManager(file.managers, actor)
    const managed = { ...file, language, here: '', now: ctx.now() }
    return answerForm(asked, {
      accepted: async ({ file: chosen, calendar: carried, step = 'look', ...choice }) => {
        const calendar = chosen ?? carried
        if (calendar === undefined) throw invalidField('/file', 'calendar-missing')
        const importing = importingOf(file.house, { calendar, choice })
        // Both answers are the page itself: a preview has written nothing, and to send the second one again changes nothing.
        const report = await (step === 'look' ? previewImport : takeSome)(ctx, actor, importing)
        const waits = report.isCut ? await goesOn(ctx, actor, { importing, report }) : undefined
        if (waits === 'by itself') return seeChanged(href(routes.importRunPage, params))
        return html(importReportView({ ...managed, report, step, choice, calendar, waits }))
      },
      refused: (failure) => html(importView({ ...managed, entered: failure.entered, failure })),
    })
  },

  importRunPage: async (ctx, { actor, params, language }) => {
    const { file, run, report } = await openRun(ctx, actor, params.house)
    return html(importRunView({ ...forTeam(file, actor), language, here: '', now: ctx.now(), run, report }))
  },

  sendStopImport: async (ctx, { actor, params }) => {
    await stopRun(ctx, actor, params.house)
    return seeChanged(href(routes.importRunPage, params))
  },
})

function takeSome(ctx: Context, actor: Actor, importing: Importing): Promise<ImportReport> {
  const started = epochMilliseconds(ctx.now())
  const mayGoOn = async () => epochMilliseconds(ctx.now()) - started < limits.writing
  return importCalendar(ctx, actor, importing, { most: limits.bookings, mayGoOn })
}

/** Whether the rest goes on by itself; else why it does not, and the page says so and lets them go on by hand. */
async function goesOn(
  ctx: Context,
  { person }: Actor,
  run: { importing: Importing; report: ImportReport },
): Promise<'by itself' | Refusal | undefined> {
  if (person === undefined) return undefined
  try {
    await beginRun(ctx, { person }, run)
    return 'by itself'
  } catch (error) {
    if (error instanceof Refusal) return error
    throw error
  }
}

function importingOf(
  { id, language }: { id: string; language: Language },
  { calendar: text, choice }: { calendar: string; choice: ImportChoice },
): Importing {
  if (Buffer.byteLength(text) > largestFile)
    throw new Refusal('invalid', 'calendar-too-large', { unit: 'bytes', most: largestFile })
  return { house: id, text, choice, words: importWords(language), milliseconds: limits.reading }
}
