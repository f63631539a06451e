import { NodeService } from './components/service.js';
import { EmbeddedTiles, RemoteTiles } from './components/tile-source.js';
import { MicrographView } from './components/micrograph-view.js';
import { mount } from './components/mount.js';

/** The view of the Micrograph Viewer: an image stack with objects on it. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const source = service.embedded
      ? new EmbeddedTiles(service.embedded)
      : new RemoteTiles(service, await service.initialData());
    const view = new MicrographView(root, frame, source, source.info.marks);
    await view.start();
    return view;
  });
};
