import fc from 'fast-check'
import { expect, it } from 'vitest'
import { isFull, seed, some } from '../support/budget.ts'
import { hear } from '../attendances/hearing.ts'
import { aStage, founded } from '../meetings/a-meeting.ts'
import { acts } from './meetings-acts.ts'
import { compare, compareMails, compareTable } from './meetings-faults.ts'
import { needed, seeTo } from './meetings-model.ts'
import type { Model } from './meetings-model.ts'
import { anOperation, shortest } from './meetings-operations.ts'
import type { Operation } from './meetings-operations.ts'
import { later } from './meetings-time.ts'
import type { Walked } from './meetings-time.ts'

const walks = some(20)
const length = isFull ? 100 : 12
const beginning = '2026-12-05T11:00:00.000Z'

async function begin(): Promise<Walked> {
  const stage = await aStage({ now: beginning })
  const terms = { places: 4, newcomersUntilHours: 24, waitingList: true, closesMinutesBefore: 0 }
  const access = { text: 'Code 0', releaseHoursBefore: 24 }
  const registration = { mode: 'wanted', ...terms }
  const meeting = await founded(stage, { registration, accessData: access, needsKey: true })
  const duties = [{ duty: 'tea', needed: needed.tea }]
  await stage.manage(`/api/meetings/${meeting.id}/duties`, { duties })
  const dates = meeting.dates.map(({ key, date, from, to }: any) => {
    return { key, date, from, to, isOnline: false, isOn: true, told: [] }
  })
  const model: Model = {
    now: beginning,
    isShown: true,
    terms,
    access: { text: access.text, hours: access.releaseHoursBefore, version: 1 },
    dates,
    parties: [],
    helpers: [],
    mails: [],
  }
  const walked: Walked = { stage, meeting, model, heard: new Map() }
  await hear(walked)
  return walked
}

/** After every so many operations all is compared; so that a fault is found where it arises, the shortest walk compares after each. */
const between = isFull ? 1 : 3

/** One thing after the other, each with the five minutes after it in which timers run. */
async function step(walked: Walked, operation: Operation, isCompared: boolean): Promise<void> {
  const { model } = walked
  await acts[operation.kind](walked, operation)
  seeTo(model)
  await hear(walked)
  await later(walked, 5)
  const items = await hear(walked)
  if (!isCompared) return
  compareTable(items, model)
  compareMails(walked)
  await compare(walked, model.dates[operation.date]!.key)
}

/** What became of people on these walks, and what they were told. */
const met = new Set<string>()

/** Where it goes wrong, in words; nothing where all is as on paper. */
async function walk(script: readonly Operation[], every = 1): Promise<string | undefined> {
  const walked = await begin()
  await using _stage = walked.stage
  for (const [at, operation] of script.entries()) {
    try {
      await step(walked, operation, (at + 1) % every === 0 || at === script.length - 1)
    } catch (error) {
      return `${at} ${operation.kind}: ${(error as Error).message}`
    }
  }
  for (const { key } of walked.model.dates) await compare(walked, key)
  for (const { state } of walked.model.parties) met.add(state)
  for (const mail of walked.model.mails) met.add(mail.slice(mail.indexOf(' ') + 1))
  return undefined
}

it.each(Array.from({ length: walks }, (_, at) => seed + at))(
  `whatever people, hosts and houses do with a meeting, it is as on paper (${length} operations, SEED=%i)`,
  async (own) => {
    const script = fc.sample(fc.noBias(anOperation), { seed: own, numRuns: length })
    const fault = await walk(script, between)
    if (fault === undefined) return
    const goesWrong = async (some: readonly Operation[]) => (await walk(some)) !== undefined
    const steps = await shortest(script.slice(0, Number.parseInt(fault, 10) + 1), goesWrong)
    const list = steps.map((each) => JSON.stringify(each)).join('\n')
    expect.fail(`${await walk(steps)}\n${list}\nfirst seen as: ${fault}`)
  },
)

// A walk on which little happens would prove little.
it.runIf(isFull)(
  'on these walks people came, waited, were offered a place, left, were too late, and were told',
  () => {
    const mails = ['Ein Platz ist frei', 'So kommen Sie dazu', 'Neuer Zugang']
    expect(met).toEqual(new Set(['coming', 'waiting', 'offered', 'left', 'expired', ...mails]))
  },
)
