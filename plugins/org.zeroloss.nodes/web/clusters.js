import { NodeService } from './components/service.js';
import { EmbeddedImages, RemoteImages } from './components/image-source.js';
import { ClusterView } from './components/cluster-view.js';
import { mount } from './components/mount.js';

/** The view of K-Means Cluster: the map of labels, the mean spectrum of each cluster, the numbers of clusters tried. */
export default async (shadowRoot, knimeService) => {
  const service = new NodeService(knimeService);
  return mount(shadowRoot, service, async (root, frame) => {
    const { embedded } = service;
    const source = embedded ? new EmbeddedImages(embedded) : new RemoteImages(service, await service.initialData());
    const classes = embedded ? embedded.classes : await service.call('classes');
    const numbers = embedded ? embedded.numbers : await service.call('numbers');
    const view = new ClusterView(root, frame, source, classes, numbers);
    await view.start();
    return view;
  });
};
