import type { Write } from './write.ts'

/** Updates of one item become one: a transaction takes each item once. The later `ttl` wins, counts add up. */
export function mergeUpdates(writes: readonly Write[]): Write[] {
  const all: Write[] = []
  for (const write of writes) {
    const at = all.findIndex((other) => isSameItem(other, write))
    const known = all[at]
    if (known?.kind === 'update' && write.kind === 'update') all[at] = both(known, write)
    else all.push(write)
  }
  return all
}

type Update = Extract<Write, { kind: 'update' }>

function both(one: Update, other: Update): Update {
  const add = { ...one.add }
  for (const [name, count] of Object.entries(other.add ?? {})) add[name] = (add[name] ?? 0) + count
  const ttls = [one.set?.['ttl'], other.set?.['ttl']].filter((ttl) => typeof ttl === 'number')
  return {
    ...one,
    ...((one.refuse ?? other.refuse) ? { refuse: one.refuse ?? other.refuse } : {}),
    set: { ...one.set, ...other.set, ...(ttls.length === 0 ? {} : { ttl: Math.max(...ttls) }) },
    add,
    remove: [...new Set([...(one.remove ?? []), ...(other.remove ?? [])])],
    when: [...(one.when ?? []), ...(other.when ?? [])],
  }
}

export function isSameItem({ key: a }: Write, { key: b }: Write): boolean {
  return a.pk === b.pk && a.sk === b.sk
}
