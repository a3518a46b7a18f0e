import { describe, expect, it } from 'vitest'
import { planImport } from '../../../functions/imports/rules/plan.ts'
import type { ImportTerms } from '../../../functions/imports/rules/terms.ts'
import type { ImportedEvent, LeftOut } from '../../../shared/ical/imported.ts'
import { aChoice, anEvent, anInstance, theTerms, wholeDays } from '../terms.ts'

function planned(
  events: Partial<ImportedEvent>[],
  terms: Partial<ImportTerms> = {},
  leftOut: LeftOut[] = [],
) {
  const plan = planImport({ events: events.map(anEvent), leftOut }, theTerms(terms))
  return {
    takes: plan.takes.map((take) => `${take.kind} ${take.title}`),
    refused: plan.refused.map(({ title }) => title),
    leftOut: plan.leftOut.map(({ summary, reason, facts }) => [summary, reason, facts]),
  }
}

const free = { uid: 'free', summary: 'Jahrestag', transparent: true }

describe('what does not count as busy', () => {
  it('is left out', () => {
    expect(planned([free, {}])).toMatchObject({
      takes: ['booking Chorprobe'],
      leftOut: [['Jahrestag', 'not-busy', {}]],
    })
  })

  it('is taken where it is wanted', () => {
    expect(planned([free], { choice: aChoice({ withFree: true }) })).toMatchObject({
      takes: ['booking Jahrestag'],
      leftOut: [],
    })
  })
})

describe('what is over', () => {
  const [past, ahead] = [anInstance('2026-11-30'), anInstance('2026-12-08')]

  it('is left out, and told by its number', () => {
    expect(planned([{ instances: [past, anInstance('2026-11-23'), ahead] }])).toMatchObject({
      takes: ['booking Chorprobe'],
      leftOut: [['Chorprobe', 'in-the-past', { count: 2 }]],
    })
    expect(planned([{ instances: [past] }]).takes).toEqual([])
    expect(planned([{ instances: [ahead] }]).leftOut).toEqual([])
  })

  it('is told besides what the reader has left out', () => {
    const told = { summary: 'Besuch', reason: 'unknown-zone', facts: {} }
    expect(planned([{ instances: [past, ahead] }], {}, [told]).leftOut).toEqual([
      ['Besuch', 'unknown-zone', {}],
      ['Chorprobe', 'in-the-past', { count: 1 }],
    ])
  })
})

describe('events', () => {
  it('have their dates in the order of their keys', () => {
    const instances = [anInstance('2026-12-15'), anInstance('2026-12-08'), anInstance('2026-12-22')]
    const { takes } = planImport({ events: [anEvent({ instances })], leftOut: [] }, theTerms())
    const [take] = takes
    expect(take?.kind === 'booking' && take.dates.map(({ date }) => date)).toEqual([
      '2026-12-08',
      '2026-12-15',
      '2026-12-22',
    ])
  })

  it('are bookings first, so that a block over the whole day keeps none of them out', () => {
    const holiday = { uid: 'h', summary: 'Ferien', allDay: true, instances: [wholeDays('2026-12-08')] }
    expect(planned([holiday, {}])).toEqual({ takes: ['booking Chorprobe'], refused: ['Ferien'], leftOut: [] })
  })

  it('of which one date goes over midnight are a booking and a block', () => {
    const night = anInstance('2026-12-31', { endDate: '2027-01-01', to: '02:00' })
    const { takes } = planned([{ instances: [anInstance('2026-12-08'), night] }])
    expect(takes).toEqual(['booking Chorprobe', 'block Chorprobe'])
  })

  it('are blocks alone where blocks are wanted', () => {
    const instances = [anInstance('2026-12-08'), anInstance('2026-12-15')]
    const { takes } = planned([{ instances }], { choice: aChoice({ as: 'blocks' }) })
    expect(takes).toEqual(['block Chorprobe', 'block Chorprobe'])
  })
})
