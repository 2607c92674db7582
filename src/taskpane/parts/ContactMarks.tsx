import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { MailCheckmarkRegular } from '@fluentui/react-icons/svg/mail-checkmark';
import { NoteRegular } from '@fluentui/react-icons/svg/note';
import { PersonProhibitedRegular } from '@fluentui/react-icons/svg/person-prohibited';
import { TextQuoteRegular } from '@fluentui/react-icons/svg/text-quote';
import { DocumentPersonRegular } from '@fluentui/react-icons/svg/document-person';
import { DocumentEditRegular } from '@fluentui/react-icons/svg/document-edit';
import { TextStrikethroughRegular } from '@fluentui/react-icons/svg/text-strikethrough';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import type { SegmentLineRow } from '../../contract/segment';
import { useText } from '../locales/language';
import { getsNoLetter, lacksText } from '../session/rowFilter';
import { Mark } from './Mark';

/** What is special about one contact of a segment. */
export function ContactMarks({ row, hasOwnLetter }: { /** A document of its own. */ hasOwnLetter: boolean; row: Pick<SegmentLineRow, 'barrier' | 'includeExcluded' | 'textOrigin' | 'ownPassages' | 'overridden' | 'hasNote'> }) {
  const say = useText();
  return (
    <>
      {row.barrier && getsNoLetter(row) && <Mark tone="danger" icon={<PersonProhibitedRegular />}>{say(`segment.mark.${row.barrier}`)}</Mark>}
      {row.barrier && !getsNoLetter(row) && <Mark icon={<MailCheckmarkRegular />}>{say('segment.mark.included')}</Mark>}
      {hasOwnLetter && <Mark tone="brand" icon={<DocumentPersonRegular />}>{say('segment.mark.letter')}</Mark>}
      {row.textOrigin === 'own' && <Mark tone="brand" icon={<TextQuoteRegular />}>{say('segment.mark.own')}</Mark>}
      {row.textOrigin === 'none' && <Mark icon={<TextStrikethroughRegular />}>{say('segment.mark.none')}</Mark>}
      {lacksText(row) && <Mark tone="warning" icon={<WarningRegular />}>{say('segment.mark.missing')}</Mark>}
      {row.ownPassages && <Mark tone="brand" icon={<DocumentEditRegular />}>{say('segment.mark.passage')}</Mark>}
      {row.overridden.length > 0 && <Mark icon={<EditRegular />}>{say('segment.mark.edited')}</Mark>}
      {row.hasNote && <Mark icon={<NoteRegular />}>{say('segment.mark.note')}</Mark>}
    </>
  );
}
