import { useState } from 'react';
import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import type { LinkedSegment } from '../../contract/segmentLetter';
import { adoptLetter, goBackTo } from '../actions/linkLetter';
import { useText } from '../locales/language';
import { ProblemBar } from '../parts/ProblemBar';
import { answerKey, useAsk } from '../session/asking';
import { usePane } from '../session/pane';
import { useOpenLetter } from '../session/useOpenLetter';

const useStyles = makeStyles({ found: { display: 'grid', rowGap: '8px' } });
const mostOffered = 3;

/** A letter without a segment's number whose content the service knows: opened from a version or on another machine, it finds its segment again. */
export function LetterFound() {
  const say = useText();
  const styles = useStyles();
  const pane = usePane();
  const { notes, go } = pane;
  const queries = useQueryClient();
  const [problem, setProblem] = useState<unknown>();
  const { hash } = useOpenLetter(notes.segmentNo === undefined);
  const found = useAsk('segmentsOfLetter', { query: { templateHash: hash ?? '' }, enabled: hash !== undefined }).data?.items ?? [];
  if (notes.segmentNo !== undefined || found.length === 0) return null;
  // Each segment once: the letter of a language rather than the copy that one contact has of it.
  const segments = [...new Map([...found].reverse().sort((one, other) => Number(one.lineNo === undefined) - Number(other.lineNo === undefined)).map((segment) => [segment.segmentNo, segment])).values()]
    .sort((one, other) => other.segmentNo.localeCompare(one.segmentNo));
  const goOn = async (segment: LinkedSegment): Promise<void> => {
    setProblem(undefined);
    try {
      if (segment.current) await adoptLetter(pane, segment.segmentNo, hash!, segment);
      else await goBackTo(pane, segment);
      void queries.invalidateQueries({ queryKey: answerKey('letters', { params: { no: segment.segmentNo } }) });
      go({ at: 'segment', no: segment.segmentNo });
    } catch (error) {
      setProblem(error);
    }
  };
  return (
    <div className={styles.found}>
      {segments.slice(0, mostOffered).map((segment) => (
        <MessageBar key={segment.segmentNo} intent="info" layout="multiline">
          <MessageBarBody>{say(segment.current ? 'letters.isOf' : 'letters.isOlderOf', { name: segment.name || say('letters.unnamed'), no: segment.segmentNo, description: segment.description })}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={() => (segment.current ? void goOn(segment) : go({ at: 'segment', no: segment.segmentNo }))}>{say('letters.goOn', { no: segment.segmentNo })}</Button>
            {!segment.current && <Button size="small" onClick={() => void goOn(segment)}>{say('letters.useAgain')}</Button>}
          </MessageBarActions>
        </MessageBar>
      ))}
      <ProblemBar error={problem} />
    </div>
  );
}
