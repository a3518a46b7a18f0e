/** Shows its button where the browser can copy, and says so once it has. */
export function offerCopy(place: HTMLElement): void {
  const { copy = '', done = '' } = place.dataset
  const [button, told] = [place.querySelector('button'), place.querySelector('[aria-live]')]
  if (button === null || told === null || !('clipboard' in navigator)) return
  place.hidden = false
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(copy).then(() => (told.textContent = done))
  })
}
