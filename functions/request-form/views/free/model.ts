import { inARow } from '../../../../shared/in-a-row.ts'
import { textsOf } from '../../../../shared/texts.ts'
import { formatDate, formatList, formatTime, formatWeekday } from '../../../../shared/time/format.ts'
import { freeHref } from '../../../rooms/views/frame.ts'
import type { FreeDay, FreeSearch } from '../../rules/free-search.ts'
import type { Looser } from '../../rules/looser.ts'
import de from '../../texts/free.de.json' with { type: 'json' }
import en from '../../texts/free.en.json' with { type: 'json' }
import { wishWords } from '../choose/model.ts'
import type { ChooseModel } from '../choose/model.ts'

export const texts = textsOf({ name: 'request-form/free', de, en })

export interface FreeModel extends ChooseModel {
  wish: FreeSearch
  /** Whether somebody has said what to look for. */
  isAsked: boolean
  days: readonly FreeDay[]
  /** Where to look on. */
  later?: string
  looser: readonly Looser[]
}

/** The page with this search. */
export function searchHref({ house, today }: FreeModel, search: FreeSearch): string {
  const { minutes, people, weekdays, part, from, to, date, needs } = search
  return freeHref(house.id, {
    minutes: String(minutes),
    attendees: people === undefined ? undefined : String(people),
    weekdays: weekdays.length > 0 ? weekdays.join() : undefined,
    part,
    from,
    to,
    date: date === today ? undefined : date,
    needs: needs.length > 0 ? needs.join() : undefined,
  })
}

/** „2 Stunden, 12 Personen, Di. und Do., am Abend, mit Beamer“ */
export function searchWords(model: FreeModel): string {
  const { language, wish, today } = model
  const say = texts(language)
  const days = wish.weekdays.map((day) => formatWeekday(day, language, 'short'))
  const all = [
    wishWords(model),
    formatList(days, language),
    hoursWords(model),
    wish.date !== today && say('since', { date: formatDate(wish.date, language, 'dayMonth') }),
  ]
  return inARow(all, language)
}

function hoursWords({ language, wish }: FreeModel): string | false {
  const say = texts(language)
  const time = (at: string) => formatTime(at, language)
  if (wish.from !== undefined && wish.to !== undefined)
    return say('span', { from: time(wish.from), to: time(wish.to) })
  if (wish.from !== undefined) return say('after', { from: time(wish.from) })
  if (wish.to !== undefined) return say('before', { to: time(wish.to) })
  return wish.part !== undefined && say(`part.${wish.part}`)
}
