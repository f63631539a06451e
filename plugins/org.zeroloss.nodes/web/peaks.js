import { NodeService } from './components/service.js';
import { EmbeddedPeaks, RemotePeaks } from './components/peak-source.js';
import { PeakView } from './components/peak-view.js';
import { mount } from './components/mount.js';

/** The view of Spectrum Peaks: the peaks of a spectrum, and a map of the strongest ones. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const source = service.embedded
      ? new EmbeddedPeaks(service.embedded)
      : new RemotePeaks(service, await service.initialData());
    const view = new PeakView(root, frame, source);
    await view.start();
    return view;
  });
};
