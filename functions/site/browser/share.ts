/** Shows its button where the device can hand something on; who changes their mind is told nothing. */
export function offerShare(place: HTMLElement): void {
  const { share: url = '', title = '', text = '' } = place.dataset
  const button = place.querySelector('button')
  if (button === null || !('share' in navigator)) return
  place.hidden = false
  button.addEventListener('click', () => {
    navigator.share({ title, text, url }).catch(() => undefined)
  })
}
