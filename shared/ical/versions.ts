import type { Component } from './component.ts'
import type { Leave } from './planned.ts'

export function byAge(one: Component, other: Component): number {
  return (
    one.sequence - other.sequence || (one.changed < other.changed ? -1 : one.changed > other.changed ? 1 : 0)
  )
}

/**
 * Of what stands under one UID and replaces nothing, that with the newest SEQUENCE and stamp. Equally new ones on other dates are no
 * versions of one another: some programs give all dates of a series one UID.
 */
export function newestOf(components: readonly Component[], leave: Leave): Component[] {
  const versions = components.filter(({ replaces }) => replaces === undefined).toSorted(byAge)
  const newest = versions.at(-1)
  if (newest === undefined) return []
  const held = new Map<string, Component>()
  for (const version of versions.toReversed()) {
    const { at, zone } = version.start
    const place = `${at} ${zone}`
    if (byAge(version, newest) === 0 && !held.has(place)) held.set(place, version)
    else leave(version, 'older-version')
  }
  return [...held.values()].toReversed()
}
