/**
 * What is looked at inside a page. Each function is sent to the browser by itself and may use nothing from around it.
 * Plain JavaScript, because the project's types know no document.
 */

/**
 * Everything that can be seen of one document at its present size and scheme, folds opened: what sticks out, what cannot
 * be read, what is too small to be pressed. Leaves the page as it was.
 */
export function lookAround() {
  const root = document.documentElement
  const folded = [...document.querySelectorAll('details:not([open])')]
  for (const fold of folded) fold.open = true
  const shown = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
  const brief = (element) => `<${element.tagName.toLowerCase()}> ${element.textContent.trim().slice(0, 40)}`
  /** Hidden on purpose from the eye alone, or clipped away by a box around it. */
  const unseen = (element) => {
    const { width, height, right, bottom } = element.getBoundingClientRect()
    return width <= 1 || height <= 1 || right <= 0 || bottom <= 0
  }

  const parse = (color) => {
    const [r = 0, g = 0, b = 0, alpha = 1] = (color.match(/[\d.]+/g) ?? []).map(Number)
    const scale = color.startsWith('color(') ? 255 : 1
    return { r: r * scale, g: g * scale, b: b * scale, alpha }
  }
  const over = (top, below) => {
    const mix = (one, other) => one * top.alpha + other * (1 - top.alpha)
    return { r: mix(top.r, below.r), g: mix(top.g, below.g), b: mix(top.b, below.b), alpha: 1 }
  }
  const canvas = matchMedia('(prefers-color-scheme: dark)').matches ? '#121212' : '#ffffff'
  const hex = (text) => ({
    r: Number.parseInt(text.slice(1, 3), 16),
    g: Number.parseInt(text.slice(3, 5), 16),
    b: Number.parseInt(text.slice(5, 7), 16),
    alpha: 1,
  })
  const behind = (element) => {
    if (element === null) return hex(canvas)
    const own = parse(getComputedStyle(element).backgroundColor)
    return own.alpha === 1 ? own : over(own, behind(element.parentElement))
  }
  /** Relative luminance and contrast, WCAG 2.2. */
  const luminance = ({ r, g, b }) => {
    const [red, green, blue] = [r, g, b].map((channel) => {
      const share = channel / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (one, other) => {
    const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a)
    return (light + 0.05) / (dark + 0.05)
  }

  const faint = new Set()
  const measure = (element, style, what) => {
    const back = behind(element)
    const ratio = contrast(over(parse(style.color), back), back)
    const size = Number.parseFloat(style.fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    if (ratio < (large ? 3 : 4.5)) faint.add(`${ratio.toFixed(2)}:1 ${what}`)
  }
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const element = node.parentElement
    if (node.data.trim() === '' || !shown(element) || unseen(element)) continue
    measure(element, getComputedStyle(element), brief(element))
  }
  for (const field of document.querySelectorAll('input[placeholder], textarea[placeholder]')) {
    if (shown(field)) measure(field, getComputedStyle(field, '::placeholder'), `placeholder ${field.placeholder}`)
  }

  const wide = []
  if (root.scrollWidth > root.clientWidth) {
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => shown(element) && element.getBoundingClientRect().right > root.clientWidth + 0.5,
    )
    wide.push(`${root.scrollWidth} > ${root.clientWidth}: ${out.slice(-3).map(brief).join(' | ')}`)
  }

  const low = []
  for (const target of document.querySelectorAll(
    'button, summary, select, textarea, a.button, input:not([type=hidden])',
  )) {
    // Who presses the label presses the field.
    const pressed = target.matches('[type=radio], [type=checkbox]') ? (target.closest('label') ?? target) : target
    const { height } = pressed.getBoundingClientRect()
    if (shown(pressed) && height < 43.5) low.push(`${height.toFixed(0)} px ${brief(pressed)}`)
  }

  const headings = [...document.querySelectorAll('h1')].filter(shown).length
  for (const fold of folded) fold.open = false
  return {
    language: root.lang,
    headings,
    wide,
    faint: [...faint],
    low,
    links: [...document.querySelectorAll('a[href]')].map((link) => link.href),
  }
}

/** Where the keyboard is, and whether that can be seen; null when it is nowhere on the page. */
export function focusedNow() {
  const element = document.activeElement
  if (element === null || element === document.body) return null
  const rings = [element, element.closest('label')].filter((one) => one !== null)
  const ringed = rings.some((one) => {
    const { outlineStyle, outlineWidth } = getComputedStyle(one)
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
  })
  const { top, bottom } = (element.closest('label') ?? element).getBoundingClientRect()
  return {
    what: `<${element.tagName.toLowerCase()} ${element.getAttribute('name') ?? ''}> ${element.textContent.trim().slice(0, 40)}`,
    ringed,
    inSight: bottom > 0 && top < innerHeight,
  }
}

/** Opens whatever is folded, as a reader might. */
export function unfold() {
  for (const fold of document.querySelectorAll('details')) fold.open = true
}
