import { NodeService } from './components/service.js';
import { EmbeddedSubtraction, RemoteSubtraction } from './components/subtraction-source.js';
import { SubtractionView } from './components/subtraction-view.js';
import { mount } from './components/mount.js';

/** The view of Background Subtractor: measured, background and subtracted, of a pixel or a region. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const source = service.embedded
      ? new EmbeddedSubtraction(service.embedded)
      : new RemoteSubtraction(service, await service.initialData());
    const view = new SubtractionView(root, frame, source);
    await view.start();
    return view;
  });
};
