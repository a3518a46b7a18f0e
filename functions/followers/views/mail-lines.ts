import { quoted } from '../../../shared/html/mail-words.ts'
import type { Language } from '../../../shared/language.ts'
import { formatDate, formatMoment } from '../../../shared/time/format.ts'
import { venueWords } from '../../meetings/views/words.ts'
import type { HouseFacts } from '../../rooms/actions/house-facts.ts'
import type { Room } from '../../rooms/schema.ts'
import type { Seen } from '../../../shared/time/format.ts'
import { isElsewhere } from '../rules/changes.ts'
import type { ChangeLine, ChangeNotice } from '../schema/notice.ts'
import { texts } from './mail-texts.ts'
import { seenBy } from '../../houses/views/seen.ts'

type Said = (string | undefined)[]

/** What it is about, in a few words: the one thing, or that it is several. */
export function headOf(notice: ChangeNotice): string {
  const { dates, more, life, renamed, signUp, until, language } = notice
  const say = texts(language)
  if (life) return say(`head.${life}`)
  const ofAll = [
    ...(renamed === undefined ? [] : [say('head.renamed')]),
    ...(signUp === undefined ? [] : [say(`head.signUp.${signUp}`)]),
    ...(until === undefined ? [] : [say('head.until')]),
  ]
  const kinds = [...new Set(dates.map(({ what }) => what))]
  const ofDates = kinds.map((what) => say(`head.${what}`, { count: dates.length + more }))
  const [only, other] = [...ofAll, ...ofDates]
  return only === undefined || other !== undefined ? say('head.several') : only
}

/** Old and new, and the reason where there is one. */
export function linesOf(
  notice: ChangeNotice,
  { rooms, ...facts }: Pick<HouseFacts, 'rooms' | 'now' | 'house'>,
): Said {
  const seen = seenBy(facts)
  const { dates, more, life, renamed, signUp, until, title, language } = notice
  const say = texts(language)
  return [
    life && say(`line.${life}`),
    renamed === undefined ? undefined : say('line.renamed', { before: renamed, after: title }),
    signUp && say(`line.signUp.${signUp}`),
    until === undefined ? undefined : say('line.until', { date: formatDate(until, language, seen) }),
    life === 'resumed' && dates.length > 0 ? say('line.yours') : undefined,
    ...dates.flatMap((line) => lineOf(line, { rooms, language, seen })),
    more > 0 ? say('line.more', { count: more }) : undefined,
  ]
}

function lineOf(
  line: ChangeLine,
  { rooms, language, seen }: { rooms: readonly Room[]; language: Language; seen: Seen },
): Said {
  const { what, before, after, title = '', note } = line
  const say = texts(language)
  const values = {
    before: formatMoment(before, language, seen),
    after: formatMoment(after, language, seen),
    was: venueWords(before.venue, rooms, language),
    where: venueWords(after.venue, rooms, language),
    title,
  }
  const isMovedToo = (what === 'time' || what === 'back') && isElsewhere(before, after)
  return [
    say(`line.${what}`, values),
    isMovedToo ? say('line.where', values) : undefined,
    quoted(note, language),
  ]
}
