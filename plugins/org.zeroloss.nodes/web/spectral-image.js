import { NodeService } from './components/service.js';
import { EmbeddedImages, RemoteImages } from './components/image-source.js';
import { SpectralImageView } from './components/spectral-image-view.js';
import { mount } from './components/mount.js';

/** The view of the Spectral Image Viewer: a map on the left, the picked spectrum on the right. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const source = service.embedded
      ? new EmbeddedImages(service.embedded)
      : new RemoteImages(service, await service.initialData());
    const view = new SpectralImageView(root, frame, source);
    await view.start();
    return view;
  });
};
