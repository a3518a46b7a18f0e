/**
 * What became of a yes. `offline`: nobody knows, it is tried again. `changed`: the request is not what the row showed, and still open.
 * `gone`: somebody else has decided about it.
 */
export type Outcome = 'done' | 'changed' | 'gone' | 'offline' | 'sign-in' | 'failed'

export interface Doors {
  sends: string
  reads: string
}

/** Says yes to what was seen. It goes out even if the page is closed at this moment, and a second one does no harm: the version is over by then. */
export async function sendYes(doors: Doors, yes: { id: string; version: number }): Promise<Outcome> {
  try {
    const answer = await fetch(doors.sends.replace('{id}', yes.id), {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version: yes.version }),
      keepalive: true,
    })
    if (answer.ok) return 'done'
    if (answer.status === 401) return 'sign-in'
    if (answer.status === 429 || answer.status >= 500) return 'offline'
    return answer.status === 409 ? await standingOf(doors, yes.id) : 'failed'
  } catch {
    return 'offline'
  }
}

interface Read {
  state: string
  occurrences: { asked?: unknown }[]
  history: { what: string }[]
}

/** Why there is nothing to say yes to: perhaps because it has arrived before, and only its answer was lost. */
export async function standingOf(doors: Doors, id: string): Promise<Outcome> {
  const answer = await fetch(doors.reads.replace('{id}', id))
  if (!answer.ok) return answer.status === 401 ? 'sign-in' : 'gone'
  const read = (await answer.json()) as Read
  const isOpen = read.state === 'requested' || read.state === 'unconfirmed'
  if (isOpen || read.occurrences.some((each) => each.asked !== undefined)) return 'changed'
  const last = read.history[read.history.length - 1]
  return last?.what === 'approved' || last?.what === 'change-approved' ? 'done' : 'gone'
}
