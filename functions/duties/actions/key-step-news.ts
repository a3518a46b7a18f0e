import { newsSource } from '../../../shared/news.ts'
import { keyStep } from '../news/key-step.ts'
import { readDutyMail, readDutyNews } from './mail-facts.ts'

/** That nobody has the key, with what is read for it. */
export const keyStepNews = newsSource(keyStep, { forTelling: readDutyNews, forWriting: readDutyMail })
