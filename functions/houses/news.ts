import type { News } from '../../shared/news.ts'
import type { TeamFacts } from './actions/team-facts.ts'
import { TeamNotice, TeamStep } from './schema/team-step.ts'

/** The team has changed: all managers hear it, those who did it too, and whoever it is about; who is new gets an invitation. */
export const teamStep: News<TeamStep, TeamNotice, TeamFacts> = {
  about: 'team-step',
  notice: TeamNotice,

  changeOf: (old, after) => (old === undefined ? TeamStep.parse(after) : undefined),

  tell({ house, id: step, person }, { managers }) {
    const all = managers.filter(({ role }) => role === 'manager').map((each) => each.person)
    return [...new Set([person, ...all])].map((to) => ({
      name: ['team-step', house, step, to],
      notice: { about: 'team-step', house, step, to },
      parkedWith: house,
    }))
  },

  write: async (notice, facts) => (await import('./views/team-mail.ts')).teamLetter(notice, facts),

  summarize: async (notice, facts, language) =>
    (await import('./views/team-mail.ts')).teamSummary(notice, facts, language),
}
