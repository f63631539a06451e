import { NodeService } from './components/service.js';
import { EmbeddedGaps, RemoteGaps } from './components/gap-source.js';
import { GapView } from './components/gap-view.js';
import { mount } from './components/mount.js';

/** The view of Band Gap: map and histogram or a table, the fit, the dependence on the window. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const source = service.embedded
      ? new EmbeddedGaps(service.embedded)
      : new RemoteGaps(service, await service.initialData());
    const view = new GapView(root, frame, source);
    await view.start();
    return view;
  });
};
