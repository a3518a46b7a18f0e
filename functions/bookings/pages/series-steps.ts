import * as z from 'zod/mini'
import { Entered } from '../../../shared/http/form.ts'
import { parseForm } from '../../../shared/http/input.ts'
import type { Refusal } from '../../../shared/refusal.ts'
import { ExtraDate } from '../schema/series.ts'
import { editsOf, fieldsOfEdits, keyOf } from '../views/series-edits.ts'
import type { Edits, Extra } from '../views/series-edits.ts'

/** What was clicked: the changed form, whether it is to be sent, and where the page goes on. */
export interface Step {
  entered: Entered
  isSend: boolean
  /** The id of the place to land on. */
  at?: string | undefined
  /** The key of the date that is being moved. */
  moving?: string | undefined
  /** Why the click could not be followed. */
  wrong?: Refusal
}

const repeatNames = ['every', 'interval', 'weekdays', 'monthly', 'until', 'count', 'skip', 'mode']

/**
 * Follows the click on one of the list's buttons (`step=dates|leave|2026-12-05T19:00`), which sent the whole form, and clears away what
 * belongs to another way of repeating. `names`: the fields of the form besides those of the repetition.
 */
export function takeStep(sent: Entered, names: readonly string[]): Step {
  const words = sent.get('step').split('|')
  const [name = '', ...more] = words.length > 1 ? words.slice(1) : words
  const at = words.length > 1 ? words[0] : undefined
  const kept = keptFields(sent, [...names, 'checked', 'known'])
  if (sent.get('repeat.every') === '') {
    return { entered: new Entered(keptFields(sent, [...names, 'slot'])), isSend: true }
  }
  const edits = editsOf(sent)
  const made = (changed: Edits, more: Partial<Step> = {}): Step => ({
    entered: enteredWith(kept, changed),
    isSend: false,
    at,
    ...more,
  })
  const form = () => enteredWith(keptFields(sent, [...names, 'checked', 'known', ...slotNames]), edits)
  if (name === 'send-free') kept.set('repeat.mode', 'free')
  if (name === '' || name === 'send-free') return made(edits, { isSend: true })
  if (name === 'open') return made(edits, { moving: more[0] })
  if (name === 'move' || name === 'add') {
    const slot = slotIn(sent, name === 'move' ? 'move' : 'extra')
    if (slot.ok)
      return made(name === 'move' ? swapped(edits, more[0] ?? '', slot.value) : added(edits, slot.value))
    return {
      entered: form(),
      isSend: false,
      moving: name === 'move' ? more[0] : undefined,
      wrong: slot.refusal,
    }
  }
  return made(changed(edits, { name, more, sent }))
}

const slotNames = ['move', 'extra'].flatMap((part) => ['date', 'from', 'to'].map((name) => `${part}.${name}`))

interface Click {
  name: string
  more: readonly string[]
  sent: Entered
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
  return form.ok ? { ok: true as const, value: form.value[part] as Extra } : form
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
