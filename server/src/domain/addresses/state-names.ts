import { states } from '../../catalogue/records/states.ts'

const byText: ReadonlyMap<string, string> = new Map(
  Object.entries(states).flatMap(([code, name]) => [
    [code.toLowerCase(), name],
    [name.toLowerCase(), name],
  ]),
)

/** The full name of a state that is written by its code or its name, in any letter case. Any other text stays as it is. */
export const fullStateName = (text: string): string => byText.get(text.trim().toLowerCase()) ?? text
