/**
 * A screen on a wall: brings what has changed, and keeps what is shown when the net is gone, saying since when. Its clock is that of the
 * server, carried on from there: nobody sets the one of a tablet.
 */
export function stayFresh(place: HTMLElement): void {
  const stale = document.querySelector<HTMLElement>('.screen-stale')
  let ahead = 0
  const look = async (): Promise<void> => {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(20_000) })
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const found = page.querySelector('[data-live]')
    if (!answer.ok || found === null) throw new Error('not this page')
    const said = Date.parse(answer.headers.get('date') ?? '') + Number(answer.headers.get('age')) * 1000
    ahead = Number.isNaN(said) ? 0 : said - Date.now()
    place.replaceChildren(...found.childNodes)
    if (stale) stale.hidden = true
    tick(place, ahead)
  }
  const keep = (): void => {
    if (!stale?.hidden) return
    stale.textContent = (place.dataset['stale'] ?? '').replace('…', clockOf(place)?.dataset['was'] ?? '')
    stale.hidden = false
  }
  const again = (): void => {
    setTimeout(() => void look().catch(keep).finally(again), Number(place.dataset['live']) * 1000)
  }
  setInterval(() => tick(place, ahead), 5000)
  void look().catch(keep).finally(again)
}

function clockOf(place: HTMLElement): HTMLTimeElement | null {
  return place.querySelector('time[data-clock]')
}

/** The clock says the time at which the page was made: on from there by what has passed since. */
function tick(place: HTMLElement, ahead: number): void {
  const clock = clockOf(place)
  if (clock === null) return
  clock.dataset['was'] ??= clock.textContent
  const [time = '', hours, minutes] = /(\d\d):(\d\d)/.exec(clock.dataset['was']) ?? []
  const seconds = Number(clock.dateTime.slice(17, 19)) / 60
  const passed = seconds + Math.max(0, Date.now() + ahead - Date.parse(clock.dateTime)) / 60_000
  const now = Math.floor(Number(hours) * 60 + Number(minutes) + passed) % 1440
  const shown = [Math.floor(now / 60), now % 60].map((part) => String(part).padStart(2, '0')).join(':')
  clock.textContent = clock.dataset['was'].replace(time, shown)
}
