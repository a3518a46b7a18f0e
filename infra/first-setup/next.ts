import type { Outputs } from '../cloud/outputs.ts'
import type { StageConfig } from '../stage.ts'

interface Done {
  stage: StageConfig
  outputs: Outputs
  isFounded: boolean
  /** SES writes to verified addresses only. */
  isSandbox: boolean
}

/** What is left to do by hand: DNS, SES's sandbox, the house. */
export function wordsOf({ stage, outputs, isFounded, isSandbox }: Done): string {
  const { domain, mailFrom, name, alarmMail, publicUrl, senderExists } = stage
  const records = [
    ...(domain === undefined ? [] : [`${domain} CNAME ${outputs.distribution}`]),
    ...outputs.sender,
  ]
  const isAsked = outputs.sender.length === 0 && !senderExists
  const left = [
    records.length > 0 &&
      `Set these DNS records (change no SPF and no DMARC record that the domain has):\n${records.map((each) => `     ${each}`).join('\n')}`,
    isAsked && `Open the mail that SES sent to ${mailFrom} and click its link.`,
    alarmMail !== undefined &&
      `Open the mail that AWS sent to ${alarmMail} and confirm that alarms may come.`,
    isSandbox &&
      'Leave the sandbox of SES: its console, "Request production access", kind "transactional". Until then (about a day) mails go to verified\n     addresses only: aws sesv2 create-email-identity --email-identity <the first manager\'s address>',
    !isFounded && `Found the first house: STAGE=${name} npm run found-house -- my-house.json`,
    `The manager opens ${publicUrl}/sign-in, types the address from the house's file, and gets a code by mail.`,
  ].filter((each) => each !== false)
  const lines = left.map((each, at) => `  ${at + 1}. ${each}`)
  return `\nIt is deployed. What is left:\n${lines.join('\n')}\nWhenever you are unsure, run this again: it says what is done.`
}
