/** Text between backticks and fenced blocks are no prose: what looks like a link there is none. */
const fences = /^(?<fence>`{3,}|~{3,})[^\n]*\n(?<body>[\s\S]*?)^\k<fence>[^\n]*$/gm
const inlineCode = /(?<ticks>`+)(?<body>(?:(?!\k<ticks>)[^\n])+)\k<ticks>(?!`)/g

const blank = (text: string): string => text.replace(/[^\n]/g, ' ')

/** A document with all code blanked, every offset kept. */
const prose = (text: string): string => text.replace(fences, blank).replace(inlineCode, blank)

export type Piece = { readonly text: string; readonly offset: number }

/** The targets of all links and images, inline and by reference. */
export const linksOf = (text: string): Piece[] =>
  [...prose(text).matchAll(/\]\(\s*<?(?<inline>[^)\s>]+)>?[^)]*\)|^\[[^\]]+\]:\s*<?(?<reference>[^\s>]+)/gm)].map(
    (match) => ({
      text: match.groups?.['inline'] ?? match.groups?.['reference'] ?? '',
      offset: match.index,
    }),
  )

/** All code of a document: what stands between backticks, and every line of the fenced blocks. */
export const codeOf = (text: string): Piece[] => {
  const fenced = [...text.matchAll(fences)].flatMap((match) => {
    const body = match.groups?.['body'] ?? ''
    const start = match.index + match[0].indexOf('\n') + 1
    return [...body.matchAll(/[^\n]+/g)].map((line) => ({ text: line[0].trim(), offset: start + line.index }))
  })
  const inline = [...text.replace(fences, blank).matchAll(inlineCode)].map((match) => ({
    text: match.groups?.['body']?.trim() ?? '',
    offset: match.index,
  }))
  return [...fenced, ...inline]
}

/** The anchors of all headings, as code hosts make them: lower case, no punctuation, hyphens for spaces, doubles numbered. */
export const anchorsOf = (text: string): ReadonlySet<string> => {
  const anchors = new Set<string>()
  for (const [, title = ''] of text.replace(fences, blank).matchAll(/^#{1,6}\s+(.+?)\s*#*$/gm)) {
    const words = title.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase()
    const anchor = words.replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')
    let name = anchor
    for (let double = 1; anchors.has(name); double += 1) name = `${anchor}-${double}`
    anchors.add(name)
  }
  return anchors
}
