import { appendFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A mail as the console tells it; `to` and `from` are plain addresses, `date` is the mail's own, ISO in UTC. */
export interface LocalMail {
  to: string
  from: string
  subject: string
  text: string
  html: string
  date: string
  /** `content` is the text itself for `text/*`, else base64. */
  attachments: { filename: string; contentType: string; content: string }[]
}

/** A mail with what only the page needs. */
export interface KeptMail extends LocalMail {
  id: number
  /** From and to as the mail says them, with names. */
  sender: string
  recipients: string
}

export interface MailStore {
  all(): readonly KeptMail[]
  /** Keeps it on disk before it returns; false if a mail with this Message-ID has come before, even if deleted since. */
  add(messageId: string, mail: Omit<KeptMail, 'id'>): boolean
  /** All mails, or those that are meant. */
  clear(isMeant?: (mail: LocalMail) => boolean): void
}

/** Keeps mails in `mailbox.jsonl` and the ids that ever came in `mailbox-seen.txt`; without a folder in memory only. */
export function openMailStore(dataDir: string | undefined): MailStore {
  const files = dataDir === undefined ? undefined : filesIn(dataDir)
  let mails: KeptMail[] = files === undefined ? [] : lines(files.mails).flatMap(parse)
  const seen = new Set(files === undefined ? [] : lines(files.seen))
  let lastId = mails.at(-1)?.id ?? 0
  return {
    all: () => mails,
    add: (messageId, mail) => {
      if (messageId !== '' && seen.has(messageId)) return false
      lastId += 1
      const kept = { id: lastId, ...mail }
      if (files !== undefined) {
        appendFileSync(files.mails, `${JSON.stringify(kept)}\n`)
        appendFileSync(files.seen, `${messageId}\n`)
      }
      mails.push(kept)
      seen.add(messageId)
      return true
    },
    clear: (isMeant = () => true) => {
      mails = mails.filter((mail) => !isMeant(mail))
      if (files === undefined) return
      writeFileSync(files.mails, mails.map((mail) => `${JSON.stringify(mail)}\n`).join(''))
    },
  }
}

function filesIn(dataDir: string): { mails: string; seen: string } {
  mkdirSync(dataDir, { recursive: true })
  return { mails: join(dataDir, 'mailbox.jsonl'), seen: join(dataDir, 'mailbox-seen.txt') }
}

function lines(file: string): string[] {
  return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []
}

/** A last line cut by a crash was never acknowledged to its sender and is left out. */
function parse(line: string): KeptMail[] {
  try {
    return [JSON.parse(line) as KeptMail]
  } catch {
    return []
  }
}
