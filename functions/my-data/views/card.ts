import { definitionList } from '../../../shared/html/facts.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { card } from '../../../shared/html/panels.ts'
import type { Language } from '../../../shared/language.ts'
import type { Stored } from '../../../shared/owned.ts'
import { today } from '../../../shared/time/civil.ts'
import { formatDate, formatDates } from '../../../shared/time/format.ts'
import type { HouseEntry } from '../../houses/schema.ts'
import { texts } from './frame.ts'

interface CardModel {
  language: Language
  houses: readonly Pick<HouseEntry, 'id' | 'timeZone'>[]
  /** Of meetings, by id. */
  titles: ReadonlyMap<string, string>
  /** Of its heading: 3 where houses have headings of their own. */
  level?: 2 | 3
}

/** One thing that is stored, and when it goes. */
export function storedCard(model: CardModel, stored: Stored): Content {
  const { language } = model
  const say = texts(language)
  const { kind, title, since, goes, stays, data } = stored
  const name = say(`kind.${texts.has(`kind.${kind}`) ? kind : 'other'}` as 'kind.other')
  const { name: who, email, phone, note, text } = saidIn(data)
  const facts = [
    { name: say('fact.about'), value: title ?? model.titles.get(String(data['meeting'])) },
    { name: say('fact.date'), value: datesIn(stored, language) },
    { name: say('fact.name'), value: who },
    { name: say('fact.email'), value: email },
    { name: say('fact.phone'), value: phone },
    { name: say('fact.note'), value: note },
    { name: say('fact.text'), value: text },
    { name: say('fact.since'), value: since && dayOf(model, stored, since) },
    {
      name: say('fact.goes'),
      value:
        goes === undefined
          ? say(`stays.${stays ?? 'until-you-leave'}`)
          : say('fact.goesOn', { date: dayOf(model, stored, goes) }),
    },
  ]
  return card({ title: name, level: model.level ?? 3, content: definitionList(facts) })
}

function datesIn({ dates = [] }: Stored, language: Language): string | undefined {
  const [first, last] = dates
  if (first === undefined) return undefined
  return last === undefined ? formatDate(first, language, 'compactYear') : formatDates(first, last, language)
}

/** What somebody said of themselves, wherever it stands in what is stored. */
function saidIn(data: Stored['data']): Partial<Record<'name' | 'email' | 'phone' | 'note' | 'text', string>> {
  const contact = typeof data['contact'] === 'object' ? data['contact'] : {}
  const all = Object.entries({ ...data, ...contact })
  return Object.fromEntries(all.filter(([, value]) => typeof value === 'string'))
}

function dayOf({ language, houses }: CardModel, { house }: Stored, instant: string): string {
  const zone = houses.find(({ id }) => id === house)?.timeZone ?? 'Europe/Berlin'
  return formatDate(today(instant, zone), language, 'compactYear')
}
