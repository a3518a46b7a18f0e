import { actions, confirmation, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, notice } from '../../../shared/html/messages.ts'
import { card, section } from '../../../shared/html/panels.ts'
import { definitionList } from '../../../shared/html/facts.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Stored } from '../../../shared/owned.ts'
import { formatDate, formatDates } from '../../../shared/time/format.ts'
import { today } from '../../../shared/time/civil.ts'
import type { HouseEntry } from '../../houses/schema.ts'
import { capability } from '../contract.ts'
import { frame, texts } from './frame.ts'

const { routes } = capability

interface StoredModel {
  language: Language
  token: string
  stored: readonly Stored[]
  houses: readonly Pick<HouseEntry, 'id' | 'name' | 'timeZone'>[]
  /** Of meetings, by id. */
  titles: ReadonlyMap<string, string>
  isDone: boolean
}

/** What is stored, by house, and when it goes. */
export function storedView(model: StoredModel): string {
  const { language, token, stored, isDone } = model
  const say = texts(language)
  const parts = [...Map.groupBy(stored, ({ house }) => house)]
  const done = isDone && notice({ kind: 'success', title: say('done.title'), content: say('done.more') })
  return frame(
    language,
    { title: say('stored.title'), here: href(routes.myDataPage, { token }), notice: done },
    html`${pageHeading(say('stored.title'), { lead: say(stored.length === 0 ? 'stored.none' : 'stored.lead') })}
    ${stored.length === 0 ? emptyState({ title: say('stored.empty') }) : takePart(model)}
    ${parts.map(([house, those]) =>
      section(
        houseName(model, house),
        those.map((each) => storedCard(model, each)),
      ),
    )}
    ${stored.length > 0 && !isDone && forgetPart(model)}`,
  )
}

function houseName({ language, houses }: StoredModel, house: string | undefined): string {
  return houses.find(({ id }) => id === house)?.name ?? house ?? texts(language)('stored.noHouse')
}

function takePart({ language, token, isDone }: StoredModel): Content {
  const say = texts(language)
  const attributes = { download: 'treffpunkt.json' }
  return actions(
    linkButton({ href: href(routes.myDataFile, { token }), label: say('stored.take'), attributes }),
    !isDone && linkButton({ href: '#forget', label: say('forget.title'), kind: 'plain' }),
  )
}

function storedCard(model: StoredModel, stored: Stored): Content {
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
  return card({ title: name, level: 3, content: definitionList(facts) })
}

function datesIn({ dates = [] }: Stored, language: Language): string | undefined {
  const [first, last] = dates
  if (first === undefined) return undefined
  return last === undefined ? formatDate(first, language, 'long') : formatDates(first, last, language)
}

/** What somebody said of themselves, wherever it stands in what is stored. */
function saidIn(data: Stored['data']): Partial<Record<'name' | 'email' | 'phone' | 'note' | 'text', string>> {
  const contact = typeof data['contact'] === 'object' ? data['contact'] : {}
  const all = Object.entries({ ...data, ...contact })
  return Object.fromEntries(all.filter(([, value]) => typeof value === 'string'))
}

function dayOf({ language, houses }: StoredModel, { house }: Stored, instant: string): string {
  const zone = houses.find(({ id }) => id === house)?.timeZone ?? 'Europe/Berlin'
  return formatDate(today(instant, zone), language, 'long')
}

function forgetPart({ language, token, stored }: StoredModel): Content {
  const say = texts(language)
  const runs = stored.some(({ kind }) => kind === 'manager')
  return section(
    say('forget.title'),
    html`<p>${say('forget.ends')}</p>
      <p>${say('forget.stays')}</p>
      ${runs && notice({ kind: 'warning', title: say('forget.handOver'), level: 3 })}
      ${confirmation({
        action: href(routes.sendForgetMyData, { token }),
        open: say('forget.open'),
        openKind: 'danger',
        question: say('forget.question'),
        label: say('forget.yes'),
        kind: 'danger',
      })}`,
    { id: 'forget' },
  )
}
