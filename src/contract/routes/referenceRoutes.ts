import type { Campaign, InteractionGroup, InteractionTemplate, Language, Salesperson } from '../interaction';
import type { MergeFieldInfo } from '../mergeFields';
import { route, type None, type Page } from '../route';

export interface Me { id: string; name: string; /** `development` = the local token */ signIn: 'development' }

/** How the service was set up, as far as the pane has to know. */
export interface Settings { /** Each letter that went out is kept with its entry of the log. */ keepLetters: boolean }

/** Who asks, and what the segments choose from. */
export const referenceRoutes = {
  me: route<None, None, undefined, Me>('GET', '/me'),
  settings: route<None, None, undefined, Settings>('GET', '/settings'),
  mergeFields: route<None, None, undefined, Page<MergeFieldInfo>>('GET', '/merge-fields'),
  interactionTemplates: route<None, None, undefined, Page<InteractionTemplate>>('GET', '/interaction-templates'),
  interactionGroups: route<None, None, undefined, Page<InteractionGroup>>('GET', '/interaction-groups'),
  salespeople: route<None, None, undefined, Page<Salesperson>>('GET', '/salespeople'),
  campaigns: route<None, None, undefined, Page<Campaign>>('GET', '/campaigns'),
  languages: route<None, None, undefined, Page<Language>>('GET', '/languages'),
} as const;
