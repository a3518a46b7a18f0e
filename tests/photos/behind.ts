import { house } from '../meetings/a-meeting.ts'
import type { Staged } from '../meetings/a-meeting.ts'
import { upload } from '../imports/import-form.ts'
import { small } from '../shared/picture/pieces.ts'
import { signedIn } from '../support/bench-world.ts'
import { managerMail } from '../support/builders.ts'

export const alt = 'Menschen um einen Tisch mit Nähmaschinen'
/** The address of the first photo on a page. */
export const srcIn = (text: string) => /<img class="photo[^>]*src="([^"]+)"/.exec(text)?.[1] ?? ''

/** The meeting from behind, for its host or for the house. */
export async function behind({ world }: Staged, { id, manageToken }: { id: string; manageToken?: string }) {
  const cookies: Record<string, string> = manageToken
    ? {}
    : { session: await signedIn(world.ctx, managerMail) }
  const path = manageToken ? `/host/${id}/${manageToken}` : `/manage/${house}/meetings/${id}`
  return {
    path,
    cookies,
    page: async () => (await world.call('GET', path, { cookies })).text,
    send: (file: Buffer = small('jpg'), words = alt) =>
      world.call('POST', `${path}/photo`, { cookies, ...upload({ alt: words }, file) }),
    remove: () => world.call('POST', `${path}/photo/remove`, { form: {}, cookies }),
  }
}
