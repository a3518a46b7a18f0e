import { stayFresh } from './fresh.ts'
import { lookAgain } from './again.ts'
import { fillAlike } from './alike.ts'
import { goByArrows } from './arrows.ts'
import { offerCopy } from './copy.ts'
import { closeMenu } from './menu.ts'
import { leadToErrors } from './errors.ts'
import { askAgain, goOnFrom } from './told.ts'
import { showFreeTime } from './free-time.ts'
import { answerAtOnce } from './inbox.ts'
import { sendOnce } from './once.ts'
import { shrinkPhoto } from './photo.ts'
import { pressItself } from './press.ts'
import { offerShare } from './share.ts'
import { addSteps } from './steps.ts'

/** Comfort for pages that are complete without it: each enhancement finds its places by a `data-` attribute. */
function enhance(name: string, enhancement: (place: HTMLElement) => void): void {
  document.querySelectorAll<HTMLElement>(`[${name}]`).forEach(enhancement)
}

enhance('data-focus', leadToErrors)
enhance('data-told', goOnFrom)
enhance('autofocus', askAgain)
enhance('data-menu', closeMenu)
enhance('data-photo', shrinkPhoto)
enhance('data-once', sendOnce)
enhance('data-press', pressItself)
enhance('data-free-time', showFreeTime)
enhance('data-steps', addSteps)
enhance('data-again', lookAgain)
enhance('data-live', stayFresh)
enhance('data-arrows', goByArrows)
enhance('data-copy', offerCopy)
enhance('data-alike', fillAlike)
enhance('data-share', offerShare)
enhance('data-inbox', answerAtOnce)
