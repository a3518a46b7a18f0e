import type { OptionGroup } from '../../../shared/html/fields.ts'
import type { Language } from '../../../shared/language.ts'
import { minutesOfTime, timeOfMinutes } from '../../../shared/time/civil.ts'
import { formatTime } from '../../../shared/time/format.ts'
import type { Room, Span } from '../../rooms/schema.ts'
import { texts } from './texts.ts'

/** Quarter hours to choose from, while any of the rooms is ever open; `value` stays choosable whatever it is. */
export function timeGroups(
  rooms: readonly Room[],
  { language, value, ends }: { language: Language; value: string; ends: boolean },
): OptionGroup[] {
  const say = texts(language)
  const [first, last] = openFromTo(rooms)
  const times: string[] = []
  for (let minutes = first; minutes <= last; minutes += 15) times.push(timeOfMinutes(minutes))
  const fitting = ends ? times.slice(1) : times.slice(0, -1)
  const all = value === '' || fitting.includes(value) ? fitting : [...fitting, value].sort()
  const parts = { morning: '12:00', afternoon: '18:00', evening: '99' } as const
  let from = ''
  return (Object.keys(parts) as (keyof typeof parts)[]).flatMap((part) => {
    const inside = all.filter((time) => time >= from && time < parts[part])
    from = parts[part]
    const options = inside.map((time) => ({ value: time, label: formatTime(time, language) }))
    return options.length === 0 ? [] : [{ label: say(`time.${part}`), options }]
  })
}

/** Minutes since midnight of the earliest opening and the latest closing. */
function openFromTo(rooms: readonly Room[]): [number, number] {
  const spans: Span[] = rooms.flatMap(({ hours, exceptions }) => [
    ...Object.values(hours).flat(),
    ...exceptions.flatMap(({ open }) => open),
  ])
  if (spans.length === 0) return [8 * 60, 22 * 60]
  const starts = spans.map(({ from }) => minutesOfTime(from))
  return [Math.min(...starts), Math.max(...spans.map(({ to }) => minutesOfTime(to)))]
}
