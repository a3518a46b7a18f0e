import type { Mail } from '../mail.ts'
import type { Settings } from '../settings.ts'
import { sesMail } from './ses.ts'
import type { AwsAccess } from '../aws/signed-call.ts'
import { smtpMail } from './smtp.ts'

/** What `MAIL_URL` names: `smtp://…`, `smtps://…`, `ses:`, or `ses:https://…` for another endpoint. Throws on anything else. */
export function mailTransport(
  { mailUrl, mailFrom, mailSet }: Pick<Settings, 'mailUrl' | 'mailFrom' | 'mailSet'>,
  aws: () => AwsAccess,
): Mail {
  if (/^smtps?:\/\//.test(mailUrl)) return smtpMail(mailUrl, mailFrom)
  if (!mailUrl.startsWith('ses:')) throw new Error('MAIL_URL is neither smtp:// nor ses:')
  const endpoint = mailUrl.slice('ses:'.length)
  return sesMail({ from: mailFrom, set: mailSet }, aws(), endpoint === '' ? undefined : endpoint)
}
