import { leadToErrors } from './errors.ts'
import { showFreeTime } from './free-time.ts'
import { sendOnce } from './once.ts'

/** Comfort for pages that are complete without it: each enhancement finds its places by a `data-` attribute. */
const enhancements: Record<string, (place: HTMLElement) => void> = {
  'data-focus': leadToErrors,
  'data-once': sendOnce,
  'data-free-time': showFreeTime,
}

for (const [name, enhance] of Object.entries(enhancements)) {
  document.querySelectorAll<HTMLElement>(`[${name}]`).forEach(enhance)
}
