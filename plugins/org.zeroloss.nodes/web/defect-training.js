import { NodeService } from './components/service.js';
import { DefectTrainingView } from './components/defect-training-view.js';
import { mount } from './components/mount.js';

/** The view of the Defect CNN Learner: the losses of each network while it was trained. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const view = new DefectTrainingView(root, frame, service.embedded ?? (await service.initialData()));
    view.start();
    return view;
  });
};
