import { makeStyles, tokens } from '@fluentui/react-components';
import type { Counted, FieldChange, ImportedContact, ImportResult } from '../../contract/contactImport';
import { useLanguage, type Language, type Say } from '../locales/language';
import { Details } from '../parts/Details';

const useStyles = makeStyles({
  names: { margin: 0, padding: '0 0 4px 26px', listStyle: 'none', fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200, overflowWrap: 'anywhere', display: 'grid', rowGap: '4px' },
  change: { display: 'block', color: tokens.colorNeutralForeground3 },
});

/** A count that opens to the contacts behind it, with what changes of each. Nothing where it is none. */
export function ImportCount({ title, counted: { count, examples }, strong, open = false }: { title: string; counted: Counted; strong?: boolean; open?: boolean }) {
  const language = useLanguage();
  const { say } = language;
  const styles = useStyles();
  if (count === 0) return null;
  if (examples.length === 0) return strong ? <strong>{title}</strong> : <span>{title}</span>;
  return (
    <Details summary={title} open={open} {...(strong && { strong })}>
      <ul className={styles.names}>
        {examples.map((contact) => (
          <li key={contact.row}>
            {nameOf(contact, language)}
            {contact.changes?.map((change) => <span key={change.field} className={styles.change}>{changeInWords(change, language)}</span>)}
          </li>
        ))}
        {count > examples.length && <li>{say('contactImport.more', { count: count - examples.length })}</li>}
      </ul>
    </Details>
  );
}

/** How many of the new contacts are companies and how many persons: they are greeted otherwise. */
export function kindsInWords({ added, addedPersons }: ImportResult, say: Say): string {
  const companies = added.count - addedPersons;
  return [companies > 0 && say('contactImport.companies', { count: companies }), addedPersons > 0 && say('contactImport.persons', { count: addedPersons })].filter(Boolean).join(', ');
}

const nameOf = ({ row, contactNo, contactName, companyName, city, barrier }: ImportedContact, { say }: Language): string =>
  [contactName || contactNo || say('contactImport.row', { row }), companyName !== contactName && companyName, city, contactNo, barrier && say(`detail.barrier.${barrier}`)].filter(Boolean).join(' · ');

function changeInWords({ field, from, to }: FieldChange, { say, languageName, countryName }: Language): string {
  const word = (value: string | boolean): string => {
    if (typeof value === 'boolean') return say(value ? 'detail.value.yes' : 'detail.value.no');
    if (value === '') return say('contactImport.empty');
    if (field === 'correspondenceType') return say(value === 'Email' ? 'detail.value.Email' : 'detail.value.HardCopy');
    return field === 'languageCode' ? languageName(value) : field === 'countryCode' ? countryName(value) : value;
  };
  return say('contactImport.change', { field: say(`contactImport.field.${field}`), from: word(from), to: word(to) });
}
