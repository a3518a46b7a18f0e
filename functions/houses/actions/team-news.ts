import { newsSource } from '../../../shared/news.ts'
import { teamStep } from '../news.ts'
import { readTeamMail, readTeamNews } from './team-facts.ts'

/** The news of the team, with what is read for it. */
export const teamStepNews = newsSource(teamStep, { forTelling: readTeamNews, forWriting: readTeamMail })
