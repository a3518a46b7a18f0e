import { sendDueMails } from './actions/send-due-mails.ts'

export const schedules = { sendDueMails }
