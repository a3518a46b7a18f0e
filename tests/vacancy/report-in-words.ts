import type { Report } from './ninety-days.ts'

/** The report of a run as somebody reads it. */
export function reportInWords(report: Report): string {
  const { plan, slowestHours, latestMinutes, noticedAt, mails, faults } = report
  const list = (counts: Record<string, number>) =>
    Object.entries(counts).map(([name, count]) => `  ${String(count).padStart(5)}  ${name}`)
  return [
    `${plan.days} days without a manager: ${plan.groups} groups, ${plan.perDay} requests a day (SEED=${plan.seed})`,
    `The silence was noticed ${noticedAt ?? 'never'}.`,
    'Requests',
    ...list(report.outcomes),
    `  longest wait for an answer: ${slowestHours} hours; latest answer: ${latestMinutes} minutes after its deadline`,
    'Places in the queue',
    ...list(report.queue),
    'Not to be had',
    ...list(report.refused),
    `Keys taken: ${report.keysTaken}`,
    `Mails: ${mails.all}, ${mails.toGroups} of them to groups, ${mails.toTeam} to the team`,
    faults.length === 0 ? 'Nothing is amiss.' : `${faults.length} faults:`,
    ...faults.map((fault) => `  ${fault}`),
  ].join('\n')
}
