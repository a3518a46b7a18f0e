import * as z from 'zod/mini'
import { Entered } from '../../../shared/http/form.ts'
import { parseForm } from '../../../shared/http/input.ts'
import { invalidField } from '../../../shared/refusal.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { addMonths, LocalDate } from '../../../shared/time/civil.ts'
import { ExtraDate } from '../../bookings/schema/series.ts'
import { editsOf, fieldsOfEdits, keyOf } from '../views/series/edits.ts'
import type { Edits, Extra } from '../views/series/edits.ts'

/** What was clicked: the changed form, whether it is to be sent, and where the page goes on. */
export interface Step {
  entered: Entered
  isSend: boolean
  /** The id of the place to land on. */
  at?: string | undefined
  /** The key of the date that is being moved. */
  moving?: string | undefined
  /** Something was changed in the list although sending was clicked. */
  isUnasked?: boolean | undefined
  /** Why the click could not be followed. */
  wrong?: Refusal
}

const repeatNames = ['every', 'interval', 'weekdays', 'monthly', 'until', 'count', 'skip', 'mode']

/**
 * Follows the click on one of the list's buttons (`step=dates|leave|2026-12-05T19:00`), which sent the whole form, and clears away what
 * belongs to another way of repeating. `names`: the fields of the form besides those of the repetition.
 */
export function takeStep(sent: Entered, names: readonly string[]): Step {
  if (sent.get('repeat.every') === '')
    return { entered: new Entered(keptFields(sent, [...names, 'slot']), sent.refused), isSend: true }
  const click = clickIn(sent)
  const edits = editsOf(sent)
  const own = [...names, 'checked', 'known']
  const { at, isUnasked } = click
  const made = (after: Edits): Step => ({
    entered: enteredWith(keptFields(sent, own), after),
    isSend: click.name.startsWith('send'),
    at,
    isUnasked,
  })
  switch (click.name) {
    case 'send-free': {
      const kept = keptFields(sent, own)
      kept.set('repeat.mode', 'free')
      return { ...made(edits), entered: enteredWith(kept, edits) }
    }
    case 'open':
      return { ...made(edits), moving: click.more[0] }
    case 'move':
    case 'add': {
      const [key = ''] = click.more
      const slot = slotIn(sent, click.name === 'move' ? 'move' : 'extra')
      if (slot.ok)
        return made(click.name === 'move' ? swapped(edits, key, slot.value) : added(edits, slot.value))
      const entered = enteredWith(keptFields(sent, [...own, ...slotNames]), edits)
      return { entered, isSend: false, moving: key, wrong: slot.refusal }
    }
    default:
      return made(changed(edits, click))
  }
}

const slotNames = ['move', 'extra'].flatMap((part) => ['date', 'from', 'to'].map((name) => `${part}.${name}`))

interface Click {
  name: string
  more: readonly string[]
  at?: string | undefined
  /** Something else than sending was meant. */
  isUnasked?: boolean
  sent: Entered
}

/** Whoever presses Enter in the fields of another time, or sends without having taken it over, means that time first. */
function clickIn(sent: Entered): Click {
  const words = sent.get('step').split('|')
  const at = words.length > 1 ? words[0] : undefined
  const [name = '', ...more] = words.length > 1 ? words.slice(1) : words
  if (name !== '' && name !== 'send-free') return { name, more, at, sent }
  const [key = '', to = ''] = sent.get('moving').split('|')
  const isAsWas = `${sent.get('move.date')}T${sent.get('move.from')}` === key && sent.get('move.to') === to
  const unasked = { at: 'dates', isUnasked: true, sent }
  if (key !== '' && !isAsWas) return { name: 'move', more: [key], ...unasked }
  if (sent.get('extra.date') !== '') return { name: 'add', more: [], ...unasked }
  return { name: name === '' ? 'send' : name, more, sent }
}

/** The edits after a click; one that is not known changes nothing. */
function changed(
  edits: Edits,
  { name, more: [first = '', date = '', from = '', to = ''], sent }: Click,
): Edits {
  switch (name) {
    case 'leave':
      return left(edits, first)
    case 'leave-refused':
      return sent.all('known').reduce(left, edits)
    case 'swap':
      return swapped(edits, first, { date, from, to })
    case 'undo':
      return undone(edits, first)
    case 'restore':
      return restored(edits, { date: first, from: sent.get('from'), to: sent.get('to') })
    default:
      return edits
  }
}

function left(edits: Edits, key: string): Edits {
  if (edits.also.some((extra) => keyOf(extra) === key)) return without(edits, key)
  return { ...edits, except: [...edits.except, key.slice(0, 10)] }
}

function without({ except, also, swapped: swaps }: Edits, key: string): Edits {
  return {
    except,
    also: also.filter((extra) => keyOf(extra) !== key),
    swapped: swaps.filter((swap) => swap.key !== key),
  }
}

/** What stood in for a date that was left out goes on standing in for it. */
function swapped(edits: Edits, key: string, slot: Extra): Edits {
  const isExtra = edits.also.some((extra) => keyOf(extra) === key)
  const instead = isExtra ? edits.swapped.find((swap) => swap.key === key)?.instead : key.slice(0, 10)
  const { except, also, swapped: swaps } = left(edits, key)
  return {
    except,
    also: [...also, slot],
    swapped: instead === undefined ? swaps : [...swaps, { instead, key: keyOf(slot) }],
  }
}

function undone(edits: Edits, key: string): Edits {
  const instead = edits.swapped.find((swap) => swap.key === key)?.instead
  const rest = without(edits, key)
  return { ...rest, except: rest.except.filter((date) => date !== instead) }
}

/** A date left out by hand comes back by itself; one that is a holiday is taken besides. */
function restored(edits: Edits, slot: Extra): Edits {
  if (!edits.except.includes(slot.date)) return added(edits, slot)
  return { ...edits, except: edits.except.filter((date) => date !== slot.date) }
}

function added(edits: Edits, slot: Extra): Edits {
  return { ...edits, also: [...edits.also, slot] }
}

function slotIn(sent: Entered, part: 'move' | 'extra') {
  const form = parseForm(z.object({ [part]: ExtraDate }), sent)
  if (!form.ok) return form
  const value = form.value[part] as Extra
  const start = LocalDate.safeParse(sent.get('date'))
  const latest = start.success ? addMonths(start.data, 24) : value.date
  if (value.date <= latest) return { ok: true as const, value }
  return { ok: false as const, refusal: invalidField(`/${part}/date`, 'too-far', { latest }) }
}

/** The form without clicks and edits, and without what is left over from another way of repeating. */
function keptFields(sent: Entered, names: readonly string[]): URLSearchParams {
  const fields = new URLSearchParams()
  const every = sent.get('repeat.every')
  const foreign = { day: ['weekdays', 'monthly'], week: ['monthly'], month: ['weekdays'] }[every] ?? []
  const repeat = every === '' ? [] : repeatNames.filter((name) => !foreign.includes(name))
  for (const name of [...names, ...repeat.map((part) => `repeat.${part}`)])
    for (const value of sent.all(name)) fields.append(name, value)
  if (every !== '' && sent.get('repeat.mode') === '') fields.set('repeat.mode', 'all')
  return fields
}

function enteredWith(kept: URLSearchParams, edits: Edits): Entered {
  const fields = new URLSearchParams(kept)
  for (const [name, value] of fieldsOfEdits(edits)) fields.append(name, value)
  return new Entered(fields)
}
