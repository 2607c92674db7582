/** The ways to choose contacts are loaded together: who goes one of them soon goes another, and the first bundle has to name only one file. */
export { ApplyMailingGroup } from './ApplyMailingGroup';
export { ChooseByCriteria } from './ChooseByCriteria';
export { ChooseContacts } from './ChooseContacts';
export { FindContacts } from './FindContacts';
export { ReuseLogged } from './ReuseLogged';
export { SavedCriteriaList } from './SavedCriteriaList';
export { SavedCriterionView } from './SavedCriterionView';
