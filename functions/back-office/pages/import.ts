import type { Actor } from '../../../shared/actor.ts'
import type { Context } from '../../../shared/context.ts'
import { enteredOf } from '../../../shared/http/form.ts'
import { answerForm, html, pagesOf } from '../../../shared/http/pages.ts'
import { invalidField, Refusal } from '../../../shared/refusal.ts'
import { requireManager } from '../../houses/rules.ts'
import { loadRooms } from '../../rooms/actions/load-rooms.ts'
import { importCalendar, previewImport } from '../../imports/actions/import-calendar.ts'
import type { Importing } from '../../imports/actions/import-calendar.ts'
import type { ImportChoice } from '../../imports/schema.ts'
import { importWords } from '../../imports/views/words.ts'
import { importPages as routes, largestFile } from '../contract/import.ts'
import { importReportView } from '../views/import-report.ts'
import { importView } from '../views/import-form.ts'

/** The gateway waits for half a minute. What is read costs little beside what is written: about 20 ms for each booking. */
const limits = { milliseconds: 5000, bookings: 250 }

export const importPages = pagesOf(routes, {
  importPage: async (ctx, { actor, params, language }) => {
    const file = await loadRooms(ctx, params.house)
    requireManager(file.managers, actor)
    const entered = enteredOf({ room: file.rooms[0]?.id, as: 'bookings', name: file.house.name })
    return html(importView({ ...file, language, here: '', now: ctx.now(), entered }))
  },

  sendImport: async (ctx, asked) => {
    const { actor, params, language } = asked
    const file = await loadRooms(ctx, params.house)
    requireManager(file.managers, actor)
    const managed = { ...file, language, here: '', now: ctx.now() }
    return answerForm(asked, {
      accepted: async ({ file: chosen, calendar: carried, step = 'look', ...choice }) => {
        const calendar = chosen ?? carried
        if (calendar === undefined) throw invalidField('/file', 'calendar-missing')
        const importing = importingOf(file.house, { calendar, choice })
        // Both answers are the page itself: a preview has written nothing, and to send the second one again changes nothing.
        const report = await (step === 'look' ? previewImport : takeSome)(ctx, actor, importing)
        return html(importReportView({ ...managed, report, step, choice, calendar }))
      },
      refused: (failure) => html(importView({ ...managed, entered: failure.entered, failure })),
    })
  },
})

function takeSome(ctx: Context, actor: Actor, importing: Importing) {
  return importCalendar(ctx, actor, importing, { most: limits.bookings })
}

function importingOf(
  { id, language }: { id: string; language: 'de' | 'en' },
  { calendar: text, choice }: { calendar: string; choice: ImportChoice },
): Importing {
  if (Buffer.byteLength(text) > largestFile)
    throw new Refusal('invalid', 'calendar-too-large', { unit: 'bytes', most: largestFile })
  return { house: id, text, choice, words: importWords(language), milliseconds: limits.milliseconds }
}
