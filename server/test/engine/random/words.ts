import type { Crew, Run } from './crew.ts'
import { departure, distantFuture, people, type Said, type Sequence, type Step } from './steps.ts'

const when = (moment: string): string => (moment === distantFuture ? 'the distant future' : moment.slice(0, 10))

const saidInWords = (said: Said): string => {
  const { type, targets, occurredAt, plannedDateTime, nextFollowUp, users, reason, until, name, source } = said
  return [
    `"${type}"`,
    `of ${typeof targets === 'string' ? `number ${targets}` : targets.join(', ')}`,
    occurredAt && `on ${when(occurredAt)}`,
    plannedDateTime && `planned for ${when(plannedDateTime)}`,
    nextFollowUp && `to follow up ${when(nextFollowUp)}`,
    said.followUpDone && 'follow-up done',
    /^(Assign|Reassign) /.test(type) && `to [${users.join(', ')}]`,
    type === 'Blocklist Prospect' && `because of ${reason} until ${until && when(until)}`,
    said.lacks && 'without what it needs',
    name && `named ${name} by ${source}`,
  ]
    .filter((part) => part)
    .join(' ')
}

const stepInWords = (step: Step): string => {
  switch (step.kind) {
    case 'write':
      return `${step.dryRun ? 'previews' : 'writes'} (${step.mode}) ${step.events.map(saidInWords).join('; ')}`
    case 'assign':
      return `assigns ${step.at}${step.samePhone ? ' and all with its number' : ''} to [${step.users.join(', ')}]`
    case 'undo':
      return `undoes the batch ${step.ago} before the last`
    case 'delete':
      return `deletes event ${step.fact} (modulo their number)`
    case 'merge':
      return `merges ${step.merged === 'lastKept' ? 'the one that was kept last' : step.kept + step.merged} into ${step.kept}`
    case 'undoMerge':
      return `undoes the merge ${step.ago} before the last`
    case 'endBlock':
      return `the time of a block of ${step.at} is up`
  }
}

/** A sequence as a person reads it. Prospects are named by their places, which begin again after the last. */
export const inWords = ({ phones, steps }: Sequence): string => {
  const lines = steps.flatMap((step, turn) => [
    ...(turn === departure ? ['   (lee leaves)'] : []),
    ...(step === null ? [] : [`   ${turn}. ${step.by} at server ${step.engine}: ${stepInWords(step)}`]),
  ])
  return [`Numbers of the prospects: ${phones.join(', ')}`, ...lines].join('\n')
}

/** The names of the sequence instead of ids. */
export const withNames = (text: string, { ids: users }: Crew, { ids }: Run): string => {
  const named = people.reduce((words, person) => words.replaceAll(users[person], person), text)
  return ids.reduce((words, id, place) => words.replaceAll(new RegExp(`\\b${id}\\b`, 'g'), `prospect[${place}]`), named)
}
