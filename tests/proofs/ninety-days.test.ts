import { expect } from 'vitest'
import { isFull, seed } from '../support/budget.ts'
import { itInTurn } from '../support/in-turn.ts'
import { reportInWords } from '../vacancy/report-in-words.ts'
import { liveThrough, wholePlan } from '../vacancy/ninety-days.ts'

const plan = isFull ? wholePlan : { days: 9, groups: 10, perDay: 3, silentAfterDays: 2, stepMinutes: 180 }

itInTurn(
  `${plan.days} days without a manager: ${plan.groups} groups have their answers in time, once, and no time has two holders (SEED=${seed})`,
  async () => {
    const report = await liveThrough({ ...plan, seed })
    expect(report.faults, reportInWords(report)).toEqual([])
    expect(report.noticedAt).toBeDefined()
    // A house in which nothing happens would prove nothing.
    const { outcomes, queue, mails } = report
    expect(outcomes['approved: trusted, by rule'] ?? 0, reportInWords(report)).toBeGreaterThan(0)
    expect(outcomes['expired: nobody there, told honestly'] ?? 0, reportInWords(report)).toBeGreaterThan(0)
    if (isFull) for (const state of ['taken', 'expired']) expect(queue[state] ?? 0, state).toBeGreaterThan(0)
    expect(mails.toTeam).toBeGreaterThan(0)
  },
)
