import { actions, confirmation, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { emptyState, notice } from '../../../shared/html/messages.ts'
import { section } from '../../../shared/html/panels.ts'
import { href } from '../../../shared/http/contract.ts'
import type { Language } from '../../../shared/language.ts'
import type { Stored } from '../../../shared/owned.ts'
import type { HouseEntry } from '../../houses/schema.ts'
import { calendarPaths } from '../../rooms/contract.ts'
import { capability } from '../contract.ts'
import { storedCard } from './card.ts'
import { frame, texts } from './frame.ts'

const { routes } = capability

interface StoredModel {
  language: Language
  token: string
  /** Hash of the address. */
  owner: string
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
    ${stored.length === 0 ? emptyState({ title: say('stored.empty') }) : takePart(model)} ${stored.length > 0 && !isDone && calendarPart(model)}
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

/** What was booked and promised by this address, where people look first. */
function calendarPart({ language, owner: id, token }: StoredModel): Content {
  const say = texts(language)
  const to = href({ path: calendarPaths.own }, { of: 'address', id, token })
  return section(
    say('calendar.title'),
    html`<p>${say('calendar.more')}</p>
      ${actions(linkButton({ href: to, label: say('calendar.open') }))}`,
  )
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
