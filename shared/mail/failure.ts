/**
 * Why a mail did not go. `unreachable`: the mail server, whatever the mail. `deferred`: not now. `refused`: this recipient
 * never. `rejected`: this message never.
 */
export type MailFault = 'unreachable' | 'deferred' | 'refused' | 'rejected'

/** Thrown by a mail transport. Never carries the server's own words: they like to quote the address. */
export class MailFailure extends Error {
  readonly fault: MailFault
  /** The code of the server's answer, if it gave one. */
  readonly status: number | undefined

  constructor(fault: MailFault, status?: number) {
    super(status === undefined ? fault : `${fault}: ${status}`)
    this.name = 'MailFailure'
    this.fault = fault
    this.status = status
  }
}

/** Gives up waiting after `milliseconds`, as if the server were not there. */
export async function within<T>(milliseconds: number, sending: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new MailFailure('unreachable')), milliseconds)
  })
  return Promise.race([sending, late]).finally(() => clearTimeout(timer))
}
