import type { RefObject } from 'react'
import type { Stage } from '../../../../server/src/catalogue/event-types.ts'
import classes from './board.module.css'
import { stageCount, stageText } from './stages.ts'

type Props = {
  readonly stages: readonly Stage[]
  readonly countOf: (stage: Stage) => number | undefined
  readonly board: RefObject<HTMLElement | null>
}

/** On phones one column fills the screen: a tap on a stage brings the others. */
export const StageStrip = ({ stages, countOf, board }: Props) => (
  <nav className={classes['stages']} aria-label="Stages">
    {stages.map((stage) => (
      <button
        key={stage}
        type="button"
        className={classes['stageButton']}
        onClick={() =>
          board.current?.querySelector(`[data-stage="${stage}"]`)?.scrollIntoView({ block: 'nearest', inline: 'start' })
        }
      >
        {stageText(stage)} <span className={classes['count']}>{stageCount(countOf(stage))}</span>
      </button>
    ))}
  </nav>
)
