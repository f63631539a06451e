import { NodeService } from './components/service.js';
import { TrainingView } from './components/training-view.js';
import { mount } from './components/mount.js';

/** The view of ZLP Replica Trainer: losses, the peak on the spectra, and the scan of the regions. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const view = new TrainingView(root, frame, service.embedded ?? (await service.initialData()));
    view.start();
    return view;
  });
};
