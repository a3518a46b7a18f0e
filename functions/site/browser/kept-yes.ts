/** A yes that was said here and is not known to have arrived: to which version of which request, and when it goes out. */
export interface KeptYes {
  id: string
  version: number
  due: number
}

/** Whose it is: somebody else who signs in at this device sends none of it. */
export interface Keeper {
  by: string
  /** Where the inbox lies, and with it what the cookie is for. */
  path: string
}

const week = 7 * 24 * 3600
const pattern = /^yes-([0-9a-z]{12})=(\d+)\.(\d+)\.(.*)$/

/**
 * Keeps a yes in a cookie, which outlives a closed page and a lost net and goes by itself after a week. It says nothing about people but
 * ids. False where the browser takes no cookies.
 */
export function keepYes(yes: KeptYes, keeper: Keeper): boolean {
  write(yes.id, `${yes.version}.${yes.due}.${keeper.by}`, week, keeper)
  return keptYes(keeper).some((kept) => kept.id === yes.id)
}

export function forgetYes(id: string, keeper: Keeper): void {
  write(id, '', 0, keeper)
}

export function keptYes(keeper: Keeper): KeptYes[] {
  return document.cookie
    .split('; ')
    .map((cookie) => pattern.exec(cookie))
    .filter((found) => found !== null && found[4] === keeper.by)
    .map((found) => ({ id: found![1]!, version: Number(found![2]), due: Number(found![3]) }))
}

function write(id: string, value: string, seconds: number, keeper: Keeper): void {
  const secure = location.protocol === 'https:' ? '; Secure' : ''
  document.cookie = `yes-${id}=${value}; Path=${keeper.path}; Max-Age=${seconds}; SameSite=Strict${secure}`
}
