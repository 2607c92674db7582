import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ClipboardTaskRegular } from '@fluentui/react-icons/svg/clipboard-task';
import { DocumentMultipleRegular } from '@fluentui/react-icons/svg/document-multiple';
import { DocumentSearchRegular } from '@fluentui/react-icons/svg/document-search';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { TextAddRegular } from '@fluentui/react-icons/svg/text-add';
import type { FluentIcon } from '@fluentui/react-icons';
import { useText, type TextKey } from './locales/language';
import { usePane } from './session/pane';
import { steps, type PanePlace, type StepName } from './session/places';

const faces: Record<StepName, { key: TextKey & `shell.step.${string}`; Icon: FluentIcon }> = {
  segment: { key: 'shell.step.contacts', Icon: PeopleRegular },
  fields: { key: 'shell.step.fields', Icon: TextAddRegular },
  check: { key: 'shell.step.check', Icon: CheckmarkCircleRegular },
  preview: { key: 'shell.step.preview', Icon: DocumentSearchRegular },
  produce: { key: 'shell.step.produce', Icon: DocumentMultipleRegular },
  log: { key: 'shell.step.log', Icon: ClipboardTaskRegular },
};
const useStyles = makeStyles({
  strip: { flexShrink: 0, borderTop: `1px solid ${tokens.colorNeutralStroke2}`, backgroundColor: tokens.colorNeutralBackground2 },
  list: { display: 'flex', justifyContent: 'space-between', margin: 0, padding: '0 4px', listStyle: 'none' },
  item: { flexGrow: 1, minWidth: 0 },
  step: {
    display: 'flex', flexDirection: 'column', alignItems: 'center', rowGap: '2px', width: '100%', minHeight: '48px', padding: '7px 1px 5px', boxSizing: 'border-box',
    border: 'none', borderTop: '2px solid transparent', '@media (forced-colors: active)': { borderTopColor: 'Canvas' }, backgroundColor: 'transparent', color: tokens.colorNeutralForeground2, cursor: 'pointer',
    fontFamily: tokens.fontFamilyBase, fontSize: '11px', lineHeight: '14px', borderRadius: 0,
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover, color: tokens.colorNeutralForeground1 },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    '& svg': { fontSize: '20px', width: '20px', height: '20px' },
  },
  present: { borderTopColor: tokens.colorBrandStroke1, color: tokens.colorBrandForeground1, fontWeight: tokens.fontWeightSemibold, '@media (forced-colors: active)': { borderTopColor: 'Highlight' } },
});

/** The steps of the job. A person may go to any of them at any time. */
export function Steps({ segmentNo }: { segmentNo: string }) {
  const say = useText();
  const styles = useStyles();
  const { place, go } = usePane();
  // What is no step of its own is about the segment's contacts.
  const present = steps.find((step) => step === place.at) ?? 'segment';
  const stepPlace = (at: StepName): PanePlace => (at === 'preview' && place.at === 'contact' ? { at, no: segmentNo, lineNo: place.lineNo } : { at, no: segmentNo });
  return (
    <nav className={styles.strip} aria-label={say('shell.steps')}>
      <ol className={styles.list}>
        {steps.map((step) => {
          const { key, Icon } = faces[step];
          return (
            <li key={step} className={styles.item}>
              <button type="button" className={mergeClasses(styles.step, step === present && styles.present)} aria-current={step === present ? 'step' : undefined} onClick={() => go(stepPlace(step))}>
                <Icon aria-hidden="true" />
                {say(key)}
              </button>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
