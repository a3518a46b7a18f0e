import { Refusal } from '../../../shared/refusal.ts'
import type { DueList } from '../../../shared/table/due.ts'
import { absent, equals } from '../../../shared/table/expression.ts'
import type { Key, Write } from '../../../shared/table/write.ts'
import type { Instant } from '../../../shared/time/civil.ts'
import { noticedAfter } from '../rules/silence.ts'
import type { House, Silence } from '../schema.ts'

export const silenceType = 'silence'
const dueKind = 'silence'

const silenceKey = (house: string): Key => ({ pk: `HOUSE#${house}`, sk: 'SILENCE' })

const named = (house: string) => ({ type: silenceType, house })

/** In the index of what is due from when on managers count as away. */
function dueIn(since: Instant, house: House) {
  const at = noticedAfter(since, house)
  return at === undefined ? {} : { duePk: dueKind, dueAt: at }
}

/** A manager has decided: whatever was silent is so no more, and from now on it may begin anew. */
export function decidedWrite(house: House, now: Instant): Write {
  const set = { ...named(house.id), decidedAt: now, since: now, ...dueIn(now, house) }
  return { kind: 'update', key: silenceKey(house.id), set, remove: ['isMissed', 'noticedAt', 'open'] }
}

/** What an open request says of it; `known` is what was read: a decision in between refuses with `changed-meanwhile`. */
export function silenceSeenWrite(
  house: House,
  known: Silence | undefined,
  { since, isMissed }: Pick<Silence, 'since' | 'isMissed'>,
): Write {
  const seen = {
    ...(since === undefined ? {} : { since, ...dueIn(since, house) }),
    ...(isMissed ? { isMissed } : {}),
  }
  return { kind: 'update', key: silenceKey(house.id), set: { ...named(house.id), ...seen }, ...asRead(known) }
}

/** Managers count as away from now on. */
export function noticedWrite(known: Silence, { now, open }: { now: Instant; open: number }): Write {
  const set = { ...named(known.house), noticedAt: now, open }
  return { kind: 'update', key: silenceKey(known.house), set, remove: ['duePk', 'dueAt'], ...asRead(known) }
}

/** Nothing is open, and so nobody is missed. */
export function silenceOverWrite(known: Silence): Write {
  const remove = ['since', 'isMissed', 'duePk', 'dueAt']
  return { kind: 'update', key: silenceKey(known.house), set: named(known.house), remove, ...asRead(known) }
}

function asRead(known: Silence | undefined): Pick<Write, 'when' | 'refuse'> {
  const is = (name: 'decidedAt' | 'since' | 'noticedAt') =>
    known?.[name] === undefined ? absent(name) : equals(name, known[name])
  const refuse = () => new Refusal('conflict', 'changed-meanwhile')
  return { when: [is('decidedAt'), is('since'), is('noticedAt')], refuse }
}

/** Houses whose silence is to be looked at by now. */
export const dueSilences: DueList<string> = { kind: dueKind, of: ({ pk }) => pk.slice('HOUSE#'.length) }
