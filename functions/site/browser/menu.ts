/** A menu of the header closes as menus do: by Escape, with the focus back on its word, and once somebody taps or goes elsewhere. */
export function closeMenu(menu: HTMLElement): void {
  const close = () => menu.removeAttribute('open')
  const leave = (event: Event) => {
    if (event.target instanceof Element && event.target.closest('[data-menu]') !== menu) close()
  }
  document.addEventListener('click', leave)
  document.addEventListener('focusin', leave)
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.hasAttribute('open')) return
    close()
    menu.querySelector('summary')?.focus()
  })
}
