import { expect } from 'vitest'
import type { Route } from '../../shared/http/contract.ts'
import { addDays } from '../../shared/time/civil.ts'
import { hear } from '../attendances/hearing.ts'
import { aStage } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import type { Called } from '../support/front-door.ts'
import { itInTurn } from '../support/in-turn.ts'
import { brokenLines, hostileBody, unescaped } from './hostile.ts'
import { kindIn, linkedThings } from './linked-things.ts'
import { cookiesOf, managerOf } from './outsiders.ts'
import { allRoutes, inOrder, needed, send } from './sending.ts'

/** A house with one of each thing, and who is known in it: by links, and as the manager. */
async function aKnownHouse(stage: Staged) {
  const things = await linkedThings(stage, { name: 'eins', day: '08', room: 'seminarraum' })
  const cookies = await cookiesOf(stage.world, (await managerOf(stage.world)).person!.id)
  const partsOf = ({ path }: Route) => {
    const kind = kindIn(path)
    return { meeting: things.tally['id']!, ...(kind === undefined ? { token: '' } : things[kind]) }
  }
  const asManager = (named: readonly [string, Route], body?: Record<string, unknown>) => {
    const { token: _, ...held } = partsOf(named[1])
    return send(stage.world, named, { held, cookies, body })
  }
  return {
    asManager,
    asHolder: (named: readonly [string, Route], body?: Record<string, unknown>) => {
      const { token, ...parts } = partsOf(named[1])
      return send(stage.world, named, { held: token === '' ? parts : { ...parts, token }, body })
    },
  }
}

/** What is wrong with an answer, whatever it is. */
function wrongIn({ status, headers, text }: Called): (string | undefined)[] {
  const type = headers['content-type'] ?? ''
  return [
    status >= 500 ? `${status}` : undefined,
    type.startsWith('text/html') ? unescaped(text) : undefined,
    ...(type.startsWith('text/calendar') ? brokenLines(text) : []),
  ]
}

itInTurn(
  'words that would be markup, lines of a calendar or a header are only words, wherever they are shown',
  async () => {
    await using stage = await aStage()
    const { asHolder, asManager } = await aKnownHouse(stage)
    const walked = { stage, heard: new Map() }
    await hear(walked)
    const wrong: string[] = []
    const look = (name: string, answer: Called) => {
      for (const each of wrongIn(answer)) if (each !== undefined) wrong.push(`${name}: ${each}`)
      return answer.text.includes('onerror=hx(')
    }
    const taken = []
    for (const [at, named] of inOrder(allRoutes.filter(([, { body }]) => body !== undefined)).entries()) {
      const [name, route] = named
      const known = { ...needed[name], email: `wer-${at}@fremd.example` }
      const body = hostileBody(route, { date: addDays('2026-12-20', at), ...known })
      // What a link does not open the house may do.
      const first = route.access === 'signed-in' ? undefined : await asHolder(named, body)
      const answer = first === undefined || first.status === 403 ? await asManager(named, body) : first
      look(name, answer)
      if (answer.status < 400) taken.push(name)
    }
    await hear(walked)
    const shown = []
    for (const named of allRoutes.filter(([, { method }]) => method === 'GET')) {
      const [name, { access }] = named
      if (look(name, await (access === 'signed-in' ? asManager(named) : asHolder(named)))) shown.push(name)
    }
    for (const { html, subject, to, headers = {}, attachments = [] } of stage.world.mails) {
      const lines = [subject, to, ...Object.values(headers)].filter((line) => /[\r\n]/.test(line))
      const calendars = attachments.flatMap(({ content }) => brokenLines(content))
      const found = [unescaped(html), ...lines, ...calendars].filter((each) => each !== undefined)
      wrong.push(...found.map((each) => `${subject}: ${each}`))
    }
    expect(wrong).toEqual([])
    const mails = stage.world.mails.filter(({ text }) => text.includes('onerror=hx('))
    // So many took the words, show them, and went out with them: nothing was only refused.
    const [forms, places, sent] = [taken.length, shown.length, mails.length]
    expect({ forms: forms > 50, places: places > 70, mails: sent > 30 }).toEqual({
      forms: true,
      places: true,
      mails: true,
    })
  },
)
