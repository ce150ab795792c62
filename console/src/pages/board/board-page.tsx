import { VisuallyHidden } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Columns3 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useAccount, useMay } from '../../api/accounts.ts'
import { stagesQuery } from '../../api/desk.ts'
import { paths } from '../../app/paths.ts'
import { AssignDialog } from '../../assign/assign-dialog.tsx'
import { EventDialog } from '../../events/event-dialog.tsx'
import { FirstLeads } from '../../new-lead/first-leads.tsx'
import { UserFilter } from '../../parts/choosing/user-filter.tsx'
import { EmptyState } from '../../parts/empty-state.tsx'
import { PageTitle } from '../../parts/page-title.tsx'
import { prospectText } from '../../parts/prospect-name.tsx'
import classes from './board.module.css'
import { CardFace } from './card.tsx'
import { Column } from './column.tsx'
import { LostBar } from './lost-bar.tsx'
import type { Move } from './placing.ts'
import { StageStrip } from './stage-strip.tsx'
import { boardStages, stageText, waysTo } from './stages.ts'
import { useBoard } from './use-board.ts'
import type { Drag } from './use-drag.ts'

const Ghost = ({ drag, place }: { readonly drag: Drag; readonly place: React.Ref<HTMLDivElement> }) => (
  <div className={classes['ghost']} ref={place} style={{ width: drag.width }} aria-hidden="true">
    <div className={classes['card']}>
      <div className={classes['head']}>
        <span className={classes['name']}>{prospectText(drag.card)}</span>
      </div>
      <CardFace card={drag.card} />
    </div>
  </div>
)

const MoveDialog = ({ move, onEnd }: { readonly move: Move; readonly onEnd: (move: Move) => void }) => {
  const among = waysTo(move.to)
  const [usual] = among
  return (
    <EventDialog
      prospectId={move.card.id}
      kind="status"
      title={`Move to ${stageText(move.to)}`}
      preset={{ among, ...(usual === undefined ? {} : { eventType: usual }) }}
      onClose={() => onEnd(move)}
    />
  )
}

/** Everybody by how far they have come. */
export const BoardPage = () => {
  const { id: accountId } = useAccount()
  const { assignee } = useSearch({ strict: false }) as { assignee?: string }
  const navigate = useNavigate()
  const mayWrite = useMay('addEvents')
  const counts = useQuery(stagesQuery(accountId)).data?.data
  const root = useRef<HTMLDivElement>(null)
  const [isLostOpen, setIsLostOpen] = useState(false)
  const visible = boardStages.filter((stage) => stage !== 'lost' || isLostOpen)
  const board = useBoard({ root, accountId, assignee, visible, mayWrite })
  const countOf = (stage: string): number | undefined =>
    assignee === undefined ? counts?.find((row) => row.stage === stage)?.count : undefined
  const isEmpty = assignee === undefined && counts?.every(({ count }) => count === 0) === true
  const filter = (chosen: string | undefined): void =>
    void navigate({ to: paths.board, search: chosen === undefined ? {} : { assignee: chosen }, replace: true })
  return (
    <>
      <PageTitle
        title="Board"
        actions={<UserFilter label="Whose prospects" value={assignee} onChange={filter} withNobody />}
      />
      <VisuallyHidden role="status">{board.said}</VisuallyHidden>
      {isEmpty ? (
        <EmptyState icon={Columns3} title="The board is empty">
          Prospects stand here by their stage as soon as there are some. <FirstLeads />
        </EmptyState>
      ) : (
        <>
          <StageStrip stages={visible} countOf={countOf} board={root} />
          {/* Keys go on from the card that has the focus, wherever in the board it is. */}
          <section className={classes['board']} ref={root} onKeyDown={board.onKeyDown} aria-label="Stages">
            {visible.map((stage) => (
              <Column key={stage} stage={stage} count={countOf(stage)} view={board.view} actions={board.actions} />
            ))}
            <LostBar
              count={countOf('lost')}
              isOpen={isLostOpen}
              isOver={board.view.over === 'lost' && !isLostOpen}
              onToggle={() => setIsLostOpen(!isLostOpen)}
            />
          </section>
        </>
      )}
      {board.drag !== null && <Ghost drag={board.drag} place={board.ghost} />}
      {board.asking !== null && <MoveDialog move={board.asking} onEnd={board.endMove} />}
      {board.assigning !== null && <AssignDialog prospectIds={[board.assigning.id]} onClose={board.endAssigning} />}
    </>
  )
}
