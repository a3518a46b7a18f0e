/** Looks every few seconds how far something is and shows it in place; once it is over, the whole page is loaded, which says what became of it. */
export function lookAgain(place: HTMLElement): void {
  const look = async (): Promise<void> => {
    if (!document.hidden) {
      const answer = await fetch(location.href)
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
      const found = page.querySelector('[data-again]')
      if (!answer.ok || answer.redirected) return
      if (found === null) return location.reload()
      place.replaceChildren(...found.childNodes)
    }
    wait()
  }
  const wait = (): void => {
    setTimeout(() => void look().catch(wait), Number(place.dataset['again']) * 1000)
  }
  wait()
}
