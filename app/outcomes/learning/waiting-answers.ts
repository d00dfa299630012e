/** Which of what the staff have said waits for the viewer's word, as filters of comments and of ideas. */
import { territory } from '~/access/roles';
import type { StaffViewer } from '~/access/viewer.server';

/** The comments that the dialogue would ask the viewer about, and the ideas that the list would; none of others. */
export function waitingFor({ grants }: Pick<StaffViewer, 'grants'>) {
  const answers = territory(grants, 'dialogue.answer');
  const judges = territory(grants, 'idea.judge');
  return {
    comments: {
      withdrawnAt: null,
      answers: { none: {} },
      ...(answers === 'all'
        ? { audience: 'municipality' }
        : { audience: 'school', schoolId: { in: answers.schoolIds } }),
    },
    ideas: {
      withdrawnAt: null,
      judgements: { none: {} },
      ...(judges === 'all' ? {} : { schoolId: { in: judges.schoolIds } }),
    },
  };
}
