import { Trouble } from './trouble.ts'

const names: Record<string, number> = {
  ...Object.fromEntries(
    ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'].map((name, i) => [
      name,
      i + 1,
    ]),
  ),
  ...Object.fromEntries(['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'].map((name, i) => [name, i + 1])),
}

/**
 * The next minute (epoch milliseconds, UTC) that fits the six fields of an EventBridge cron expression: minutes, hours,
 * day of month, month, day of week (1 = Sunday), year. Knows lists, ranges, steps and names, not `L`, `W` and `#`.
 */
export function nextCron(fields: string, afterMs: number): number {
  const [minutes, hours, days, months, weekdays, years] = fields.trim().split(/\s+/).map(parseField)
  if (!minutes || !hours || !days || !months || !weekdays || !years) {
    throw new Trouble(`The schedule "cron(${fields})" must have six fields.`)
  }
  const moment = new Date(Math.floor(afterMs / 60_000) * 60_000 + 60_000)
  const last = moment.getTime() + 4 * 366 * 86_400_000
  while (moment.getTime() < last) {
    const day = days(moment.getUTCDate()) && weekdays(moment.getUTCDay() + 1)
    if (!years(moment.getUTCFullYear()) || !months(moment.getUTCMonth() + 1) || !day) {
      moment.setUTCHours(24, 0, 0, 0)
    } else if (!hours(moment.getUTCHours())) {
      moment.setUTCMinutes(60, 0, 0)
    } else if (!minutes(moment.getUTCMinutes())) {
      moment.setUTCMinutes(moment.getUTCMinutes() + 1)
    } else {
      return moment.getTime()
    }
  }
  return Number.MAX_SAFE_INTEGER
}

function parseField(field: string): (value: number) => boolean {
  if (field === '*' || field === '?') return () => true
  const tests = field.split(',').map((part) => {
    const [, from = '', to, step] = /^(\*|\w+)(?:-(\w+))?(?:\/(\d+))?$/.exec(part) ?? []
    const low = from === '*' ? 0 : numberOf(from, part)
    const high = to !== undefined ? numberOf(to, part) : step !== undefined || from === '*' ? Infinity : low
    const every = Number(step ?? 1)
    return (value: number) => value >= low && value <= high && (value - low) % every === 0
  })
  return (value) => tests.some((test) => test(value))
}

function numberOf(text: string, part: string): number {
  const value = names[text.toUpperCase()] ?? Number(text === '' ? Number.NaN : text)
  if (Number.isNaN(value)) throw new Trouble(`The schedule field "${part}" is not understood.`)
  return value
}
