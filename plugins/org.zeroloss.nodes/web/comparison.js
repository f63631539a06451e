import { NodeService } from './components/service.js';
import { ScoreView } from './components/score-view.js';
import { mount } from './components/mount.js';

/** The view of ZLP Model Comparison: scores against the energy, and those of a window as a table. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const view = new ScoreView(root, frame, service.embedded ?? (await service.initialData()));
    view.start();
    return view;
  });
};
