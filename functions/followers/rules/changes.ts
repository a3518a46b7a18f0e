import { known } from '../../../shared/known.ts'
import { textOfFields } from '../../../shared/text-of.ts'
import {
  datesOf,
  isPublic,
  isShown,
  publicDates,
  remarkOn,
  stateOf,
  takesPlace,
} from '../../meetings/rules/dates.ts'
import type { Entry, MeetingDate } from '../../meetings/schema/entry.ts'

/** What became of a date that others knew: first what matters most. */
export interface DateChange {
  what: 'cancelled' | 'back' | 'time' | 'place' | 'title' | 'note'
  key: string
  before: MeetingDate
  after: MeetingDate
}

export interface EntryChange {
  entry: Entry
  dates: DateChange[]
  /** It is shown for the first time, pauses, goes on, or is over. */
  life?: 'published' | 'paused' | 'resumed' | 'ended'
  /** What it was called. */
  renamed?: Entry['card']['title']
  /** Whoever wants to come has to say so from now on, or has not any more. */
  signUp?: 'needed' | 'free'
  /** It goes on with a further booking, until then. */
  until?: string
}

/** What others have to hear; nothing of drafts. Of the first publication only its host hears. */
export function changesBetween(before: Entry | undefined, after: Entry): EntryChange | undefined {
  const is = stateOf(after)
  if (!isShown(after)) return undefined
  if (before === undefined || !isShown(before)) {
    return is === 'published' ? { entry: after, dates: [], life: 'published' } : undefined
  }
  const change = known({
    life: lifeOf(stateOf(before), is),
    renamed: renamedFrom(before, after),
    signUp: signUpOf(before, after),
    until: goesOnUntil(before, after),
  })
  const dates = dateChanges(before, after)
  return dates.length === 0 && Object.keys(change).length === 0
    ? undefined
    : { entry: after, dates, ...change }
}

function lifeOf(was: string, is: string): EntryChange['life'] {
  if (was === is) return undefined
  return is === 'paused' || is === 'ended' ? is : 'resumed'
}

function renamedFrom({ card: { title: was } }: Entry, { card: { title: is } }: Entry) {
  return textOfFields(was) === textOfFields(is) ? undefined : was
}

function signUpOf({ card: was }: Entry, { card: is }: Entry): EntryChange['signUp'] {
  const [before, after] = [was, is].map(({ registration }) => registration.mode === 'needed')
  if (before === after) return undefined
  return after ? 'needed' : 'free'
}

/** Also of one that pauses: whoever comes has not forgotten their date. */
function dateChanges(before: Entry, after: Entry): DateChange[] {
  const announced = new Map(told(before).map((date) => [nameOf(date), date]))
  return told(after).flatMap((date) => {
    const old = announced.get(nameOf(date))
    const titles = [before, after].map(({ remarks }) => remarkOn(remarks, date.key).title)
    const what = old && whatChanged(old, date, titles[0] !== titles[1])
    return old && what ? [{ what, key: date.key, before: old, after: date }] : []
  })
}

function told(entry: Entry): MeetingDate[] {
  return datesOf(entry).filter(({ state }) => isPublic(state))
}

function whatChanged(
  before: MeetingDate,
  after: MeetingDate,
  isRenamed: boolean,
): DateChange['what'] | undefined {
  if (takesPlace(before) !== takesPlace(after)) return takesPlace(after) ? 'back' : 'cancelled'
  if (!takesPlace(after)) return undefined
  const when = ({ date, from, to }: MeetingDate) => `${date} ${from} ${to}`
  if (when(before) !== when(after)) return 'time'
  if (isElsewhere(before, after)) return 'place'
  if (isRenamed) return 'title'
  return before.note !== after.note && after.note !== undefined ? 'note' : undefined
}

export function isElsewhere(
  { venue: was }: Pick<MeetingDate, 'venue'>,
  { venue: is }: Pick<MeetingDate, 'venue'>,
): boolean {
  return textOfFields(was) !== textOfFields(is)
}

/** The last date of a booking that was not announced before. */
function goesOnUntil(before: Entry, after: Entry): string | undefined {
  const old = new Set(before.bookings.filter(({ announced }) => announced).map(({ booking }) => booking))
  const added = publicDates(after).filter((date) => !old.has(date.booking) && takesPlace(date))
  return added.at(-1)?.date
}

const nameOf = ({ booking, key }: MeetingDate) => `${booking} ${key}`
