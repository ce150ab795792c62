type Names = readonly (readonly [sign: RegExp, name: string])[]

/** In this order: most of them call themselves Chrome or Safari too. */
const browsers: Names = [
  [/\bEdg(?:e|A|iOS)?\//, 'Edge'],
  [/\b(?:OPR|Opera)\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|Chromium|CriOS|HeadlessChrome)\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
]

const systems: Names = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
]

const nameIn = (names: Names, userAgent: string): string | null =>
  names.find(([sign]) => sign.test(userAgent))?.[1] ?? null

/** What people call a browser that called itself so: `Firefox on Windows`. Another program is called what it calls itself. */
export const browserName = (userAgent: string | null): string => {
  if (userAgent === null || userAgent.trim() === '') return 'Unknown browser'
  const [browser, system] = [nameIn(browsers, userAgent), nameIn(systems, userAgent)]
  if (browser === null) return userAgent.length > 40 ? `${userAgent.slice(0, 40)}…` : userAgent
  return system === null ? browser : `${browser} on ${system}`
}

/** Whether it is one that is held in a hand. */
export const isHandheld = (userAgent: string | null): boolean =>
  userAgent !== null && /\b(?:iPhone|iPad|Android|Mobile)\b/.test(userAgent)
