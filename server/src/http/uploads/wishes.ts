import type { Wishes } from '../../transfer/mapping.ts'
import { Refused } from '../requests/json-body.ts'

const detail = {
  keyword: 'importColumns',
  dataPath: '.columns',
  schemaPath: '#/importColumns',
  params: {},
  message: 'should be a JSON object of columns and fields, such as {"Full Name":"name","Colour":""}',
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const isText = (entry: readonly [string, unknown]): entry is readonly [string, string] => typeof entry[1] === 'string'

/** What the parameter `columns` says of the columns of a file. */
export const readWishes = (columns: string | undefined): Wishes => {
  if (columns === undefined) return new Map()
  const given = parse(columns)
  const entries = typeof given === 'object' && given !== null && !Array.isArray(given) ? Object.entries(given) : null
  if (entries?.every(isText) !== true) throw new Refused('invalidQuery', [detail])
  return new Map(entries.filter(isText))
}
