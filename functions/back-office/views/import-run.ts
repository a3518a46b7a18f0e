import { actions, buttonForm, linkButton } from '../../../shared/html/buttons.ts'
import { pageHeading } from '../../../shared/html/layout.ts'
import { html } from '../../../shared/html/markup.ts'
import type { Content } from '../../../shared/html/markup.ts'
import { statusBig } from '../../../shared/html/messages.ts'
import { href } from '../../../shared/http/contract.ts'
import { formatInstant } from '../../../shared/time/format.ts'
import type { ManagerPage } from '../../bookings/views/managed.ts'
import { hrefTo } from '../../houses/views/manage-frame.ts'
import type { ImportRun, RunReport } from '../../imports/schema/run.ts'
import { partsOfRun, problemOfRun, roomOfRun } from '../../imports/views/run-words.ts'
import { texts } from '../../imports/views/words.ts'
import { importPages } from '../contract/import.ts'
import { importFrame, toCalendar } from './import-form.ts'
import { partSection } from './import-report.ts'

export interface ImportRunModel extends ManagerPage {
  run: ImportRun
  report: RunReport
}

/** How often the page looks again by itself, in seconds. */
const everySeconds = 10

const standings = { running: 'pending', done: 'firm', stopped: 'over', failed: 'blocked' } as const

/** How far a long calendar is that goes on by itself, or what became of it. */
export function importRunView(model: ImportRunModel): string {
  const { language, house, run, report } = model
  const say = texts(language)
  const isRunning = run.state === 'running'
  const again = isRunning
    ? linkButton({ href: hrefTo('importRun', house.id), label: say('run.reload') })
    : linkButton({ href: hrefTo('import', house.id), label: say('preview.other'), kind: 'plain' })
  const parts = partsOfRun(run, report, language).map((part) => partSection(model, part))
  const main = html`<div${isRunning ? html` data-again="${everySeconds}"` : ''}>
      ${standing(model)} ${progress(model)}
    </div>
    ${actions(again, isRunning && stopForm(model), toCalendar(model))}${parts}`
  const lead = roomOfRun(run, model.rooms)
  return importFrame(model, [pageHeading(say('run.title'), { lead }), main], 'importRun')
}

function standing({ language, run }: ImportRunModel): Content {
  const say = texts(language)
  const { state, left, idle } = run
  const next = {
    running: say(idle > 1 ? 'run.waiting' : 'run.running.next'),
    done: left > 0 ? say('run.left', { count: left }) : say('run.done.next'),
    stopped: say('run.again'),
    failed: [problemOfRun(run, language), say('run.again')].filter(Boolean).join(' '),
  }
  return statusBig({ standing: standings[state], words: say(`run.${state}`), next: next[state] })
}

function progress({ language, house, run }: ImportRunModel): Content {
  const say = texts(language)
  const { taken, left } = run
  const counted = (['refused', 'known', 'leftOut'] as const).filter((part) => run[part] > 0)
  const at = formatInstant(run.movedAt, house.timeZone, language)
  return html`<p>
      <label
        >${say('run.progress', { taken, all: taken + left })}
        <progress max="${Math.max(taken + left, 1)}" value="${taken + left === 0 ? 1 : taken}"></progress
      ></label>
    </p>
    ${counted.map((part) => html`<p>${say(`run.${part}`, { count: run[part] })}</p>`)}
    <p class="quiet">${say('run.asOf', { at })}</p>`
}

function stopForm({ language, house }: ImportRunModel): Content {
  const action = href(importPages.sendStopImport, { house: house.id })
  return buttonForm({ action, label: texts(language)('run.stop'), kind: 'plain' })
}
